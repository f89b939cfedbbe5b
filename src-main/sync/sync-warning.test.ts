import { expect, test } from 'vitest';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { silentLog } from '../log/log';
import { createSyncWarning } from './sync-warning';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A PC whose clock is so far ahead of the server's, which never answers again. */
function openWithClock(aheadMs: number) {
  const time = fakeTime(1_000 * dayMs);
  const shown: unknown[] = [];
  const warning = createSyncWarning({
    log: silentLog,
    nowMs: time.nowMs,
    schedule: time.schedule,
    onChanged: () => shown.push(warning.get()),
  });
  warning.clockRead(aheadMs);
  return { time, shown, warning };
}

test('a clock that was far off is not known to be so once no server is read any more', () => {
  const { time, shown, warning } = openWithClock(2 * dayMs);
  expect(warning.isClockFarOff()).toBe(true);
  warning.sharingEnded();
  expect(warning.isClockFarOff()).toBe(false);
  expect(shown).toEqual(['clock-wrong', null]);
  expect(time.timers()).toBe(0);
});

test.each([
  ['ahead', 'back', 400 * dayMs, -400 * dayMs],
  ['behind', 'forward', -400 * dayMs, 400 * dayMs],
])(
  'a clock that was far %s, and is set %s, is right again while no server answers',
  (_off, _set, aheadMs, byMs) => {
    const { time, shown, warning } = openWithClock(aheadMs);
    time.pass(30 * dayMs);
    expect([warning.isClockFarOff(), warning.get()]).toEqual([true, 'clock-wrong']);
    time.jump(byMs);
    time.pass(60_000);
    expect([warning.isClockFarOff(), warning.get()]).toEqual([false, null]);
    expect(shown).toEqual(['clock-wrong', null]);
    expect(time.timers()).toBe(0);
  },
);

test('a clock that was set only in part, and in two steps, is known to be off until it is right', () => {
  const { time, warning } = openWithClock(3 * dayMs);
  const setBack = (byMs: number) => {
    time.jump(-byMs);
    time.pass(60_000);
    return [warning.isClockFarOff(), warning.get()];
  };
  expect(setBack(dayMs)).toEqual([true, 'clock-wrong']);
  expect(setBack(1.5 * dayMs)).toEqual([false, 'clock-wrong']);
  expect(setBack(0.5 * dayMs)).toEqual([false, null]);
});

test('a night of sleep makes no clock right that is ahead, and none wrong', () => {
  const { time, warning } = openWithClock(2 * dayMs);
  time.jump(14 * hourMs);
  time.pass(60_000);
  expect(warning.isClockFarOff()).toBe(true);
  time.jump(-2 * dayMs);
  time.pass(60_000);
  expect(warning.isClockFarOff()).toBe(false);
  time.jump(3 * dayMs);
  time.pass(60_000);
  expect(warning.isClockFarOff()).toBe(false);
});

test('what the server says counts, whatever was set before', () => {
  const { time, warning } = openWithClock(2 * dayMs);
  time.jump(-2 * dayMs);
  warning.clockRead(0);
  expect([warning.isClockFarOff(), time.timers()]).toEqual([false, 0]);
  warning.clockRead(2 * dayMs);
  expect(warning.isClockFarOff()).toBe(true);
  warning.close();
  expect(time.timers()).toBe(0);
});
