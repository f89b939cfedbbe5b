import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.fixture';
import { withTimeLimit } from './time-limit';

describe('withTimeLimit', () => {
  it('answers what the work answers, and leaves no timer behind', async () => {
    const { schedule, countTimers } = createFakeClock();
    const waiting = withTimeLimit(Promise.resolve(7), { schedule, limitMs: 10, atLimit: () => 0 });
    expect(countTimers()).toBe(1);
    expect(await waiting).toBe(7);
    expect(countTimers()).toBe(0);
  });

  it('passes on what the work throws, and leaves no timer behind', async () => {
    const { schedule, countTimers } = createFakeClock();
    const work = Promise.reject(new Error('no'));
    await expect(withTimeLimit(work, { schedule, limitMs: 10, atLimit: () => 0 })).rejects.toThrow('no');
    expect(countTimers()).toBe(0);
  });

  it('answers at the limit, and drops what the work throws later', async () => {
    const { schedule, advance } = createFakeClock();
    let failLate: (error: Error) => void = () => undefined;
    const work = new Promise<number>((_resolve, reject) => {
      failLate = reject;
    });
    const waiting = withTimeLimit(work, { schedule, limitMs: 10, atLimit: () => 0 });
    advance(10);
    expect(await waiting).toBe(0);
    failLate(new Error('late'));
    await new Promise(setImmediate);
  });

  it('rejects with what is thrown at the limit', async () => {
    const { schedule, advance } = createFakeClock();
    const never = new Promise<number>(() => undefined);
    const waiting = withTimeLimit(never, {
      schedule,
      limitMs: 10,
      atLimit: () => {
        throw new Error('too late');
      },
    });
    advance(10);
    await expect(waiting).rejects.toThrow('too late');
  });
});
