import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { HistoryCosts } from './cost-by-history-size';
import type { BenchmarkResult } from './compare-with-control';

const docs = join(import.meta.dirname, '../../docs');
const files = {
  measured: join(docs, 'performance.json'),
  page: join(docs, 'performance.md'),
  plot: join(docs, 'performance-growth.svg'),
};

type MeasuringConditions = { readonly on: string; readonly computer: string };
type Measurements = {
  readonly figures: Readonly<Record<string, BenchmarkResult & MeasuringConditions>>;
  readonly growth: Readonly<Record<string, HistoryCosts & MeasuringConditions>>;
};

/**
 * Keeps what was measured in docs/performance.json, each figure with its day and computer, and writes the tables and the
 * plot of docs/performance.md from all that is there.
 */
export function writePerformanceReport(
  figures: readonly BenchmarkResult[],
  growth: readonly HistoryCosts[],
): void {
  const before: Measurements = existsSync(files.measured)
    ? (JSON.parse(readFileSync(files.measured, 'utf8')) as Measurements)
    : { figures: {}, growth: {} };
  const taken: MeasuringConditions = {
    on: new Date().toISOString().slice(0, 10),
    computer: describeComputer(),
  };
  const measured: Measurements = {
    figures: {
      ...before.figures,
      ...Object.fromEntries(figures.map((one) => [one.id, { ...one, ...taken }])),
    },
    growth: {
      ...before.growth,
      ...Object.fromEntries(growth.map((one) => [one.tickets, { ...one, ...taken }])),
    },
  };
  writeFileSync(files.measured, JSON.stringify(measured));
  const sizes = Object.values(measured.growth).toSorted((a, b) => a.tickets - b.tickets);
  writeFileSync(files.plot, `${renderPlot(sizes)}\n`);
  const page = readFileSync(files.page, 'utf8');
  const rendered = [
    ['figures', renderFigures(Object.values(measured.figures))],
    ['growth', renderGrowth(sizes)],
  ] as const;
  const filled = rendered.reduce(
    (text, [name, rows]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->)[^]*(<!-- end of ${name} -->)`),
        (_, begin: string, end: string) => `${begin}\n\n${rows}\n\n${end}`,
      ),
    page,
  );
  writeFileSync(files.page, filled);
  const formatter = join(import.meta.dirname, '../../node_modules/oxfmt/bin/oxfmt');
  execFileSync('node', [formatter, files.measured, files.page]);
}

function describeComputer(): string {
  const [cpu] = cpus();
  const electron = execFileSync(
    process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
    ['-p', 'process.versions.electron'],
    {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    },
  );
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, Linux, Electron ${electron.toString().trim()}`;
}

function renderFigures(figures: readonly (BenchmarkResult & MeasuringConditions)[]): string {
  const rows = figures
    .toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map((one) => [
      one.id,
      one.what,
      `${round(one.app)}`,
      `${round(one.control)}`,
      `${one.value} ×`,
      [one.goal === undefined ? [] : `${one.goal} ×`, one.max === undefined ? [] : `${one.max}`]
        .flat()
        .join(', '),
      describeGoal(one),
      `${one.on}, ${one.runs}`,
    ]);
  const computers = [...new Set(figures.map(({ computer }) => computer))];
  return [
    table(
      ['figure', 'measured / control', 'app', 'control', 'ratio', 'goal', 'reached', 'taken, pairs'],
      rows,
    ),
    `Times in ms, sizes in MB. Taken on: ${computers.join('; ')}.`,
  ].join('\n\n');
}

function describeGoal({ value, app, goal, max }: BenchmarkResult): string {
  if (goal === undefined && max === undefined) return '';
  return value <= (goal ?? Infinity) && app <= (max ?? Infinity) ? 'yes' : 'no';
}

const grown = [
  ['firstKeyMs', 'first key', 'ms'],
  ['wholeMs', 'whole call screen', 'ms'],
  ['idleMb', 'memory when idle', 'MB'],
  ['searchMs', 'search key to rows, p95', 'ms'],
  ['sendMs', 'F9 to case number', 'ms'],
  ['backupMs', 'verified backup', 'ms'],
  ['databaseMb', 'database on disk', 'MB'],
] as const;

function renderGrowth(sizes: readonly (HistoryCosts & MeasuringConditions)[]): string {
  const [smallest] = sizes;
  if (smallest === undefined) return 'Not measured yet.';
  const computed = computeNext(sizes);
  const rows = grown.map(([key, name, unit]) => [
    name,
    unit,
    ...sizes.map((one) => `${round(one[key])} (${(one[key] / smallest[key]).toFixed(2)} ×)`),
    ...computed.map((one) => `${round(one[key])}`),
  ]);
  const head = [
    ...sizes.map(({ tickets }) => `${tickets.toLocaleString('en')} tickets`),
    ...computed.map(({ tickets }) => `${tickets.toLocaleString('en')}, computed`),
  ];
  return table(['', '', ...head], rows);
}

/** The computed costs of ten times the largest history, if each further ticket costs what one did between the last two sizes. */
function computeNext(sizes: readonly HistoryCosts[]): HistoryCosts[] {
  const [before, last] = sizes.slice(-2);
  if (before === undefined || last === undefined) return [];
  const tickets = 10 * last.tickets;
  const costOf = (key: (typeof grown)[number][0]): number => {
    const ofOne = Math.max(0, (last[key] - before[key]) / (last.tickets - before.tickets));
    return last[key] + ofOne * (tickets - last.tickets);
  };
  return [{ ...last, ...Object.fromEntries(grown.map(([key]) => [key, costOf(key)])), tickets }];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function round(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

const plot = { width: 760, height: 420, left: 60, right: 210, top: 20, bottom: 50 };
const colours = ['#0b636b', '#a5231a', '#744d00', '#792a74', '#17653a', '#1f4fa3', '#53645f'];

/** Each cost relative to that of the smallest history, on logarithmic axes. */
function renderPlot(sizes: readonly HistoryCosts[]): string {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  if (smallest === undefined || largest === undefined) return '<svg xmlns="http://www.w3.org/2000/svg" />';
  const ratios = sizes.flatMap((one) => grown.map(([key]) => one[key] / smallest[key]));
  const [low, high] = [Math.min(0.5, ...ratios), Math.max(2, ...ratios)];
  const along = (value: number, from: number, to: number) =>
    (Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from) || 1);
  const x = (tickets: number) =>
    plot.left + along(tickets, smallest.tickets, largest.tickets) * (plot.width - plot.left - plot.right);
  const y = (ratio: number) =>
    plot.height - plot.bottom - along(ratio, low, high) * (plot.height - plot.top - plot.bottom);
  const at = (one: HistoryCosts, key: (typeof grown)[number][0]) =>
    `${x(one.tickets).toFixed(1)},${y(one[key] / smallest[key]).toFixed(1)}`;
  const powers = [0.5, 1, 2, 5, 10, 20, 50, 100, 200].filter((power) => power >= low && power <= high);
  const labelY = grown.map((_, index) => plot.top + 14 + index * 20);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${plot.width} ${plot.height}" font-family="sans-serif" font-size="13">`,
    `<title>Cost by the size of the history, relative to ${smallest.tickets.toLocaleString('en')} tickets</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...powers.map(
      (power) =>
        `<path d="M${plot.left} ${y(power).toFixed(1)}H${plot.width - plot.right}" stroke="#d3ddd9"/><text x="${plot.left - 8}" y="${(y(power) + 4).toFixed(1)}" text-anchor="end">${power} ×</text>`,
    ),
    ...sizes.map(
      ({ tickets }) =>
        `<text x="${x(tickets).toFixed(1)}" y="${plot.height - plot.bottom + 22}" text-anchor="middle">${tickets.toLocaleString('en')}</text>`,
    ),
    ...grown.map(
      ([key, name], index) =>
        `<polyline points="${sizes.map((one) => at(one, key)).join(' ')}" fill="none" stroke="${colours[index]}" stroke-width="2"/><path d="M${plot.width - plot.right + 16} ${labelY[index]}h20" stroke="${colours[index]}" stroke-width="2"/><text x="${plot.width - plot.right + 42}" y="${(labelY[index] ?? 0) + 4}">${name}</text>`,
    ),
    '</svg>',
  ].join('\n');
}
