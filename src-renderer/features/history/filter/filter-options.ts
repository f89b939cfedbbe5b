import type { Mode } from '../../../../shared/app/app-state';
import {
  ticketStates,
  type HistoryFilter,
  type KeptFilter,
  type QuickDays,
} from '../../../../shared/history/ticket-history';
import { priorities, priorityWord, serviceIds, serviceWords } from '../../../../shared/tickets/services';
import { malaysianStates } from '../../../../shared/regions/regions';
import { clockTime, localDay } from '../../../i18n/format';
import type { Translate } from '../../../i18n/translate';

/** The parts of a filter that hold a list, of which a ticket must have one. */
export type ListPart = Exclude<keyof HistoryFilter, 'mode' | 'fromMs' | 'beforeMs'>;

/** One thing that a list is narrowed down by, and the filter as it is without it. */
export type FilterChip = { readonly key: string; readonly text: string; readonly without: KeptFilter };

export type Choice = { readonly value: string | number; readonly name: string };

/** What can be ticked: few enough to be all in sight. */
export function choicesOf(
  t: Translate,
): readonly { part: ListPart; name: string; choices: readonly Choice[] }[] {
  return [
    {
      part: 'states',
      name: t('historyList.filter.states'),
      choices: ticketStates.map((value) => ({ value, name: t(`statuses.${value}`) })),
    },
    {
      part: 'serviceIds',
      name: t('historyList.filter.serviceIds'),
      choices: serviceIds.map((value) => ({ value, name: serviceWords(value, t.language).shortName })),
    },
    {
      part: 'priorities',
      name: t('historyList.filter.priorities'),
      choices: priorities.map((value) => ({ value, name: priorityWord(value, t.language) })),
    },
  ];
}

/** What is chosen out of a longer list. */
export function longChoicesOf(part: 'stateNames' | 'hours'): readonly Choice[] {
  if (part === 'stateNames') return malaysianStates.map((value) => ({ value, name: value }));
  return Array.from({ length: 24 }, (_, hour) => ({ value: hour, name: hourOfDay(hour) }));
}

/** `09:00–09:59`, on any clock. */
export function hourOfDay(hour: number): string {
  return `${two(hour)}:00–${two(hour)}:59`;
}

export function has(filter: KeptFilter, part: ListPart, value: string | number): boolean {
  const values: readonly (string | number)[] = filter[part] ?? [];
  return values.includes(value);
}

/** With the value where it was not there, without it where it was. A part with nothing left is no part. */
export function toggled(filter: KeptFilter, part: ListPart, value: string | number): KeptFilter {
  const values: readonly (string | number)[] = filter[part] ?? [];
  const left = has(filter, part, value) ? values.filter((one) => one !== value) : [...values, value];
  const { [part]: _before, ...rest } = filter;
  return left.length === 0 ? rest : { ...rest, [part]: left };
}

/** Of one history: the one of the mode that the app is in needs no saying. */
export function withMode({ mode: _before, ...filter }: KeptFilter, mode: Mode, appMode: Mode): KeptFilter {
  return mode === appMode ? filter : { ...filter, mode };
}

/** From the first moment of a local day to the last of another; either may be open. Days are `2026-11-24`, or blank. */
export function withDays(filter: KeptFilter, from: string, to: string): HistoryFilter {
  const { days: _days, fromMs: _from, beforeMs: _before, ...rest } = filter;
  const [fromMs, beforeMs] = [startOfDay(from), startOfDay(to, 1)];
  return { ...rest, ...(fromMs !== null && { fromMs }), ...(beforeMs !== null && { beforeMs }) };
}

/** The days that a filter spans, as `withDays` takes them. */
export function daysOf({ fromMs, beforeMs }: HistoryFilter): { readonly from: string; readonly to: string } {
  return {
    from: fromMs === undefined ? '' : dayText(fromMs),
    to: beforeMs === undefined ? '' : dayText(beforeMs - 1),
  };
}

