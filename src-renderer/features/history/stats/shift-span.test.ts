import { expect, test } from 'vitest';
import { setDays } from '../filter/filter-date-range';
import { getSpanDays, intersectTimes, resolveSpan } from './shift-span';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

test('a shift from 20:00 to 8:00 is whole before and right after its end', () => {
  for (const nowMs of [at(25, 7, 55), at(25, 8, 5)]) {
    const { fromMs = 0, beforeMs } = resolveSpan({ quick: 'shift' }, nowMs);
    expect(fromMs).toBeLessThanOrEqual(at(24, 20));
    expect(fromMs).toBeGreaterThan(at(24, 18));
    // A ticket that is made later belongs to it until the next count.
    expect(beforeMs).toBeUndefined();
  }
  expect(getSpanDays({ quick: 'shift' }, { fromMs: at(24, 19) })).toEqual({ from: '', to: '' });
});

test('today is the day of the count', () => {
  expect(resolveSpan({ quick: 'today' }, at(24, 23, 50))).toEqual({ fromMs: at(24, 0), beforeMs: at(25, 0) });
  expect(resolveSpan({ quick: 'today' }, at(25, 0, 30))).toEqual({ fromMs: at(25, 0), beforeMs: at(26, 0) });
  const yesterday = resolveSpan({ quick: 'yesterday' }, at(25, 0, 30));
  expect(getSpanDays({ quick: 'yesterday' }, yesterday)).toEqual({ from: '2026-11-24', to: '2026-11-24' });
  expect(resolveSpan({ from: '2026-11-24', to: '' }, at(25, 0, 30))).toEqual({ fromMs: at(24, 0) });
  expect(resolveSpan({ from: '', to: '' }, at(25, 0, 30))).toEqual({});
});

test('of a day of the shift, only what the shift has of it is shown', () => {
  const during = resolveSpan({ quick: 'shift' }, at(25, 7, 55));
  expect(intersectTimes(during, setDays({}, '2026-11-24', '2026-11-24'))).toEqual({
    fromMs: during.fromMs,
    beforeMs: at(25, 0),
  });
  expect(intersectTimes(during, setDays({}, '2026-11-25', '2026-11-25'))).toEqual({
    fromMs: at(25, 0),
    beforeMs: at(26, 0),
  });
  expect(intersectTimes({}, {})).toEqual({});
});
