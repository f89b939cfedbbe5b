import { writeFileSync } from 'node:fs';
import { isReached, type Row } from './row';
import { rows } from './rows';

// R3 R4            these rows; without any, all of them
// --short          at the size that npm test runs
// --runs 10000     at that size
const { wanted, runsOf } = readArguments(process.argv.slice(2));
// What is started from here is the app, not Node.
delete process.env['ELECTRON_RUN_AS_NODE'];

const counts = { passed: 0, failed: 0 };
for (const row of wanted) await measure(row);
writeFileSync(process.env['HELPDESK_CRASH_REPORT'] ?? '/dev/null', JSON.stringify(counts));
process.exit(counts.failed > 0 ? 1 : 0);

async function measure(row: Row): Promise<void> {
  const { id, goal, unit } = row;
  const runs = runsOf(row);
  const beganMs = performance.now();
  try {
    const measured = await row.measure(runs);
    const { value, control, seen } = measured;
    const seconds = Math.round((performance.now() - beganMs) / 100) / 10;
    print({ id, value, goal, unit, runs, control, seconds, ...(seen && { seen }) });
    counts[isReached(row, measured) ? 'passed' : 'failed'] += 1;
  } catch (error) {
    counts.failed += 1;
    print({ id, value: null, goal, unit, runs, control: null, error: String(error) });
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

function readArguments(args: readonly string[]): { wanted: Row[]; runsOf: (row: Row) => number } {
  const runsAt = args.indexOf('--runs');
  const asked = runsAt === -1 ? undefined : Number(args[runsAt + 1]);
  const ids = args.filter((arg) => /^R\d+$/.test(arg));
  const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
  if (unknown.length > 0 || Number.isNaN(asked)) throw new Error(`not known: ${args.join(' ')}`);
  return {
    wanted: rows.filter(({ id }) => ids.length === 0 || ids.includes(id)),
    runsOf: ({ runs }) => asked ?? (args.includes('--short') ? runs.short : runs.full),
  };
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
