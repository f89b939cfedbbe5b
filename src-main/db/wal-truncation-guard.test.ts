import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { describe, expect, it } from 'vitest';
import { tempFolder } from './temp-folder.fixture';

/** A process of its own has no other way to the module that is tested. */
const source = join(import.meta.dirname, 'wal-truncation-guard.ts');
const { code: compiled } = await transformWithOxc(readFileSync(source, 'utf8'), source);

/**
 * Runs steps in a process of its own, which SIGBUS may end, over a database that is opened twice, as the app does.
 * `truncate` is done by another program.
 * @returns what the steps printed, and the signal that ended the process
 */
function runSteps(steps: string) {
  const script = `
    import { execFileSync } from 'node:child_process';
    import SqliteDatabase from 'better-sqlite3';
    ${compiled}
    const file = ${JSON.stringify(join(tempFolder(), 'history.db'))};
    const db = new SqliteDatabase(file);
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY)');
    const count = (from) => from.prepare('SELECT count(*) FROM t').pluck().get();
    const insert = () => db.exec('INSERT INTO t DEFAULT VALUES');
    const reader = new SqliteDatabase(file, { readonly: true });
    count(reader);
    const writerIndex = guardWalTruncation(file);
    const repairOfReader = guardWalTruncationOfReader(file);
    for (let n = 0; n < 50; n += 1) insert();
    writerIndex.repair();
    repairOfReader();
    const truncate = (suffix, bytes) => execFileSync('truncate', ['-s', String(bytes), file + suffix]);
    ${steps}
  `;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return { printed: (ran.stdout + ran.stderr).trim(), signal: ran.signal };
}

const lookAtAll = `
  console.log(count(reader), count(db), db.pragma('integrity_check', { simple: true }));
  insert();
  reader.close();
  db.close();
  writerIndex.close();
  const again = new SqliteDatabase(file);
  console.log(count(again), again.pragma('integrity_check', { simple: true }));`;

describe.skipIf(process.platform !== 'linux')('an index that another program truncated', () => {
  it('ends the process where nothing is done about it: the control', () => {
    expect(runSteps(`truncate('-shm', 0); ${lookAtAll}`).signal).toBe('SIGBUS');
  });

  it.each([
    ['writes', 'writerIndex.repair()', 0],
    ['writes', 'writerIndex.repair()', 100],
    ['writes', 'writerIndex.repair()', 5_000],
    ['reads', 'repairOfReader()', 0],
    ['reads', 'repairOfReader()', 100],
  ] as const)('is rebuilt by the connection that %s: %s, %i bytes', (_who, repair, bytes) => {
    const steps = `truncate('-shm', ${bytes}); ${repair}; ${lookAtAll}`;
    expect(runSteps(steps)).toEqual({ printed: '50 50 ok\n51 ok', signal: null });
  });

  it('and was rebuilt by the connection that reads is no surprise to the one that writes', () => {
    const steps = `truncate('-shm', 0); console.log(repairOfReader(), count(reader), writerIndex.repair());`;
    expect(runSteps(steps).printed).toBe('repaired 50 repaired');
  });
});

describe.skipIf(process.platform !== 'linux')('a log that another program truncated', () => {
  it('is found by the connection that reads, which waits for the one that writes', () => {
    const steps = `truncate('-wal', 1000);
      console.log(repairOfReader(), repairOfReader(), writerIndex.repair(), repairOfReader());`;
    expect(runSteps(steps).printed).toBe('log-cut log-cut log-cut whole');
  });

  it('is found although its index was truncated, too, and rebuilt by the connection that reads', () => {
    const steps = `db.pragma('wal_checkpoint(TRUNCATE)'); insert(); writerIndex.repair();
      truncate('-wal', 0); truncate('-shm', 0);
      console.log(repairOfReader(), count(reader), writerIndex.repair());`;
    expect(runSteps(steps).printed).toBe('repaired 50 log-cut');
  });

  it('is none where it was moved into the database first', () => {
    const steps = `const other = new SqliteDatabase(file);
      other.pragma('wal_checkpoint(TRUNCATE)');
      console.log(repairOfReader(), writerIndex.repair(), count(reader));`;
    expect(runSteps(steps).printed).toBe('whole whole 50');
  });
});
