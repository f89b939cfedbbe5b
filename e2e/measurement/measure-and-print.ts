import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { reachesGoal, type Measurement } from './measurement';

/**
 * Measures the rows one after the other, in parallel with those that mostly wait, and prints a JSON line for each.
 * `R3 R4` in the arguments selects rows, `--short` the size in `npm test`, `--runs 10000` that size; `--seed 5` repeats
 * an earlier run.
 * @param report the file for a JSON report: how many rows reached their goal, and which did not
 * @returns how many rows did not
 */
export async function measureAndPrint(
  rows: readonly Measurement[],
  args: readonly string[],
  report: string | undefined,
): Promise<number> {
  process.on('unhandledRejection', ignoreLateStart);
  process.on('uncaughtException', (error) => endWith(error, report));
  const { wanted, runsOf, seed } = readArguments(rows, args);
  const failures: string[] = [];
  const inTurn = async (some: readonly Measurement[]): Promise<void> => {
    for (const row of some) failures.push(...(await measure(row, runsOf(row), seed)));
  };
  await Promise.all([
    inTurn(wanted.filter(({ isMostlyWaiting }) => isMostlyWaiting !== true)),
    inTurn(wanted.filter(({ isMostlyWaiting }) => isMostlyWaiting === true)),
  ]);
  const counts = { passed: wanted.length - failures.length, failed: failures.length, failures };
  writeFileSync(report ?? '/dev/null', JSON.stringify(counts));
  return failures.length;
}

/**
 * Playwright leaves promises of its own rejected when an app does not attach in time on a busy computer. `startApp` then
 * starts the app once more.
 */
function ignoreLateStart(error: unknown): void {
  if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
}

/** Nothing that ends the run is left without its reason. */
function endWith(error: Error, report: string | undefined): never {
  process.stderr.write(`${error.stack ?? String(error)}\n`);
  const counts = { passed: 0, failed: 1, failures: [`ended the run: ${String(error)}`] };
  writeFileSync(report ?? '/dev/null', JSON.stringify(counts));
  process.exit(1);
}

/** @returns why the row missed its goal, in one line; empty if it reached it */
async function measure(row: Measurement, runs: number, seed: number): Promise<[] | [string]> {
  const { id, goal, unit } = row;
  const beganMs = performance.now();
  try {
    const measured = await row.measure(runs, seed);
    const { value, control, seen } = measured;
    const seconds = Math.round((performance.now() - beganMs) / 100) / 10;
    print({ id, value, goal, unit, runs, seed, control, seconds, ...(seen && { seen }) });
    return reachesGoal(row, measured)
      ? []
      : [
          `${id}, seed ${seed}: ${value} for ${goal}, control ${control} ${JSON.stringify(seen ?? {})}`.slice(
            0,
            1_000,
          ),
        ];
  } catch (error) {
    print({ id, value: null, goal, unit, runs, seed, control: null, error: String(error) });
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return [`${id}, seed ${seed}: ${String(error)}`.slice(0, 1_000)];
  }
}

function readArguments(
  rows: readonly Measurement[],
  args: readonly string[],
): { wanted: Measurement[]; runsOf: (row: Measurement) => number; seed: number } {
  const { values, positionals: ids } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { runs: { type: 'string' }, seed: { type: 'string' }, short: { type: 'boolean' } },
  });
  const [asked, seed] = [toCount(values.runs), toCount(values.seed) ?? randomInt(2 ** 32)];
  const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
  if (unknown.length > 0)
    stopWith(`There is no ${unknown.join(', ')}; there are ${rows.map(({ id }) => id).join(', ')}.`);
  return {
    wanted: rows.filter(({ id }) => ids.length === 0 || ids.includes(id)),
    runsOf: ({ runs }) => asked ?? (values.short === true ? runs.short : runs.full),
    seed,
  };
}

function toCount(text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d+$/.test(text)) stopWith(`Not a number: ${text}`);
  return text === undefined ? undefined : Number(text);
}

/** A slip at the terminal needs no trace of the code. */
function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
