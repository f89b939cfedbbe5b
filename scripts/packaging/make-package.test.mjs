import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packProgram } from './make-package.mjs';

const makesDebs = spawnSync('dpkg-deb', ['--version']).status === 0;

it.skipIf(!makesDebs)(
  'the checksums are those of the packages that lie there, however often one is made',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'helpdesk-packages-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const unpacked = join(folder, 'linux-unpacked');
    mkdirSync(join(unpacked, 'resources'), { recursive: true });
    const notices = join(unpacked, 'resources/THIRD_PARTY_NOTICES.txt');
    const pack = (version) => packProgram('deb', { unpacked, isTrial: true }, version, folder);
    writeFileSync(notices, 'of a first build');
    const files = [await pack('0.1.0'), await pack('0.1.1')];
    writeFileSync(notices, 'of a second build');
    await pack('0.1.0');
    const check = spawnSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    expect(check.stdout).toBe(files.map((file) => `${basename(file)}: OK\n`).join(''));
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')).toHaveLength(2);
  },
);
