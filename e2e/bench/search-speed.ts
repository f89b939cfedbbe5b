import type { Pair } from './compare-with-control';
import { percentile95 } from './median-and-95th-percentile';
import { copyHistoryToNewFolder } from './copy-history';
import { findMostFrequentNumber } from './find-most-frequent-number';
import {
  startSearchThread,
  type TimedSearch,
  type SearchQuery,
  type SearchThread,
} from './start-search-thread';
import { startSqliteShell, type SqliteShell } from './start-sqlite-shell';

/** What agents search for all day: four to eight digits of a number, names, shops, words of the issue. */
export function listTypicalSearchTexts(round: number): string[] {
  return Array.from({ length: textsARound }, (_, index) => {
    const at = round * textsARound + index;
    const word = words[at % words.length] ?? '';
    const digits = String(10_000_000 + ((at * 7_919_993) % 89_999_999));
    return [digits.slice(0, 4), digits.slice(0, 5), digits.slice(1, 7), digits, word][at % 5] ?? word;
  });
}

const textsARound = 40;

const words = [
  'faizal osman',
  'tan siew',
  '陈美',
  'kopi pagi',
  'laci tunai',
  'blackout kaunter 9',
  'jalan telawi',
  'roti bakar',
  'kitchen network',
  'prakash',
  'kajang',
  'island retail',
  'pasaraya jaya 83',
  'mei yee chin',
];

/**
 * The slowest texts that agents type or paste.
 * @param mostFrequent the number of a tenth of the tickets
 */
function worstQueries(mostFrequent: string): Queries {
  const page = `From: shop@example.com\nDear support, our printer prints blank paper since Monday (see SN 432310).
    Please call 012-345 6789 before coming, Jalan Ampang, 50450 Kuala Lumpur. Terima kasih! `;
  return {
    'one letter': { text: 'a' },
    'one digit': { text: '1' },
    'two letters': { text: 'an' },
    'a number on a tenth of the rows': { text: mostFrequent },
    'a stop word': { text: 'the' },
    'words on most rows': { text: 'jalan kuala lumpur' },
    'a pasted page': { text: page.repeat(20) },
    'FTS syntax': { text: `"jalan" AND (kopi* OR NEAR(a b)) NOT {words}: ^x -y +z` },
    'nothing but punctuation': { text: `"'*()^:-+{}%_` },
    'what is nowhere': { text: 'qqxjzv' },
  };
}

/** Queries that the index can hardly narrow down: it must intersect many lists for few results. */
const hardestQueries: Queries = {
  'stop words': { text: 'the and of to in before last since' },
  'letters that never meet': { text: 'q x z' },
  'digits of which none are together': { text: '0000000 9999999' },
  'an hour of each day': { text: '', filter: { hours: [10] } },
  'a word in an hour of each day': { text: 'the', filter: { hours: [10] } },
};

type Queries = Readonly<Record<string, SearchQuery>>;

type SearchFigures = Readonly<Record<'statement' | 'worst' | 'hardest', Pair[]>> & {
  /** The percentile of the statement as a search runs it, in ms, one per round. */
  readonly withinSearchMs: readonly number[];
  readonly seen: Seen;
};
type Seen = Record<string, TimedSearch[]>;

/** For each search up to its whole answer: the time in ms, the number of slices, and the number of rows found. */
export type SearchSummary = Readonly<
  Record<string, { ms: number; longestSliceMs: number; slices: number; rows: number }>
>;

/**
 * Rounds of searches, alternately by the app's thread and by the sqlite3 shell on the same file. A pair of `statement`
 * holds the 95th percentile of a round, in ms, of statements run several times in a row, so that both find the
 * processor's caches filled. A pair of `worst` and of `hardest` holds the slowest of those searches up to its whole
 * answer, and the percentile of its statement.
 */
export async function measureSearches(pairs: number, history: string): Promise<SearchFigures> {
  const copy = await copyHistoryToNewFolder(history);
  const { file } = copy;
  const mostFrequent = await findMostFrequentNumber(file);
  const [thread, shell] = [startSearchThread(file), await startSqliteShell(file)];
  const inARow = startSearchThread(file, runsInARow);
  const withinSearchMs: number[] = [];
  const statement: Pair[] = [];
  const worst: Pair[] = [];
  const hardest: Pair[] = [];
  const seen: Seen = {};
  try {
    for (let round = -1; round < pairs; round += 1) {
      const usual = await roundOf(inARow, shell, listTypicalSearchTexts(round + 1));
      const withinMs = await percentileWithin(thread, listTypicalSearchTexts(round + 1));
      const slowest = await slowestOf(thread, worstQueries(mostFrequent), seen);
      const slowestOfAll = await slowestOf(thread, hardestQueries, seen);
      if (round < 0) continue;
      statement.push(usual);
      withinSearchMs.push(withinMs);
      worst.push({ app: slowest, control: withinMs });
      hardest.push({ app: slowestOfAll, control: withinMs });
    }
  } finally {
    await Promise.all([thread.close(), inARow.close(), shell.close()]);
    await copy.remove();
  }
  return { statement, worst, hardest, withinSearchMs, seen };
}

async function roundOf(thread: SearchThread, shell: SqliteShell, texts: readonly string[]): Promise<Pair> {
  const app: number[] = [];
  const control: number[] = [];
  for (const text of texts) {
    const [search] = await thread.search({ text }, 1);
    if (search === undefined) continue;
    app.push(sumStatementMs(search));
    control.push(await shell.time(search.timed, runsInARow));
  }
  return { app: percentile95(app), control: percentile95(control) };
}

async function percentileWithin(thread: SearchThread, texts: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const text of texts) times.push(mean((await thread.search({ text }, repeats)).map(sumStatementMs)));
  return percentile95(times);
}

/** Enough to make the effect of earlier work negligible. */
const runsInARow = 25;
const repeats = 5;

export function sumStatementMs({ timed }: TimedSearch): number {
  return timed.reduce((sum, { ms }) => sum + ms, 0);
}

async function slowestOf(thread: SearchThread, queries: Queries, seen: Seen): Promise<number> {
  let slowestMs = 0;
  for (const [name, query] of Object.entries(queries)) {
    const [search] = await thread.search(query, 1);
    if (search === undefined) continue;
    (seen[name] ??= []).push(search);
    slowestMs = Math.max(slowestMs, search.ms);
  }
  return slowestMs;
}

export function summarizeSearches(seen: Seen): SearchSummary {
  return Object.fromEntries(Object.entries(seen).map(summarizeSearch));
}

function summarizeSearch([name, searches]: [string, TimedSearch[]]): [string, SearchSummary[string]] {
  const [first] = searches;
  return [
    name,
    {
      ms: percentile95(searches.map(({ ms }) => ms)),
      longestSliceMs: percentile95(searches.map(({ longestMs }) => longestMs)),
      slices: first?.asked ?? 0,
      rows: first?.rows.length ?? 0,
    },
  ];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
