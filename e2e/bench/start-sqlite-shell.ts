import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLineProtocolProcess } from './line-protocol-process';
import type { TimedStatement } from './start-search-thread';

/** The sqlite3 shell on the same file, which stays open as in the thread. */
export type SqliteShell = {
  /**
   * The time of one run of the statements in ms, as the mean of several consecutive runs after a first one. Excludes
   * preparing the SQL.
   */
  readonly time: (statements: readonly TimedStatement[], repeats: number) => Promise<number>;
  readonly close: () => Promise<void>;
};

export async function startSqliteShell(file: string): Promise<SqliteShell> {
  const folder = await mkdtemp(join(tmpdir(), 'shell-bench-'));
  const program = startLineProtocolProcess('sqlite3', ['-batch', '-readonly', file]);
  // The same page cache size as in better-sqlite3.
  await program.ask('PRAGMA cache_size = -16000;\n.print set');

  let scripts = 0;

  async function read(sql: string): Promise<number> {
    scripts += 1;
    // Always a new file: the shell may not yet have reached the end of the last one.
    const script = join(folder, `${scripts}.sql`);
    await writeFile(script, `.output /dev/null\n${sql}\n.output\n.print done\n`);
    const beganMs = performance.now();
    await program.ask(`.read ${script}`);
    return performance.now() - beganMs;
  }

  return {
    async time(statements, repeats) {
      const withLimit = (getLimit: (statement: TimedStatement) => number, times: number) =>
        statements.map((one) => `${literal(one, getLimit(one))};\n`.repeat(times)).join('');
      const ready = withLimit(() => 0, repeats);
      const done = withLimit(({ bound }) => bound.limit, repeats);
      await read(withLimit(({ bound }) => bound.limit, 1));
      const readyMs = await read(ready);
      return ((await read(done)) - readyMs) / repeats;
    },
    async close() {
      await program.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function literal({ sql, bound }: TimedStatement, limit: number): string {
  return sql
    .replaceAll('@from', String(bound.from))
    .replaceAll('@limit', String(limit))
    .replaceAll('@match', () => `'${bound.match.replaceAll("'", "''")}'`);
}
