import type { Mode } from '../../../../shared/app/mode';
import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import type { SavedFilter } from '../../../../shared/history/saved-view';
import { padTwoDigits } from '../../../i18n/pad-two-digits';

/** The parts of a filter that hold a list, of which a ticket must match one value. */
export type ListPart = Exclude<keyof HistoryFilter, 'mode' | 'fromMs' | 'beforeMs'>;

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

export function formatDayField(ms: number): string {
  const day = new Date(ms);
  return `${day.getFullYear()}-${padTwoDigits(day.getMonth() + 1)}-${padTwoDigits(day.getDate())}`;
}
