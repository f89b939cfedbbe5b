import type { SavedFilter } from '../../../../shared/history/saved-view';
import { getPriorityName, getServiceNames } from '../../../../shared/tickets/service-and-priority-names';
import { defaultEndingKinds, type EndingKind } from '../../../../shared/calls/call-ending';
import { nameEndingKind } from '../../../../shared/calls/ending-names';
import { translateRegion } from '../../../../shared/regions/translate-region';
import {
  formatTime,
  formatDate,
  formatDateTime,
  formatHourRange,
} from '../../../../shared/i18n/format-dates';
import type { Translate } from '../../../i18n/use-text';
import { type ListPart, toggleValue, formatDayField } from './filter-model';
import { resolveFilter, setDays, getStartOfDay } from './filter-date-range';

/** One active filter value, and the filter without it. */
export type FilterChip = { readonly key: string; readonly text: string; readonly without: SavedFilter };

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
  const texts = (part: 'storeNames' | 'dealers' | 'agents') =>
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
    ...(filter.regionNames ?? []).map((value) =>
      chip('regionNames', value, translateRegion(value, t.language)),
    ),
    ...texts('storeNames'),
    ...texts('dealers'),
    ...texts('agents'),
    ...(filter.pcs ?? []).map((value) => chip('pcs', value, value === '' ? t('shift.thisPc') : value)),
    ...(filter.endings ?? []).map((value) =>
      chip('endings', value, nameEndingKind(value, kinds, t.language)),
    ),
    ...(filter.phones ?? []).map((value) => chip('phones', value, mask('phone', value))),
    ...(filter.hours ?? []).map((value) => chip('hours', value, formatHourRange(value, t.language))),
    ...createDayChips(filter, t, nowMs),
  ];
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
    if (fromMs === undefined)
      return t('historyList.filter.untilDay', {
        to: isByHour ? formatDateTime(beforeMs ?? 0, t.language) : to,
      });
    if (beforeMs === undefined)
      return t('historyList.filter.sinceDay', { from: isByHour ? formatDateTime(fromMs, t.language) : from });
    return t('historyList.filter.days', { from, to });
  };
  const label = filter.days && t(`historyList.filter.quick.${filter.days}`);
  const shown = label === undefined ? text() : t('historyList.filter.chip', { part: label, value: text() });
  return [{ key: 'days', text: shown, without: setDays(filter, '', '') }];
}

function isStartOfDay(ms: number | undefined): boolean {
  return ms === undefined || getStartOfDay(formatDayField(ms)) === ms;
}
