import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import { relativeDays, type RelativeDays } from '../../../../shared/history/saved-view';
import { shiftWindowHours } from '../../../../shared/time/shift-window-hours';
import { getDays, getRelativeDaysRange, setDays } from '../filter/filter-date-range';

type Days = { readonly from: string; readonly to: string };

/** A period that moves with the clock. `shift` holds a shift that ends now, or has just ended, also over midnight. */
export const quickSpans = ['shift', ...relativeDays] as const;
export type QuickSpan = 'shift' | RelativeDays;

/** The period that My shift counts. Days are `2026-11-24`, or blank for an open end. */
export type ShiftSpan = { readonly quick: QuickSpan } | Days;

/** From and before, in ms since 1970; an end that is left out is open. */
export type SpanTimes = Pick<HistoryFilter, 'fromMs' | 'beforeMs'>;

/** Resolves a period at the time of a count: after midnight, today is another day. */
export function resolveSpan(span: ShiftSpan, nowMs: number): SpanTimes {
  if (!('quick' in span)) return setDays({}, span.from, span.to);
  if (span.quick === 'shift') return { fromMs: nowMs - shiftWindowHours * hourMs };
  const { from, to } = getRelativeDaysRange(span.quick, nowMs);
  return setDays({}, from, to);
}

/** The days of a period, which are blank for one that is none of whole days. `during` is the period as it was counted last. */
export function getSpanDays(span: ShiftSpan, during: SpanTimes): Days {
  if (!('quick' in span)) return span;
  return span.quick === 'shift' ? { from: '', to: '' } : getDays(during);
}

/** The part of a period that is in both, such as of a day that began before the shift. */
export function intersectTimes(one: SpanTimes, other: SpanTimes): SpanTimes {
  const fromMs = Math.max(one.fromMs ?? -Infinity, other.fromMs ?? -Infinity);
  const beforeMs = Math.min(one.beforeMs ?? Infinity, other.beforeMs ?? Infinity);
  return { ...(fromMs !== -Infinity && { fromMs }), ...(beforeMs !== Infinity && { beforeMs }) };
}

const hourMs = 3_600_000;
