import type { HistoryFilter, HistorySort } from '../../../shared/history';

/** What a list shows, and in which order. */
export type PastQuery = {
  readonly text: string;
  readonly filter: HistoryFilter;
  readonly sort: HistorySort;
};

export const everything: PastQuery = { text: '', filter: {}, sort: 'newest' };

/** The same as the main process is asked for it, and as a view keeps it. */
export function asked({ text, filter, sort }: PastQuery) {
  return { text, sort, ...(Object.keys(filter).length > 0 && { filter }) };
}
