import { describe, expect, test } from 'vitest';
import { translators } from '../../../i18n/translate';
import { asOf, chipsOf, daysOf, quickSpan, toggled, withDays, withQuickDays } from './filter-options';

const { en: english } = translators;
const nowMs = new Date(2026, 2, 2, 0, 30).getTime();

describe('a filter', () => {
  test('takes what is ticked, and a part with nothing left in it is no part', () => {
    const one = toggled({}, 'states', 'created');
    const two = toggled(one, 'states', 'rejected');
    expect(two).toEqual({ states: ['created', 'rejected'] });
    expect(toggled(toggled(two, 'states', 'created'), 'states', 'rejected')).toEqual({});
  });

  test('is shown as chips, each of which takes away itself alone', () => {
    const filter = {
      states: ['created' as const],
      serviceIds: [18 as const, 23 as const],
      priorities: [1 as const],
      storeNames: ['Kedai Maju'],
      hours: [9, 23],
      ...withDays({}, '2026-11-01', '2026-11-24'),
    };
    const chips = chipsOf(filter, english, nowMs);
    expect(chips).toHaveLength(8);
    expect(chips.map(({ text }) => text)).toContain('Store: Kedai Maju');
    expect(chips.map(({ text }) => text)).toContain('Hour: 09:00–09:59');
    for (const { key, without } of chips) {
      expect(chipsOf(without, english, nowMs).map((chip) => chip.key)).toEqual(
        chips.map((chip) => chip.key).filter((other) => other !== key),
      );
    }
  });
});

describe('days', () => {
  test('that are said are others on another day, and as they were in the chip', () => {
    const filter = withQuickDays({ ...withDays({}, '2026-01-01', ''), priorities: [1] }, 'yesterday');
    expect(filter).toEqual({ priorities: [1], days: 'yesterday' });
    expect(asOf(filter, nowMs)).toEqual(withDays({ priorities: [1] }, '2026-03-01', '2026-03-01'));
    const nextDay = asOf(filter, nowMs + 24 * 3_600_000);
    expect(nextDay).toEqual(withDays({ priorities: [1] }, '2026-03-02', '2026-03-02'));
    const chip = chipsOf(filter, english, nowMs).at(-1);
    expect(chip).toEqual({ key: 'days', text: 'Yesterday: 1 Mar 2026', without: { priorities: [1] } });
    expect(withDays(filter, '2026-01-01', '')).not.toHaveProperty('days');
  });

  test('are those of this place, from the first moment of one to the last of the other', () => {
    const filter = withDays({}, '2026-11-01', '2026-11-01');
    expect(filter.fromMs).toBe(new Date(2026, 10, 1).getTime());
    expect(filter.beforeMs).toBe(new Date(2026, 10, 2).getTime());
    expect(daysOf(filter)).toEqual({ from: '2026-11-01', to: '2026-11-01' });
    expect(chipsOf(filter, english, nowMs)).toHaveLength(1);
  });

  test('may be open at either end', () => {
    expect(Object.keys(withDays({}, '2026-11-01', ''))).toEqual(['fromMs']);
    expect(Object.keys(withDays({ fromMs: 1 }, '', '2026-11-01'))).toEqual(['beforeMs']);
    expect(withDays({ fromMs: 1, beforeMs: 2 }, '', '')).toEqual({});
  });

  test('come in ready spans, also over the end of a month', () => {
    expect(quickSpan('today', nowMs)).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    expect(quickSpan('yesterday', nowMs)).toEqual({ from: '2026-03-01', to: '2026-03-01' });
    expect(quickSpan('week', nowMs)).toEqual({ from: '2026-02-24', to: '2026-03-02' });
    expect(quickSpan('month', nowMs)).toEqual({ from: '2026-02-01', to: '2026-03-02' });
  });
});
