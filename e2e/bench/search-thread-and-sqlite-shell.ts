import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryQuery } from '../../shared/history/history-query-and-page';
import { pageLength } from '../../shared/history/history-query-and-page';
import { startLineProtocolProcess } from './line-protocol-process';

const projectFolder = join(import.meta.dirname, '../..');

/** The statement that walks the index for a search, and the duration of one run in ms. */
export type TimedStatement = {
  readonly sql: string;
  readonly bound: { readonly from: number; readonly match: string; readonly limit: number };
  readonly ms: number;
};

export type TimedSearch = {
  /** From the request to the last answer of the database thread, in ms; the longest of its slices; their number. */
  readonly ms: number;
  readonly longestMs: number;
  readonly asked: number;
  /** The case numbers of the found tickets, or their references. */
  readonly rows: readonly string[];
  readonly timed: readonly TimedStatement[];
};

export type SearchQuery = Pick<HistoryQuery, 'text' | 'filter'>;

/** The app's own reading thread, as built, with its statements timed. */
export type SearchThread = {
  readonly search: (query: SearchQuery, repeats: number) => Promise<TimedSearch[]>;
  readonly close: () => Promise<void>;
};

/** @param again how often each statement is run again in a row; its time is then the mean of these runs */
export function startSearchThread(file: string, again = 0): SearchThread {
  const program = startLineProtocolProcess(
    process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
    [
      join(import.meta.dirname, 'timed-search-process.mjs'),
      join(projectFolder, 'out/main/db-worker.js'),
      file,
      String(again),
    ],
    { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  );
  return {
    search: async (query, repeats) =>
      JSON.parse(
        await program.ask(JSON.stringify({ query: { ...query, limit: pageLength }, repeats })),
      ) as TimedSearch[],
    close: program.close,
  };
}

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
      const withLimit = (most: (statement: TimedStatement) => number, times: number) =>
        statements.map((one) => `${literal(one, most(one))};\n`.repeat(times)).join('');
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
