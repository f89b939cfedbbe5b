import { describe, expect, it } from 'vitest';
import { withTimeLimit } from './time-limit';

/** A clock that stands still until `pass` runs the timer. */
function createClock() {
  let timer: (() => void) | undefined;
  return {
    schedule: (_delayMs: number, run: () => void) => {
      timer = run;
      return () => {
        timer = undefined;
      };
    },
    pass: () => timer?.(),
    hasTimer: () => timer !== undefined,
  };
}

describe('withTimeLimit', () => {
  it('answers what the work answers, and leaves no timer behind', async () => {
    const { schedule, hasTimer } = createClock();
    const waiting = withTimeLimit(Promise.resolve(7), { schedule, limitMs: 10, atLimit: () => 0 });
    expect(hasTimer()).toBe(true);
    expect(await waiting).toBe(7);
    expect(hasTimer()).toBe(false);
  });

  it('passes on what the work throws, and leaves no timer behind', async () => {
    const { schedule, hasTimer } = createClock();
    const work = Promise.reject(new Error('no'));
    await expect(withTimeLimit(work, { schedule, limitMs: 10, atLimit: () => 0 })).rejects.toThrow('no');
    expect(hasTimer()).toBe(false);
  });

  it('answers at the limit, and drops what the work throws later', async () => {
    const { schedule, pass } = createClock();
    let failLate: (error: Error) => void = () => undefined;
    const work = new Promise<number>((_resolve, reject) => {
      failLate = reject;
    });
    const waiting = withTimeLimit(work, { schedule, limitMs: 10, atLimit: () => 0 });
    pass();
    expect(await waiting).toBe(0);
    failLate(new Error('late'));
    await new Promise(setImmediate);
  });

  it('rejects with what is thrown at the limit', async () => {
    const { schedule, pass } = createClock();
    const never = new Promise<number>(() => undefined);
    const waiting = withTimeLimit(never, {
      schedule,
      limitMs: 10,
      atLimit: () => {
        throw new Error('too late');
      },
    });
    pass();
    await expect(waiting).rejects.toThrow('too late');
  });
});
