import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import type { SavedFilter, RelativeDays } from '../../../../shared/history/saved-view';
import { formatDayField } from './filter-model';

/**
 * Sets the range from the start of one local day to the end of another; either may be open. Days are `2026-11-24`, or
 * blank.
 */
export function setDays(filter: SavedFilter, from: string, to: string): HistoryFilter {
  const { days: _days, fromMs: _from, beforeMs: _before, ...rest } = filter;
  const [fromMs, beforeMs] = [getStartOfDay(from), getStartOfDay(to, 1)];
  return { ...rest, ...(fromMs !== null && { fromMs }), ...(beforeMs !== null && { beforeMs }) };
}

/** Returns the days of a filter's range, in the form that `setDays` takes. */
export function getDays({ fromMs, beforeMs }: HistoryFilter): { readonly from: string; readonly to: string } {
  return {
    from: fromMs === undefined ? '' : formatDayField(fromMs),
    to: beforeMs === undefined ? '' : formatDayField(beforeMs - 1),
  };
}

/** Sets a relative date, which moves with the calendar. */
export function setRelativeDays(filter: SavedFilter, days: RelativeDays): SavedFilter {
  return { ...setDays(filter, '', ''), days };
}

/** Resolves the relative date of a filter at this time. */
export function resolveFilter(filter: SavedFilter, nowMs: number): HistoryFilter {
  const { days, ...rest } = filter;
  if (days === undefined) return rest;
  const { from, to } = getRelativeDaysRange(days, nowMs);
  return setDays(rest, from, to);
}

export function getRelativeDaysRange(
  quick: RelativeDays,
  nowMs: number,
): { readonly from: string; readonly to: string } {
  const back = { today: 0, yesterday: 1, week: 6, month: 29 }[quick];
  const day = (daysAgo: number) => {
    const now = new Date(nowMs);
    return formatDayField(new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime());
  };
  return { from: day(back), to: day(quick === 'yesterday' ? 1 : 0) };
}

/** The start of a local day, or of a later one, in ms since 1970; null if the text is no day. */
export function getStartOfDay(day: string, daysLater = 0): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return null;
  const [, year, month, date] = parts.map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).getTime();
}
