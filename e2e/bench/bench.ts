import { parseArgs } from 'node:util';
import { figureOf, type Goal, type Pair } from './figures';
import { measureSends, measureStarts } from './measures';

const goals = {
  P1: { id: 'P1', what: 'spawn to a key in the Phone field / in a blank window', unit: 'ms', goal: 1.5 },
  P3: { id: 'P3', what: 'memory of all processes when idle / of a blank window', unit: 'MB', goal: 1.5 },
  P8a: { id: 'P8a', what: 'F9 to case number, 0 ms server / a bare POST', unit: 'ms', goal: 2.2 },
  P8b: { id: 'P8b', what: 'F9 to case number, 50 ms server / a bare POST', unit: 'ms', goal: 1.08 },
} as const satisfies Record<string, Goal>;

/** `bench.ts [--pairs 20] [P1 P3 P8]`: one JSON line a figure. What is not named is not measured. */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { pairs: { type: 'string', default: '20' } },
    allowPositionals: true,
  });
  const pairs = Number(values.pairs);
  const isWanted = (id: string): boolean => positionals.length === 0 || positionals.includes(id);

  if (isWanted('P1') || isWanted('P3')) {
    const starts = await measureStarts(pairs, isWanted('P3'));
    if (isWanted('P1')) print(goals.P1, starts.firstKeyMs);
    if (isWanted('P3')) print(goals.P3, starts.idleMb);
  }
  if (isWanted('P8')) {
    for (const [goal, answerAfterMs] of [[goals.P8a, 0] as const, [goals.P8b, 50] as const]) {
      const sends = await measureSends(pairs, answerAfterMs);
      print(goal, sends.shown);
      print(
        { ...goal, id: `${goal.id}-painted`, what: `${goal.what}, to the end of its frame` },
        sends.painted,
      );
    }
  }
}

function print(goal: Goal, pairs: readonly Pair[]): void {
  process.stdout.write(`${JSON.stringify(figureOf(goal, pairs))}\n`);
}