/** Days as they are said: those that they are now, and others tomorrow. */
export function withQuickDays(filter: KeptFilter, days: QuickDays): KeptFilter {
  return { ...withDays(filter, '', ''), days };
}

/** What a filter asks for at a time. */
export function asOf(filter: KeptFilter, nowMs: number): HistoryFilter {
  const { days, ...rest } = filter;
  if (days === undefined) return rest;
  const { from, to } = quickSpan(days, nowMs);
  return withDays(rest, from, to);
}

export function quickSpan(quick: QuickDays, nowMs: number): { readonly from: string; readonly to: string } {
  const back = { today: 0, yesterday: 1, week: 6, month: 29 }[quick];
  const day = (daysAgo: number) => {
    const now = new Date(nowMs);
    return dayText(new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime());
  };
  return { from: day(back), to: day(quick === 'yesterday' ? 1 : 0) };
}

/** @param mask how a number is written there */
export function chipsOf(
  filter: KeptFilter,
  t: Translate,
  nowMs: number,
  mask: (kind: 'phone', text: string) => string = (_kind, text) => text,
): FilterChip[] {
  const chip = (part: ListPart, value: string | number, name: string): FilterChip => ({
    key: `${part} ${value}`,
    text: t('historyList.filter.chip', { part: t(`historyList.filter.${part}`), value: name }),
    without: toggled(filter, part, value),
  });
  const texts = (part: 'stateNames' | 'storeNames' | 'dealers') =>
    (filter[part] ?? []).map((value) => chip(part, value, value));
  return [
    ...modeChips(filter, t),
    ...(filter.states ?? []).map((value) => chip('states', value, t(`statuses.${value}`))),
    ...(filter.serviceIds ?? []).map((value) =>
      chip('serviceIds', value, serviceWords(value, t.language).shortName),
    ),
    ...(filter.priorities ?? []).map((value) => chip('priorities', value, priorityWord(value, t.language))),
    ...texts('stateNames'),
    ...texts('storeNames'),
    ...texts('dealers'),
    ...(filter.phones ?? []).map((value) => chip('phones', value, mask('phone', value))),
    ...(filter.hours ?? []).map((value) => chip('hours', value, hourOfDay(value))),
    ...dayChips(filter, t, nowMs),
  ];
}

function modeChips({ mode, ...without }: KeptFilter, t: Translate): FilterChip[] {
  return mode === undefined ? [] : [{ key: 'mode', text: t(`historyList.mode.${mode}`), without }];
}

function dayChips(filter: KeptFilter, t: Translate, nowMs: number): FilterChip[] {
  const { fromMs, beforeMs } = asOf(filter, nowMs);
  if (fromMs === undefined && beforeMs === undefined) return [];
  const from = fromMs === undefined ? '' : localDay(fromMs, t.language);
  const to = beforeMs === undefined ? '' : localDay(beforeMs - 1, t.language);
  const isByHour = !isFirstOfDay(fromMs) || !isFirstOfDay(beforeMs);
  const text = () => {
    if (isByHour && fromMs !== undefined && beforeMs !== undefined) {
      const [begin, end] = [clockTime(fromMs, t.language), clockTime(beforeMs, t.language)];
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
  const said = filter.days && t(`historyList.filter.quick.${filter.days}`);
  const shown = said === undefined ? text() : t('historyList.filter.chip', { part: said, value: text() });
  return [{ key: 'days', text: shown, without: withDays(filter, '', '') }];
}

function isFirstOfDay(ms: number | undefined): boolean {
  return ms === undefined || startOfDay(dayText(ms)) === ms;
}

/** The first moment of a local day, or of one some days later, in ms since 1970; null where it is no day. */
export function startOfDay(day: string, daysLater = 0): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return null;
  const [, year, month, date] = parts.map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).getTime();
}

function dayText(ms: number): string {
  const day = new Date(ms);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
