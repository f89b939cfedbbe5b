import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { withProcessLock } from './with-process-lock';

it('waits until another process has ended its turn', async () => {
  const folder = tempFolder();
  const code = `
    const { mkdirSync, rmdirSync, writeFileSync } = require('node:fs');
    mkdirSync('turn');
    console.log('began');
    setTimeout(() => { writeFileSync('done', ''); rmdirSync('turn'); }, 200);`;
  const child = spawn(process.execPath, ['-e', code], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  expect(withProcessLock(folder, 'turn', () => existsSync(join(folder, 'done')), 20_000)).toBe(true);
  expect(readdirSync(folder)).toEqual(['done']);
  // Windows removes no folder in which a process runs.
  await ended;
});

it('creates the folder, and ends the turn also if the work fails', () => {
  const folder = join(tempFolder(), 'new');
  expect(withProcessLock(folder, 'turn', () => readdirSync(folder))).toEqual(['turn']);
  expect(() =>
    withProcessLock(folder, 'turn', () => {
      throw new Error('failed');
    }),
  ).toThrow('failed');
  expect(readdirSync(folder)).toEqual([]);
});

it('does not wait for a process that was killed in its turn', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'turn'));
  expect(withProcessLock(folder, 'turn', () => 'done', 20)).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

it('runs, too, where it can make no folder', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'turn'), '');
  expect(withProcessLock(folder, 'turn', () => 'done', 20)).toBe('done');
  expect(readdirSync(folder)).toEqual(['turn']);
  expect(withProcessLock(join(folder, 'turn'), 'turn', () => 'done', 20)).toBe('done');
});
