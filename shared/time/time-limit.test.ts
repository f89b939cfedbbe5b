import { describe, expect, it } from 'vitest';
import { createStandingClock } from './standing-clock.fixture';
import { withTimeLimit } from './time-limit';

describe('withTimeLimit', () => {
  it('answers what the work answers, and leaves no timer behind', async () => {
    const { schedule, timers } = createStandingClock();
    const waiting = withTimeLimit(Promise.resolve(7), { schedule, limitMs: 10, atLimit: () => 0 });
    expect(timers()).toBe(1);
    expect(await waiting).toBe(7);
    expect(timers()).toBe(0);
  });

  it('passes on what the work throws, and leaves no timer behind', async () => {
    const { schedule, timers } = createStandingClock();
    const work = Promise.reject(new Error('no'));
    await expect(withTimeLimit(work, { schedule, limitMs: 10, atLimit: () => 0 })).rejects.toThrow('no');
    expect(timers()).toBe(0);
  });

  it('answers at the limit, and drops what the work throws later', async () => {
    const { schedule, pass } = createStandingClock();
    let failLate: (error: Error) => void = () => undefined;
    const work = new Promise<number>((_resolve, reject) => {
      failLate = reject;
    });
    const waiting = withTimeLimit(work, { schedule, limitMs: 10, atLimit: () => 0 });
    pass(10);
    expect(await waiting).toBe(0);
    failLate(new Error('late'));
    await new Promise(setImmediate);
  });

  it('rejects with what is thrown at the limit', async () => {
    const { schedule, pass } = createStandingClock();
    const never = new Promise<number>(() => undefined);
    const waiting = withTimeLimit(never, {
      schedule,
      limitMs: 10,
      atLimit: () => {
        throw new Error('too late');
      },
    });
    pass(10);
    await expect(waiting).rejects.toThrow('too late');
  });
});
