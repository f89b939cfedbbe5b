import type { HistoryFilter, HistorySort, KeptFilter } from '../../../../shared/history/ticket-history';
import { asOf } from './filter-options';

/** What a list shows, and in which order. */
export type PastQuery = {
  readonly text: string;
  readonly filter: KeptFilter;
  readonly sort: HistorySort;
};

export const everything: PastQuery = { text: '', filter: {}, sort: 'newest' };

/** What the main process is asked for, as things are at a time. */
export function asked({ text, filter, sort }: PastQuery, nowMs: number) {
  return withoutBlank<HistoryFilter>(text, asOf(filter, nowMs), sort);
}

/** The same as a view keeps it. */
export function kept({ text, filter, sort }: PastQuery) {
  return withoutBlank(text, filter, sort);
}

function withoutBlank<Filter extends KeptFilter>(text: string, filter: Filter, sort: HistorySort) {
  return { text, sort, ...(Object.keys(filter).length > 0 && { filter }) };
}
