import { parseArgs } from 'node:util';
import { measureExportAndBackup } from './csv-export-and-backup-speed';
import { measureHistoryCosts, type HistoryCosts } from './cost-by-history-size';
import { writePerformanceReport } from './performance-report';
import { compareWithControl, type BenchmarkResult, type Goal, type Pair } from './compare-with-control';
import { median } from './median-and-95th-percentile';
import { createUpToDateCopy } from './copy-history';
import { measureSends, measureStarts, measureStartsWithHistory } from './start-and-send-speed';
import { measureTyping } from './typing-and-suggestion-latency';
import { measureAppAgainstWebForm } from './app-versus-web-form';
import { measureScrolling } from './scrolling-speed';
import { measureSearchKeystrokes } from './search-keystroke-latency';
import { measureSearches, summarizeSearches } from './search-speed';
import { measureInstalledSize } from './installed-size';
import { measureSoak } from './event-loop-blocks-under-full-load';
import { measureResourceGrowth } from './resource-growth-over-day';
import { measureDatabaseSizeVersusRawTables } from './database-size-versus-raw-tables';

const goals = {
  P1: { id: 'P1', what: 'spawn to a key in the Phone field / in a blank window', unit: 'ms', goal: 1.25 },
  P1w: {
    id: 'P1-whole',
    what: 'spawn to that key in the form of the call, whose calls have loaded / in a blank window',
    unit: 'ms',
  },
  P2: { id: 'P2', what: 'P1-whole with the history / with none', unit: 'ms', goal: 1.03 },
  P3: { id: 'P3', what: 'memory of all processes when idle / of a blank window', unit: 'MB', goal: 1.35 },
  P4: {
    id: 'P4',
    what: 'key to paint in the call, p95 / in a plain field',
    unit: 'ms',
    goal: 1.25,
    max: 50,
  },
  P4m: {
    id: 'P4-match',
    what: 'fourth digit to the match card painted, p95 / a key in a plain field',
    unit: 'ms',
    max: 100,
  },
  P5: { id: 'P5', what: 'search statement, p95 / the same SQL in the sqlite3 shell', unit: 'ms', goal: 1.1 },
  P6: {
    id: 'P6',
    what: 'key in the search box to rows painted, p95 / P5 and one IPC call and one frame',
    unit: 'ms',
    goal: 1.5,
    max: 50,
  },
  P7: {
    id: 'P7',
    what: 'the worst search, to its whole answer / the statement within a usual one, p95',
    unit: 'ms',
    goal: 5,
  },
  P7h: {
    id: 'P7-hardest',
    what: 'what the index can hardly narrow down, to its whole answer / the statement within a usual search, p95',
    unit: 'ms',
  },
  P9: {
    id: 'P9',
    what: 'longest block of the main loop, a soak / of a blank window beside',
    unit: 'ms',
    max: 50,
  },
  P10: { id: 'P10', what: 'a frame of the whole history scrolled / of 100 rows', unit: 'ms', goal: 1.1 },
  P11a: { id: 'P11a', what: 'the history as CSV / by the sqlite3 shell', unit: 'ms', goal: 2.3 },
  P11b: {
    id: 'P11b',
    what: 'a verified backup / .backup and integrity_check of the sqlite3 shell',
    unit: 'ms',
    goal: 1.1,
  },
  P12i: { id: 'P12-installed', what: 'size of the unpacked program / of Electron', unit: 'MB', goal: 1.04 },
  P12: { id: 'P12', what: 'size of the database / of its rows in plain tables', unit: 'MB', goal: 2 },
  P8a: { id: 'P8a', what: 'F9 to case number, 0 ms server / a bare POST', unit: 'ms', goal: 2.2 },
  P8b: { id: 'P8b', what: 'F9 to case number, 50 ms server / a bare POST', unit: 'ms', goal: 1.08 },
  P14: {
    id: 'P14',
    what: 'two calls, typed and sent, to the second case number / in a plain web form',
    unit: 'ms',
    goal: 1,
  },
  P14c: {
    id: 'P14-cpu',
    what: 'processor time of all processes meanwhile / of the form’s',
    unit: 'ms',
    goal: 1.2,
  },
  P14k: { id: 'P14-keys', what: 'keys for the two calls / in the form', unit: 'keys', goal: 1 },
  P15: { id: 'P15', what: 'memory of all processes after a day of work / before it', unit: 'MB', goal: 1.05 },
  P15h: {
    id: 'P15-handles',
    what: 'open files and sockets after a day of work / before it',
    unit: 'handles',
    goal: 1.01,
  },
  P15b: {
    id: 'P15-block',
    what: 'longest block of the main loop in that day / of a PC that only takes its tickets in',
    unit: 'ms',
    max: 50,
  },
} as const satisfies Record<string, Goal>;

