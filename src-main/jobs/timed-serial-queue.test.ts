import { expect, it } from 'vitest';
import { createTimedSerialQueue } from './timed-serial-queue';

/** A clock that stands still until it is moved. */
function standingClock() {
  const alarms = new Set<{ atMs: number; run: () => void }>();
  let nowMs = 0;
  return {
    schedule: (delayMs: number, run: () => void) => {
      const alarm = { atMs: nowMs + delayMs, run };
      alarms.add(alarm);
      return () => {
        alarms.delete(alarm);
      };
    },
    pass: (ms: number) => {
      nowMs += ms;
      for (const alarm of [...alarms].filter(({ atMs }) => atMs <= nowMs)) {
        alarms.delete(alarm);
        alarm.run();
      }
    },
    alarms,
  };
}

const later = async () => new Promise<void>((resolve) => setImmediate(resolve));

it('gives back what the work gave, or how it failed, and leaves no alarm behind', async () => {
  const clock = standingClock();
  const run = createTimedSerialQueue(clock.schedule);
  const error = new Error('no');
  await expect(run(10, async () => Promise.resolve(7))).resolves.toEqual({ kind: 'done', value: 7 });
  await expect(run(10, async () => Promise.reject(error))).resolves.toEqual({ kind: 'failed', error });
  expect(clock.alarms.size).toBe(0);
});

it('never runs two at once', async () => {
  const run = createTimedSerialQueue(standingClock().schedule);
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await later();
    running -= 1;
  };
  await Promise.all([run(10, work), run(10, work), run(10, work)]);
  expect(most).toBe(1);
});

it('begins nothing while one hangs, and goes on once it ends', async () => {
  const clock = standingClock();
  const run = createTimedSerialQueue(clock.schedule);
  let letGo: () => void = () => {};
  let begun = 0;
  const hangs = run(5000, async () => {
    begun += 1;
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
  });
  await later();
  clock.pass(5000);
  await expect(hangs).resolves.toEqual({ kind: 'too late' });

  const more = Array.from({ length: 50 }, async () =>
    run(5000, async () => {
      begun += 1;
      return Promise.resolve();
    }),
  );
  await later();
  clock.pass(5000);
  expect((await Promise.all(more)).every(({ kind }) => kind === 'too late')).toBe(true);
  letGo();
  await later();
  expect(begun).toBe(1);
  await expect(run(5000, async () => Promise.resolve('again'))).resolves.toEqual({
    kind: 'done',
    value: 'again',
  });
});
