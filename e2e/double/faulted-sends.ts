import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { createSeededRandom } from '../measurement/seeded-random';
import { exampleRequest } from './example-request';
import { faultScenarios, type FaultScenario } from './fault-scenarios';
import type { StoreHubDouble } from './storehub-double';

export type FaultedSends = {
  readonly double: StoreHubDouble;
  readonly send: (body: string) => Promise<Outcome>;
  readonly count: number;
  readonly seed: number;
  /** Without those that end only by the time limit, which would make thousands of sends last for hours. */
  readonly from?: readonly FaultScenario[];
};

export type Verdict = {
  readonly sends: number;
  readonly mostRequestsPerAttempt: number;
  /** What broke a promise, in words. */
  readonly violations: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
};

/**
 * Sends tickets through faults drawn by a seed and judges by what came through the sockets: never more than one
 * request an attempt, never "not sent" when a byte arrived, every outcome one that the contract allows. Each
 * attempt is known by a mark of its own in the remark.
 */
export async function runFaultedSends(run: FaultedSends): Promise<Verdict> {
  const { double, send, count, seed, from = faultScenarios.filter((fault) => fault.isSlow !== true) } = run;
  const draw = createSeededRandom(seed);
  const attempts: Array<{ readonly mark: string; readonly fault: FaultScenario; readonly outcome: Outcome }> =
    [];
  for (let number = 1; number <= count; number += 1) {
    const fault = from[Math.floor(draw() * from.length)] ?? faultScenarios[0]!;
    const mark = `attempt <${number}>`;
    double.queue(fault.behaviour(number));
    attempts.push({ mark, fault, outcome: await send(bodyWith(mark)) });
    double.clearQueue();
  }

  const arrived = countMarks(double);
  const violations: string[] = [];
  const outcomes: Record<string, number> = {};
  for (const { mark, fault, outcome } of attempts) {
    const times = arrived.get(mark) ?? 0;
    const word = wordOf(outcome);
    outcomes[word] = (outcomes[word] ?? 0) + 1;
    const blame = (what: string): number => violations.push(`${mark}, ${fault.name}: ${what}`);
    if (times > 1) blame(`${times} requests`);
    if (times > 0 && outcome.kind === 'not-sent') blame('not sent, but arrived');
    if (!fault.allowed.includes(word)) blame(word);
  }
  return {
    sends: count,
    mostRequestsPerAttempt: Math.max(0, ...arrived.values()),
    violations,
    outcomes,
  };
}

export function bodyWith(mark: string): string {
  return JSON.stringify({ ...exampleRequest, Ticket: { ...exampleRequest.Ticket, Remark: mark } });
}

/** `created`, or `uncertain: timed-out`: the words of `Fault.allowed`. */
export function wordOf(outcome: Outcome): string {
  return 'reason' in outcome ? `${outcome.kind}: ${outcome.reason}` : outcome.kind;
}

/** How often each mark came through any socket, whole request or not. */
function countMarks(double: StoreHubDouble): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  for (const { received } of double.connections) {
    const text = Buffer.concat(received).toString('latin1');
    for (const [mark] of text.matchAll(/attempt <\d+>/g)) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  return marks;
}
