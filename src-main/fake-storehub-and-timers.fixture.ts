import type { Outcome } from '../shared/outcome/attempt-outcome';
import type { SendRequest } from './sending/ticket-sender';

type Answer = Awaited<ReturnType<SendRequest>>;

/** A request that was sent, and functions for the test to answer it. */
export type FakeRequest = {
  readonly body: string;
  readonly token: string;
  readonly firstByte: () => void;
  readonly answer: (outcome: Outcome, rawAnswer?: string | null) => void;
  readonly fail: (error: Error) => void;
};

const calledOff: Outcome = { kind: 'not-sent', reason: 'no-network', detail: null };

/** A StoreHub for tests. It records every request and keeps it open until the test answers it. */
export function fakeStoreHub(atRequest: (request: FakeRequest) => void = () => undefined) {
  const requests: FakeRequest[] = [];
  const sendRequest: SendRequest = async (written, token, firstByte) => {
    const body = await written;
    // The outcome of a cancelled request is ignored.
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

/** A clock with timers for tests. Timers follow the time that passes, not the time that the clock shows. */
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
    /** The number of pending timers. */
    timers: () => timers.size,
    /** The time until the next timer in ms, or undefined without a timer. */
    nextMs: (): number | undefined => {
      const first = next();
      return first === undefined ? undefined : first[1].dueMs - passedMs;
    },
    /** Sets the clock forward or back. No time passes. */
    jump(byMs: number): void {
      shownFromMs += byMs;
    },
    /** Lets time pass, and runs the timers that become due, in order. */
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

/** Returns different bytes at each call, and the same sequence in each run. */
export function countedBytes(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    return Uint8Array.from({ length }, (_byte, index) => Math.floor(count / 23 ** index) % 23);
  };
}