/**
 * `bench.ts [--pairs 20] [--history FOLDER] [--report] [--growth FOLDER …] [--tickets 1000] [--leak 0] [P1 P3 P8]` prints
 * one JSON line per figure, of those that are named or of all. `--growth` measures what each history costs, `--report`
 * writes docs/performance.md. `--tickets` is the length of the day of P15; `--leak` plants so many kB a ticket there, and
 * it must fail. P2, P4-match, P5 to P7 and P9 to P11 need a history, and run on a copy of it.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      pairs: { type: 'string', default: '20' },
      history: { type: 'string' },
      growth: { type: 'string', multiple: true, default: [] },
      tickets: { type: 'string', default: '1000' },
      leak: { type: 'string', default: '0' },
      report: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const pairs = Number(values.pairs);
  const isWanted: IsWanted = (id) => positionals.length === 0 || positionals.includes(id);

  const history = values.history === undefined ? undefined : await createUpToDateCopy(values.history);
  try {
    await measureWindow(isWanted, pairs, history?.folder);
    if (history !== undefined) await measureHistory(isWanted, pairs, history.folder);
  } finally {
    await history?.remove();
  }
  const growth: HistoryCosts[] = [];
  for (const folder of values.growth) {
    const grown = await measureHistoryCosts(folder, pairs);
    process.stdout.write(`${JSON.stringify({ id: 'P13', ...grown })}\n`);
    growth.push(grown);
    if (values.report) writePerformanceReport(printed, growth);
  }
  if (isWanted('P14')) {
    const calls = await measureAppAgainstWebForm(pairs);
    print(goals.P14, calls.ms);
    print(goals.P14c, calls.cpuMs, calls.cpuByProcessMs);
    print(goals.P14k, calls.keys);
  }
  if (isWanted('P12')) print(goals.P12i, [await measureInstalledSize()]);
  if (positionals.includes('P15')) {
    const day = await measureResourceGrowth(Number(values.tickets), Number(values.leak));
    print(goals.P15, [day.memory], day.seen);
    print(goals.P15h, [day.handles]);
    print(goals.P15b, [day.block]);
  }
  if (values.report) writePerformanceReport(printed, growth);
}

const printed: BenchmarkResult[] = [];

type IsWanted = (id: string) => boolean;

async function measureWindow(isWanted: IsWanted, pairs: number, history?: string): Promise<void> {
  if (isWanted('P1') || isWanted('P3')) {
    const starts = await measureStarts(pairs, isWanted('P3'), history);
    if (isWanted('P1')) {
      print(goals.P1, starts.firstKeyMs);
      print(goals.P1w, starts.wholeMs);
    }
    if (isWanted('P3')) print(goals.P3, starts.idleMb);
  }
  if (isWanted('P4')) {
    const typing = await measureTyping(pairs, history);
    print(goals.P4, typing.key, typing.seen);
    if (history !== undefined) print(goals.P4m, typing.match);
  }
  if (isWanted('P8')) {
    for (const [goal, answerAfterMs] of [[goals.P8a, 0] as const, [goals.P8b, 50] as const]) {
      const sends = await measureSends(pairs, answerAfterMs, history);
      print(goal, sends.shown);
      print(
        { ...goal, id: `${goal.id}-painted`, what: `${goal.what}, to the end of its frame` },
        sends.painted,
      );
    }
  }
}

async function measureHistory(isWanted: IsWanted, pairs: number, history: string): Promise<void> {
  if (isWanted('P2')) print(goals.P2, (await measureStartsWithHistory(pairs, history)).wholeMs);
  if (isWanted('P5') || isWanted('P7')) {
    const searches = await measureSearches(pairs, history);
    print(goals.P5, searches.statement, { withinSearchMs: median(searches.withinSearchMs) });
    print(goals.P7, searches.worst, summarizeSearches(searches.seen));
    print(goals.P7h, searches.hardest);
  }
  if (isWanted('P6')) print(goals.P6, await measureSearchKeystrokes(pairs, history));
  if (isWanted('P9')) {
    const { blocks, seen } = await measureSoak(pairs, history);
    print(goals.P9, blocks, seen);
  }
  if (isWanted('P10')) {
    const { frames, seen } = await measureScrolling(pairs, history);
    print(goals.P10, frames, seen);
  }
  if (isWanted('P11')) {
    const copies = await measureExportAndBackup(pairs, history);
    print(goals.P11a, copies.csv);
    print(goals.P11b, copies.backup);
  }
  if (isWanted('P12')) print(goals.P12, [await measureDatabaseSizeVersusRawTables(history)]);
}

function print(goal: Goal, pairs: readonly Pair[], seen?: object): void {
  const figure = compareWithControl(goal, pairs);
  printed.push(figure);
  process.stdout.write(`${JSON.stringify({ ...figure, seen })}\n`);
}
