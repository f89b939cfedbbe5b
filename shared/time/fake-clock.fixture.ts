import type { Schedule } from './schedule';

/** A clock for tests. It stands still until `advance` moves it on, and runs what comes due on the way. */
export function createFakeClock() {
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>();
  let nowMs = 0;
  const schedule: Schedule = (delayMs, run) => {
    const timer = { atMs: nowMs + delayMs, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  return {
    schedule,
    advance: (ms: number): void => {
      nowMs += ms;
      for (const timer of [...timers].filter(({ atMs }) => atMs <= nowMs)) {
        timers.delete(timer);
        timer.run();
      }
    },
    countTimers: (): number => timers.size,
  };
}
