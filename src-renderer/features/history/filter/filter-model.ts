import type { Mode } from '../../../../shared/app/mode';
import { ticketStatuses } from '../../../../shared/history/ticket-summary-and-detail';
import type { HistoryFilter } from '../../../../shared/history/history-query';
import type { SavedFilter, RelativeDays } from '../../../../shared/history/saved-view';
import { priorities, serviceIds } from '../../../../shared/tickets/services-and-priorities';
import { getPriorityName, getServiceNames } from '../../../../shared/tickets/service-and-priority-names';
import { defaultEndingKinds, type EndingKind } from '../../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../../shared/calls/ending-names';
import { regions } from '../../../../shared/regions/malaysian-regions';
import { formatTime, formatDate } from '../../../i18n/format-dates-and-lists';
import type { Translate } from '../../../i18n/use-text';

/** The parts of a filter that hold a list, of which a ticket must match one value. */
export type ListPart = Exclude<keyof HistoryFilter, 'mode' | 'fromMs' | 'beforeMs'>;

/** One active filter value, and the filter without it. */
export type FilterChip = { readonly key: string; readonly text: string; readonly without: SavedFilter };

export type Choice = { readonly value: string | number; readonly name: string };

/** The choices with a checkbox: few enough to be always visible. */
export function listChoices(
  t: Translate,
  kinds: readonly EndingKind[],
): readonly { part: ListPart; name: string; choices: readonly Choice[] }[] {
  return [
    {
      part: 'statuses',
      name: t('historyList.filter.statuses'),
      choices: ticketStatuses.map((value) => ({ value, name: t(`statuses.${value}`) })),
    },
    {
      part: 'serviceIds',
      name: t('historyList.filter.serviceIds'),
      choices: serviceIds.map((value) => ({ value, name: getServiceNames(value, t.language).shortName })),
    },
    {
      part: 'priorities',
      name: t('historyList.filter.priorities'),
      choices: priorities.map((value) => ({ value, name: getPriorityName(value, t.language) })),
    },
    {
      part: 'endings',
      name: t('historyList.filter.endings'),
      choices: kinds.map((kind) => ({ value: kind.id, name: getEndingKindName(kind, t.language) })),
    },
  ];
}

/** The choices of a longer list. */
export function listExpandableChoices(part: 'regionNames' | 'hours'): readonly Choice[] {
  if (part === 'regionNames') return regions.map((value) => ({ value, name: value }));
  return Array.from({ length: 24 }, (_, hour) => ({ value: hour, name: formatHourRange(hour) }));
}

/** `09:00–09:59`, in every language. */
export function formatHourRange(hour: number): string {
  return `${padTwoDigits(hour)}:00–${padTwoDigits(hour)}:59`;
}

export function hasValue(filter: SavedFilter, part: ListPart, value: string | number): boolean {
  const values: readonly (string | number)[] = filter[part] ?? [];
  return values.includes(value);
}

/** Adds a value, or removes it if it is there. A part without values is removed. */
export function toggleValue(filter: SavedFilter, part: ListPart, value: string | number): SavedFilter {
  const values: readonly (string | number)[] = filter[part] ?? [];
  const left = hasValue(filter, part, value) ? values.filter((one) => one !== value) : [...values, value];
  const { [part]: _before, ...rest } = filter;
  return left.length === 0 ? rest : { ...rest, [part]: left };
}

/** Selects a history. The current mode's is the default, so it is left out. */
export function setMode({ mode: _before, ...filter }: SavedFilter, mode: Mode, appMode: Mode): SavedFilter {
  return mode === appMode ? filter : { ...filter, mode };
}

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

