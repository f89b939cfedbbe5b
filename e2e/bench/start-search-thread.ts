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
