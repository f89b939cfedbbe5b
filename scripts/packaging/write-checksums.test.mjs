import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeChecksums } from './write-checksums.mjs';

function createDist() {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-checksums-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'folder.deb'));
  for (const name of [
    'StoreHub Helpdesk-0.1.0-arm64.dmg',
    'app.deb',
    'latest.json',
    'builder-debug.yml',
    'SHA256SUMS',
  ])
    writeFileSync(join(folder, name), `content of ${name}`);
  return folder;
}

it('names each package and latest.json with its sum, and nothing else that lies there', async () => {
  const folder = createDist();
  const text = readFileSync(await writeChecksums(folder, ['deb', 'dmg']), 'utf8');
  expect(text.replaceAll(/^[\da-f]{64} {2}/gm, '').split('\n')).toEqual([
    'StoreHub Helpdesk-0.1.0-arm64.dmg',
    'app.deb',
    'latest.json',
    '',
  ]);
});

it.skipIf(process.platform !== 'linux')('is what sha256sum checks', async () => {
  const folder = createDist();
  await writeChecksums(folder, ['deb', 'dmg']);
  const check = () => spawnSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder });
  expect(check().status).toBe(0);
  writeFileSync(join(folder, 'app.deb'), 'another content');
  expect(check().status).toBe(1);
});
