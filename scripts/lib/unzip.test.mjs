import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from './unzip.mjs';

// folder/stored (mode 644), folder/deflated (mode 755, 1000 times "electron ").
const ZIP = Buffer.from(
  'UEsDBBQAAAAAAAAAIVwAAAAAAAAAAAAAAAAHAAAAZm9sZGVyL1BLAwQUAAAAAAAAACFcsyROlggAAAAIAAAADQAAAGZvbGRlci9zdG9yZWRhcyBpdCBpc1BLAwQUAAAACAAAACFcckgyyS4AAAAoIwAADwAAAGZvbGRlci9kZWZsYXRlZO3GwQkAIAwEsFXcrdxPFKT70z0keSU71e+eFRERERERERERERERERERERGRfzNQSwECFAMUAAAAAAAAACFcAAAAAAAAAAAAAAAABwAAAAAAAAAAAAAA7UEAAAAAZm9sZGVyL1BLAQIUAxQAAAAAAAAAIVyzJE6WCAAAAAgAAAANAAAAAAAAAAAAAACkgSUAAABmb2xkZXIvc3RvcmVkUEsBAhQDFAAAAAgAAAAhXHJIMskuAAAAKCMAAA8AAAAAAAAAAAAAAO2BWAAAAGZvbGRlci9kZWZsYXRlZFBLBQYAAAAAAwADAK0AAACzAAAAAAA=',
  'base64',
);

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'helpdesk-unzip-'));
});
afterEach(() => rm(base, { recursive: true }));

describe('unzip', () => {
  it('unpacks stored and deflated files with their modes, under the names asked for', async () => {
    await unzip(await zipOf(ZIP), join(base, 'out'), (name) => name.replace('folder/', 'renamed/'));
    expect(await readFile(join(base, 'out/renamed/stored'), 'utf8')).toBe('as it is');
    expect(await readFile(join(base, 'out/renamed/deflated'), 'utf8')).toBe('electron '.repeat(1000));
    expect((await stat(join(base, 'out/renamed/deflated'))).mode & 0o777).toBe(0o755);
  });

  it('leaves out what it is not asked for', async () => {
    await unzip(await zipOf(ZIP), join(base, 'out'), (name) => (name.endsWith('stored') ? 'one' : undefined));
    await expect(stat(join(base, 'out/folder'))).rejects.toThrow('ENOENT');
    expect(await readFile(join(base, 'out/one'), 'utf8')).toBe('as it is');
  });

  it('refuses half a file, and what is no zip', async () => {
    await expect(unzip(await zipOf(ZIP.subarray(0, -60)), base, (name) => name)).rejects.toThrow(
      'not a zip file',
    );
    await expect(unzip(await zipOf(Buffer.from('nothing')), base, (name) => name)).rejects.toThrow(
      'not a zip',
    );
  });
});

async function zipOf(bytes) {
  const path = join(base, 'some.zip');
  await writeFile(path, bytes);
  return path;
}
