import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listLogFiles, openLog } from './log';

const nowMs = () => Date.UTC(2026, 10, 24, 6, 30);

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'log-')), 'logs');
});

afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

const written = (file = 'helpdesk.log') => readFileSync(join(folder, file), 'utf8');

it('writes one line for each event, with its time and its data', () => {
  const log = openLog(folder, nowMs);
  log.info('outbox drained', { tickets: 3, wasHalted: false });
  log.warn('permission refused');
  log.error('page not loaded', { code: null });
  expect(written().split('\n')).toEqual([
    '2026-11-24T06:30:00.000Z info outbox drained {"tickets":3,"wasHalted":false}',
    '2026-11-24T06:30:00.000Z warn permission refused',
    '2026-11-24T06:30:00.000Z error page not loaded {"code":null}',
    '',
  ]);
});

it('writes only what went wrong with the level warn', () => {
  const log = openLog(folder, nowMs, 'warn');
  log.info('outbox drained');
  log.warn('permission refused');
  expect(written()).toBe('2026-11-24T06:30:00.000Z warn permission refused\n');
});

it('writes no token, number or address, even where it is handed one', () => {
  openLog(folder, nowMs).error('tk_test0123456789 60123456789', {
    mail: 'siti@mail.example',
    tk_testKeyKeyKey: 1,
  });
  expect(written()).not.toMatch(/tk_test|60123456789|siti/);
});

it('keeps its files private, whatever the umask', () => {
  const umask = process.umask(0);
  try {
    openLog(folder, nowMs).info('app started');
  } finally {
    process.umask(umask);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'helpdesk.log')).mode & 0o777).toBe(0o600);
});

it('keeps seven files in order, and no more', () => {
  let log = openLog(folder, nowMs);
  for (let line = 0; line < 4400; line += 1) {
    if (line % 250 === 0) log = openLog(folder, nowMs);
    log.info(`${line} ${'x'.repeat(1900)}`);
  }
  const files = listLogFiles(folder);
  expect(readdirSync(folder).toSorted()).toEqual(files.map((file) => basename(file)));
  const lines = files.toReversed().flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'));
  const numbers = lines.map((line) => Number(/info (\d+) /.exec(line)?.[1]));
  expect(numbers).toEqual(Array.from(numbers, (_, at) => 4400 - numbers.length + at));
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).size).toBeLessThan(1_100_000);
});

it.skipIf(process.platform === 'win32')(
  'waits for no pipe that takes its place, and goes on after it',
  () => {
    const log = openLog(folder, nowMs);
    log.info('before');
    rmSync(join(folder, 'helpdesk.log'));
    execFileSync('mkfifo', [join(folder, 'helpdesk.log')]);
    log.info('meanwhile');
    rmSync(join(folder, 'helpdesk.log'));
    log.info('after');
    expect(written()).toBe('2026-11-24T06:30:00.000Z info after\n');
  },
);

it('is silent where its folder cannot be made', () => {
  writeFileSync(join(folder, '..', 'file'), '');
  expect(() => {
    openLog(join(folder, '..', 'file', 'logs'), nowMs).error('app started');
  }).not.toThrow();
});
