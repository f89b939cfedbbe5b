import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isUnchanged, writeManifest } from './folder-manifest.mjs';

let base = '';
const runtime = () => join(base, 'runtime');
const mark = () => join(base, 'cache', 'verified');

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'helpdesk-manifest-'));
  await mkdir(join(runtime(), 'locales'), { recursive: true });
  await writeFile(join(runtime(), 'electron'), 'binary');
  await writeFile(join(runtime(), 'locales', 'ms.pak'), 'words');
  await writeManifest(runtime());
});
afterEach(() => rm(base, { recursive: true }));

describe('a folder with a manifest', () => {
  it('is unchanged as long as nobody touches it', async () => {
    expect(await isUnchanged(runtime(), mark())).toBe(true);
    expect(await isUnchanged(runtime(), mark())).toBe(true);
  });

  it('is changed when a file has other bytes, also at the same length', async () => {
    await writeFile(join(runtime(), 'electron'), 'BINARY');
    expect(await isUnchanged(runtime(), mark())).toBe(false);
  });

  it('is changed when a file is missing or cut, also after it was verified', async () => {
    await isUnchanged(runtime(), mark());
    await writeFile(join(runtime(), 'electron'), 'bin');
    expect(await isUnchanged(runtime(), mark())).toBe(false);
    await rm(join(runtime(), 'electron'));
    expect(await isUnchanged(runtime(), mark())).toBe(false);
  });

  it('is not taken for one without a manifest', async () => {
    expect(await isUnchanged(join(runtime(), 'locales'), mark())).toBe(false);
  });
});
