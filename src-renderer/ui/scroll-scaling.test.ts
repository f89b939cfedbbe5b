import { describe, expect, test } from 'vitest';
import { applyScroll, createScrollScaling, alignScrollBar } from './scroll-scaling';

const viewPx = 600;

test('what Chromium can show is scrolled as it is', () => {
  const map = createScrollScaling(50_000, viewPx);
  expect(map.heightPx).toBe(50_000);
  expect(map.getContentTop(1234)).toBe(1234);
  expect(map.getContentTop(60_000)).toBe(49_400);
  expect(createScrollScaling(100, viewPx).getContentTop(0)).toBe(0);
});

describe('a million rows of 48 px', () => {
  const map = createScrollScaling(48_000_000, viewPx);

  test('make an element that Chromium can show, also at 400 %', () => {
    expect(map.heightPx).toBeLessThanOrEqual(33_554_432 / 4);
  });

  test('have both their ends at the ends of the bar', () => {
    expect(map.getContentTop(0)).toBe(0);
    expect(map.getContentTop(map.heightPx - viewPx)).toBe(48_000_000 - viewPx);
  });

  test('are found again by the bar, and never in another order', () => {
    let last = -1;
    for (let px = 0; px <= 48_000_000 - viewPx; px += 48_017) {
      const scrollTop = map.getScrollTop(px);
      expect(map.getContentTop(scrollTop)).toBeCloseTo(px, 3);
      expect(scrollTop).toBeGreaterThan(last);
      last = scrollTop;
    }
  });

  test('go by as far as the wheel turns, wherever they are', () => {
    let place = alignScrollBar(map, { scrollTop: 0, contentTop: 24_000_000 });
    for (let turn = 0; turn < 500; turn += 1) place = applyScroll(map, place, place.scrollTop - 100);
    expect(place.contentTop).toBeCloseTo(24_000_000 - 50_000, 0);
    const after = alignScrollBar(map, place);
    expect(after.contentTop).toBe(place.contentTop);
    expect(map.getContentTop(after.scrollTop)).toBeCloseTo(place.contentTop, -1);
  });

  test('follow the thumb of the bar when it is dragged', () => {
    const top = { scrollTop: 0, contentTop: 0 };
    const half = (map.heightPx - viewPx) / 2;
    expect(applyScroll(map, top, half).contentTop).toBeCloseTo((48_000_000 - viewPx) / 2, 0);
  });

  test('stop at both ends, however the wheel goes on', () => {
    let place = alignScrollBar(map, { scrollTop: 0, contentTop: 150 });
    for (let turn = 0; turn < 5; turn += 1)
      place = applyScroll(map, place, Math.max(0, place.scrollTop - 100));
    expect(place).toEqual({ scrollTop: 0, contentTop: 0 });
  });
});
