import type { Outcome } from '../shared/outcome/attempt-outcome';
import type { SendRequest } from './sending/ticket-sender';

type Answer = Awaited<ReturnType<SendRequest>>;

/** A request that left, and what the test makes of it. */
export type FakeRequest = {
  readonly body: string;
  readonly token: string;
  readonly firstByte: () => void;
  readonly answer: (outcome: Outcome, rawAnswer?: string | null) => void;
  readonly fail: (error: Error) => void;
};

const calledOff: Outcome = { kind: 'not-sent', reason: 'no-network', detail: null };

/** A StoreHub for tests: every request is counted, and stays open until the test answers it. */
export function fakeStoreHub(atRequest: (request: FakeRequest) => void = () => undefined) {
  const requests: FakeRequest[] = [];
  const sendRequest: SendRequest = async (written, token, firstByte) => {
    const body = await written;
    // A request that was called off has no outcome.
    if (body === null) return { outcome: calledOff, httpStatus: null, rawAnswer: null };
    return new Promise<Answer>((resolve, reject) => {
      const request: FakeRequest = {
        body,
        token,
        firstByte,
        answer: (outcome, rawAnswer = null) => {
          resolve({ outcome, httpStatus: 200, rawAnswer });
        },
        fail: reject,
      };
      requests.push(request);
      atRequest(request);
    });
  };
  return { requests, sendRequest };
}

/** A clock for tests, with its timers, which run by the time that passes and not by what the clock shows. */
export function fakeTime(startMs = 1_000_000) {
  let passedMs = 0;
  let shownFromMs = startMs;
  let lastId = 0;
  const timers = new Map<number, { readonly dueMs: number; readonly run: () => void }>();

  function next(): [number, { readonly dueMs: number; readonly run: () => void }] | undefined {
    return [...timers].toSorted(([, a], [, b]) => a.dueMs - b.dueMs)[0];
  }

  return {
    nowMs: () => shownFromMs + passedMs,
    schedule: (delayMs: number, run: () => void): (() => void) => {
      lastId += 1;
      const id = lastId;
      timers.set(id, { dueMs: passedMs + delayMs, run });
      return () => timers.delete(id);
    },
    cancelAll: (): void => timers.clear(),
    /** How many timers still wait. */
    timers: () => timers.size,
    /** The time until the next timer in ms, or undefined where there is none. */
    nextMs: (): number | undefined => {
      const first = next();
      return first === undefined ? undefined : first[1].dueMs - passedMs;
    },
    /** Sets the clock, forth or back. No time passes. */
    jump(byMs: number): void {
      shownFromMs += byMs;
    },
    /** Moves on, and runs the timers that come due on the way, in order. */
    pass(durationMs: number): void {
      const untilMs = passedMs + durationMs;
      for (let first = next(); first !== undefined && first[1].dueMs <= untilMs; first = next()) {
        timers.delete(first[0]);
        passedMs = Math.max(passedMs, first[1].dueMs);
        first[1].run();
      }
      passedMs = untilMs;
    },
  };
}

/** Different bytes each time, and the same ones in each run. */
export function countedBytes(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    return Uint8Array.from({ length }, (_byte, index) => Math.floor(count / 23 ** index) % 23);
  };
}

/** Lets everything that can go on without time or network go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
