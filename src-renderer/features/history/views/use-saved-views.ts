import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error';
import type {
  HistoryCount,
  SavedFilter,
  SavedView,
  ViewContent,
} from '../../../../shared/history/ticket-history';
import type { Result } from '../../../../shared/result';
import type { IpcClient } from '../../../ipc/ipc-client';
import { toHistoryQuery, defaultListQuery, toSavedQuery, type ListQuery } from '../filter/list-query';

export type SavedViews = {
  readonly views: readonly SavedView[];
  /** How many tickets each has, by its id, as far as that has been counted. */
  readonly counts: ReadonlyMap<number, HistoryCount>;
  readonly error: AppError | null;
  /** With null a new one. */
  readonly save: (id: number | null, view: ViewContent) => Promise<boolean>;
  readonly remove: (id: number) => Promise<void>;
  /** Up or down by one place. */
  readonly move: (id: number, by: -1 | 1) => Promise<void>;
};

/** A search waits behind one count at most, and a queue that drains is not counted ticket by ticket. */
const countEveryMs = 3_000;

/** The lists that are kept under a name, in their order, each with its count. */
export function useSavedViews(client: IpcClient): SavedViews {
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [counts, setCounts] = useState<ReadonlyMap<number, HistoryCount>>(new Map());
  const [error, setError] = useState<AppError | null>(null);

  const take = useCallback((answer: Result<readonly SavedView[], AppError>): boolean => {
    if (answer.ok) setViews(answer.value);
    setError(answer.ok ? null : answer.error);
    return answer.ok;
  }, []);

  useEffect(() => {
    const read = () => void client.ask('history.list-views', null).then(take);
    read();
    // One that names who was erased is gone, too.
    return client.onEvent('tickets.changed', ({ ticketId }) => {
      if (ticketId === null) read();
    });
  }, [client, take]);

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const countAll = async () => {
      for (const view of views) {
        const { sort: _sort, ...query } = toHistoryQuery(toListQuery(view), Date.now());
        const counted = await client.ask('history.count', query);
        if (isGone) return;
        if (counted.ok) setCounts((before) => new Map(before).set(view.id, counted.value));
      }
    };
    void countAll();
    const end = client.onEvent('tickets.changed', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void countAll();
      }, countEveryMs);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      end();
    };
  }, [client, views]);

  const actions = useMemo(
    () => ({
      save: async (id: number | null, view: ViewContent) =>
        take(await client.ask('history.save-view', { id, view })),
      remove: async (id: number) => {
        take(await client.ask('history.remove-view', { id }));
      },
    }),
    [client, take],
  );
  const move = async (id: number, by: -1 | 1) => {
    const ids = views.map((view) => view.id);
    const at = ids.indexOf(id);
    const [here, there] = [ids[at], ids[at + by]];
    if (here === undefined || there === undefined) return;
    ids[at] = there;
    ids[at + by] = here;
    take(await client.ask('history.order-views', { ids }));
  };
  return { views, counts, error, move, ...actions };
}

export function toListQuery({ text, filter, sort }: Omit<ViewContent, 'name'>): ListQuery {
  return { text, filter: filter ?? defaultListQuery.filter, sort: sort ?? defaultListQuery.sort };
}

/** What is shown now, as a view of this name. */
export function createView(name: string, query: ListQuery): ViewContent {
  return { name, ...toSavedQuery(query) };
}

/** Whether a view is what is shown now. */
export function isCurrentView(view: SavedView, query: ListQuery): boolean {
  const { text, filter, sort } = toListQuery(view);
  return text === query.text && sort === query.sort && isSameFilter(filter, query.filter);
}

function isSameFilter(a: SavedFilter, b: SavedFilter): boolean {
  return toCanonicalText(a) === toCanonicalText(b);
}

function toCanonicalText(filter: SavedFilter): string {
  return JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => a.localeCompare(b)));
}
