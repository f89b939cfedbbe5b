import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { createSeededRandom } from '../measurement/seeded-random';
import { exampleRequest } from './example-request';
import { faultScenarios, type FaultScenario } from './fault-scenarios';
import type { FakeStoreHub } from './fake-storehub';

export type FaultedSends = {
  readonly storeHub: FakeStoreHub;
  readonly send: (body: string) => Promise<Outcome>;
  readonly count: number;
  readonly seed: number;
  /** By default without faults that only the time limit ends, since thousands of sends would take hours. */
  readonly from?: readonly FaultScenario[];
};

export type Verdict = {
  readonly sends: number;
  readonly maxRequestsPerAttempt: number;
  /** The broken guarantees, in words. */
  readonly violations: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
};

/**
 * Sends tickets through faults drawn by a seed, and judges by the bytes on the sockets: at most one request per
 * attempt, never "not sent" if a byte arrived, and only outcomes that the contract allows. A unique mark in the remark
 * identifies each attempt.
 */
export async function runFaultedSends(run: FaultedSends): Promise<Verdict> {
  const { storeHub, send, count, seed, from = faultScenarios.filter((fault) => fault.isSlow !== true) } = run;
  const draw = createSeededRandom(seed);
  const attempts: Array<{ readonly mark: string; readonly fault: FaultScenario; readonly outcome: Outcome }> =
    [];
  for (let number = 1; number <= count; number += 1) {
    const fault = from[Math.floor(draw() * from.length)] ?? faultScenarios[0]!;
    const mark = `attempt <${number}>`;
    storeHub.queue(fault.behaviour(number));
    attempts.push({ mark, fault, outcome: await send(createBody(mark)) });
    storeHub.clearQueue();
  }

  const arrived = countMarks(storeHub);
  const violations: string[] = [];
  const outcomes: Record<string, number> = {};
  for (const { mark, fault, outcome } of attempts) {
    const times = arrived.get(mark) ?? 0;
    const word = formatOutcome(outcome);
    outcomes[word] = (outcomes[word] ?? 0) + 1;
    const blame = (what: string): number => violations.push(`${mark}, ${fault.name}: ${what}`);
    if (times > 1) blame(`${times} requests`);
    if (times > 0 && outcome.kind === 'not-sent') blame('not sent, but arrived');
    if (!fault.allowed.includes(word)) blame(word);
  }
  return {
    sends: count,
    maxRequestsPerAttempt: Math.max(0, ...arrived.values()),
    violations,
    outcomes,
  };
}

export function createBody(mark: string): string {
  return JSON.stringify({ ...exampleRequest, Ticket: { ...exampleRequest.Ticket, Remark: mark } });
}

/** `created`, or `uncertain: timed-out`, as in `FaultScenario.allowed`. */
export function formatOutcome(outcome: Outcome): string {
  return 'reason' in outcome ? `${outcome.kind}: ${outcome.reason}` : outcome.kind;
}

/** Counts how often each mark arrived through any socket, in a whole request or not. */
function countMarks(storeHub: FakeStoreHub): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  for (const { received } of storeHub.connections) {
    const text = Buffer.concat(received).toString('latin1');
    for (const [mark] of text.matchAll(/attempt <\d+>/g)) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  return marks;
}
