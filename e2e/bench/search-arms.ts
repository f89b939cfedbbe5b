import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryQuery } from '../../shared/history';
import { pageLength } from '../../shared/history';
import { startLineProgram } from './line-program';

const projectFolder = join(import.meta.dirname, '../..');

/** The statement that walks through the index for a search: what it is and how long it took, in ms. */
export type Statement = {
  readonly sql: string;
  readonly bound: { readonly from: number; readonly match: string; readonly limit: number };
  readonly ms: number;
};

export type Search = {
  /** From the question to the last answer of the database thread, in ms; the longest of its slices; their number. */
  readonly ms: number;
  readonly longestMs: number;
  readonly asked: number;
  /** The case numbers of the tickets that were found, or their references. */
  readonly rows: readonly string[];
  readonly timed: readonly Statement[];
};

export type SearchQuery = Pick<HistoryQuery, 'text' | 'filter'>;

/** The app's own thread that reads, as it was built, with a watch on its statements. */
export type SearchThread = {
  readonly search: (query: SearchQuery, repeats: number) => Promise<Search[]>;
  readonly close: () => Promise<void>;
};

export function startSearchThread(file: string): SearchThread {
  const program = startLineProgram(
    process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
    [join(import.meta.dirname, 'search-thread.mjs'), join(projectFolder, 'out/main/db-worker.js'), file],
    { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  );
  return {
    search: async (query, repeats) =>
      JSON.parse(
        await program.ask(JSON.stringify({ query: { ...query, limit: pageLength }, repeats })),
      ) as Search[],
    close: program.close,
  };
}

/** The sqlite3 shell over the same file, which stays open as the thread does. */
export type Shell = {
  /** The time of one run of the statements, in ms, out of several. Getting the SQL ready is no part of it. */
  readonly time: (statements: readonly Statement[], repeats: number) => Promise<number>;
  readonly close: () => Promise<void>;
};

export async function startShell(file: string): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'shell-bench-'));
  const program = startLineProgram('sqlite3', ['-batch', '-readonly', file]);
  // As much memory for pages as better-sqlite3 is built with.
  await program.ask('PRAGMA cache_size = -16000;\n.print set');

  let scripts = 0;

  async function read(sql: string): Promise<number> {
    scripts += 1;
    // Never the same file: the shell may still be looking for the end of the last one.
    const script = join(folder, `${scripts}.sql`);
    await writeFile(script, `.output /dev/null\n${sql}\n.output\n.print done\n`);
    const beganMs = performance.now();
    await program.ask(`.read ${script}`);
    return performance.now() - beganMs;
  }

  return {
    async time(statements, repeats) {
      const withLimit = (most: (statement: Statement) => number) =>
        statements.map((one) => `${literal(one, most(one))};\n`.repeat(repeats)).join('');
      const ready = withLimit(() => 0);
      const done = withLimit(({ bound }) => bound.limit);
      const readyMs = await read(ready);
      return ((await read(done)) - readyMs) / repeats;
    },
    async close() {
      await program.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function literal({ sql, bound }: Statement, limit: number): string {
  return sql
    .replaceAll('@from', String(bound.from))
    .replaceAll('@limit', String(limit))
    .replaceAll('@match', () => `'${bound.match.replaceAll("'", "''")}'`);
}