/** @param mask writes a phone number for display */
export function createChips(
  filter: SavedFilter,
  t: Translate,
  nowMs: number,
  mask: (kind: 'phone', text: string) => string = (_kind, text) => text,
  kinds: readonly EndingKind[] = defaultEndingKinds,
): FilterChip[] {
  const chip = (part: ListPart, value: string | number, name: string): FilterChip => ({
    key: `${part} ${value}`,
    text: t('historyList.filter.chip', { part: t(`historyList.filter.${part}`), value: name }),
    without: toggleValue(filter, part, value),
  });
  const texts = (part: 'regionNames' | 'storeNames' | 'dealers' | 'agents') =>
    (filter[part] ?? []).map((value) => chip(part, value, value));
  return [
    ...createModeChips(filter, t),
    ...(filter.statuses ?? []).map((value) => chip('statuses', value, t(`statuses.${value}`))),
    ...(filter.serviceIds ?? []).map((value) =>
      chip('serviceIds', value, getServiceNames(value, t.language).shortName),
    ),
    ...(filter.priorities ?? []).map((value) =>
      chip('priorities', value, getPriorityName(value, t.language)),
    ),
    ...texts('regionNames'),
    ...texts('storeNames'),
    ...texts('dealers'),
    ...texts('agents'),
    ...(filter.pcs ?? []).map((value) => chip('pcs', value, value === '' ? t('shift.thisPc') : value)),
    ...(filter.endings ?? []).map((value) => chip('endings', value, nameEnding(value, kinds, t))),
    ...(filter.phones ?? []).map((value) => chip('phones', value, mask('phone', value))),
    ...(filter.hours ?? []).map((value) => chip('hours', value, formatHourRange(value))),
    ...createDayChips(filter, t, nowMs),
  ];
}

/** A kind that is no longer in the list has the name under which it was added. */
function nameEnding(id: string, kinds: readonly EndingKind[], t: Translate): string {
  const kind = kinds.find((one) => one.id === id) ?? { id, name: null };
  return getEndingKindName(kind, t.language);
}

function createModeChips({ mode, ...without }: SavedFilter, t: Translate): FilterChip[] {
  return mode === undefined ? [] : [{ key: 'mode', text: t(`historyList.mode.${mode}`), without }];
}

function createDayChips(filter: SavedFilter, t: Translate, nowMs: number): FilterChip[] {
  const { fromMs, beforeMs } = resolveFilter(filter, nowMs);
  if (fromMs === undefined && beforeMs === undefined) return [];
  const from = fromMs === undefined ? '' : formatDate(fromMs, t.language);
  const to = beforeMs === undefined ? '' : formatDate(beforeMs - 1, t.language);
  const isByHour = !isStartOfDay(fromMs) || !isStartOfDay(beforeMs);
  const text = () => {
    if (isByHour && fromMs !== undefined && beforeMs !== undefined) {
      const [begin, end] = [formatTime(fromMs, t.language), formatTime(beforeMs, t.language)];
      return t('historyList.filter.days', {
        from: `${from}, ${begin}`,
        to: from === to ? end : `${to}, ${end}`,
      });
    }
    if (from === to) return from;
    if (from === '') return t('historyList.filter.untilDay', { to });
    if (to === '') return t('historyList.filter.sinceDay', { from });
    return t('historyList.filter.days', { from, to });
  };
  const label = filter.days && t(`historyList.filter.quick.${filter.days}`);
  const shown = label === undefined ? text() : t('historyList.filter.chip', { part: label, value: text() });
  return [{ key: 'days', text: shown, without: setDays(filter, '', '') }];
}

function isStartOfDay(ms: number | undefined): boolean {
  return ms === undefined || getStartOfDay(formatDayField(ms)) === ms;
}

/** The start of a local day, or of a later one, in ms since 1970; null if the text is no day. */
export function getStartOfDay(day: string, daysLater = 0): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return null;
  const [, year, month, date] = parts.map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).getTime();
}

function formatDayField(ms: number): string {
  const day = new Date(ms);
  return `${day.getFullYear()}-${padTwoDigits(day.getMonth() + 1)}-${padTwoDigits(day.getDate())}`;
}

function padTwoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
