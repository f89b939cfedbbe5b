import { describe, expect, test } from 'vitest';
import { translators } from '../../../i18n/use-text';
import { toggleValue } from './filter-model';
import { resolveFilter, getDays, getRelativeDaysRange, setDays, setRelativeDays } from './filter-date-range';
import { createChips } from './create-filter-chips';

const { en: english } = translators;
const nowMs = new Date(2026, 2, 2, 0, 30).getTime();

describe('a filter', () => {
  test('takes what is ticked, and a part with nothing left in it is no part', () => {
    const one = toggleValue({}, 'statuses', 'created');
    const two = toggleValue(one, 'statuses', 'rejected');
    expect(two).toEqual({ statuses: ['created', 'rejected'] });
    expect(toggleValue(toggleValue(two, 'statuses', 'created'), 'statuses', 'rejected')).toEqual({});
  });

  test('is shown as chips, each of which takes away itself alone', () => {
    const filter = {
      statuses: ['created' as const],
      serviceIds: [18 as const, 23 as const],
      priorities: [1 as const],
      storeNames: ['Kedai Maju'],
      hours: [9, 23],
      pcs: ['', 'PC-2'],
      ...setDays({}, '2026-11-01', '2026-11-24'),
    };
    const chips = createChips(filter, english, nowMs);
    expect(chips).toHaveLength(10);
    expect(chips.map(({ text }) => text)).toContain('Store: Kedai Maju');
    expect(chips.map(({ text }) => text.replaceAll(/\s/g, ' '))).toContain('Hour: 9:00 – 9:59 am');
    expect(chips.map(({ text }) => text)).toEqual(expect.arrayContaining(['PC: This PC', 'PC: PC-2']));
    for (const { key, without } of chips) {
      expect(createChips(without, english, nowMs).map((chip) => chip.key)).toEqual(
        chips.map((chip) => chip.key).filter((other) => other !== key),
      );
    }
  });
});

describe('days', () => {
  test('that are said are others on another day, and as they were in the chip', () => {
    const filter = setRelativeDays({ ...setDays({}, '2026-01-01', ''), priorities: [1] }, 'yesterday');
    expect(filter).toEqual({ priorities: [1], days: 'yesterday' });
    expect(resolveFilter(filter, nowMs)).toEqual(setDays({ priorities: [1] }, '2026-03-01', '2026-03-01'));
    const nextDay = resolveFilter(filter, nowMs + 24 * 3_600_000);
    expect(nextDay).toEqual(setDays({ priorities: [1] }, '2026-03-02', '2026-03-02'));
    const chip = createChips(filter, english, nowMs).at(-1);
    expect(chip).toEqual({ key: 'days', text: 'Yesterday: 1 Mar 2026', without: { priorities: [1] } });
    expect(setDays(filter, '2026-01-01', '')).not.toHaveProperty('days');
  });

  test('are those of this place, from the first moment of one to the last of the other', () => {
    const filter = setDays({}, '2026-11-01', '2026-11-01');
    expect(filter.fromMs).toBe(new Date(2026, 10, 1).getTime());
    expect(filter.beforeMs).toBe(new Date(2026, 10, 2).getTime());
    expect(getDays(filter)).toEqual({ from: '2026-11-01', to: '2026-11-01' });
    expect(createChips(filter, english, nowMs)).toHaveLength(1);
  });

  test('may be open at either end, and have an hour there', () => {
    const at = new Date(2026, 10, 24, 20, 5).getTime();
    const textOf = (times: Parameters<typeof createChips>[0]) =>
      createChips(times, english, nowMs).map(({ text }) => text.replaceAll(/\s/g, ' '));
    expect(textOf({ fromMs: at })).toEqual(['since 24 Nov 2026, 8:05 pm']);
    expect(textOf({ beforeMs: at })).toEqual(['until 24 Nov 2026, 8:05 pm']);
    expect(textOf(setDays({}, '2026-11-24', ''))).toEqual(['since 24 Nov 2026']);
    expect(textOf(setDays({}, '', '2026-11-24'))).toEqual(['until 24 Nov 2026']);
    expect(Object.keys(setDays({}, '2026-11-01', ''))).toEqual(['fromMs']);
    expect(Object.keys(setDays({ fromMs: 1 }, '', '2026-11-01'))).toEqual(['beforeMs']);
    expect(setDays({ fromMs: 1, beforeMs: 2 }, '', '')).toEqual({});
  });

  test('come in ready spans, also over the end of a month', () => {
    expect(getRelativeDaysRange('today', nowMs)).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    expect(getRelativeDaysRange('yesterday', nowMs)).toEqual({ from: '2026-03-01', to: '2026-03-01' });
    expect(getRelativeDaysRange('week', nowMs)).toEqual({ from: '2026-02-24', to: '2026-03-02' });
    expect(getRelativeDaysRange('month', nowMs)).toEqual({ from: '2026-02-01', to: '2026-03-02' });
  });
});
