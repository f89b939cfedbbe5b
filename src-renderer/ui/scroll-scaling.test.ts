import { describe, expect, test } from 'vitest';
import { scrolled, scrollMap, settled } from './scroll-scaling';

const viewPx = 600;

test('what Chromium can show is scrolled as it is', () => {
  const map = scrollMap(50_000, viewPx);
  expect(map.heightPx).toBe(50_000);
  expect(map.contentAt(1234)).toBe(1234);
  expect(map.contentAt(60_000)).toBe(49_400);
  expect(scrollMap(100, viewPx).contentAt(0)).toBe(0);
});

describe('a million rows of 48 px', () => {
  const map = scrollMap(48_000_000, viewPx);

  test('make an element that Chromium can show, also at 400 %', () => {
    expect(map.heightPx).toBeLessThanOrEqual(33_554_432 / 4);
  });

  test('have both their ends at the ends of the bar', () => {
    expect(map.contentAt(0)).toBe(0);
    expect(map.contentAt(map.heightPx - viewPx)).toBe(48_000_000 - viewPx);
  });

  test('are found again by the bar, and never in another order', () => {
    let last = -1;
    for (let px = 0; px <= 48_000_000 - viewPx; px += 48_017) {
      const scrollTop = map.scrollAt(px);
      expect(map.contentAt(scrollTop)).toBeCloseTo(px, 3);
      expect(scrollTop).toBeGreaterThan(last);
      last = scrollTop;
    }
  });

  test('go by as far as the wheel turns, wherever they are', () => {
    let place = settled(map, { scrollTop: 0, contentTop: 24_000_000 });
    for (let turn = 0; turn < 500; turn += 1) place = scrolled(map, place, place.scrollTop - 100);
    expect(place.contentTop).toBeCloseTo(24_000_000 - 50_000, 0);
    const after = settled(map, place);
    expect(after.contentTop).toBe(place.contentTop);
    expect(map.contentAt(after.scrollTop)).toBeCloseTo(place.contentTop, -1);
  });

  test('follow the thumb of the bar when it is dragged', () => {
    const top = { scrollTop: 0, contentTop: 0 };
    const half = (map.heightPx - viewPx) / 2;
    expect(scrolled(map, top, half).contentTop).toBeCloseTo((48_000_000 - viewPx) / 2, 0);
  });

  test('stop at both ends, however the wheel goes on', () => {
    let place = settled(map, { scrollTop: 0, contentTop: 150 });
    for (let turn = 0; turn < 5; turn += 1) place = scrolled(map, place, Math.max(0, place.scrollTop - 100));
    expect(place).toEqual({ scrollTop: 0, contentTop: 0 });
  });
});
