import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error';
import type {
  HistoryCount,
  KeptFilter,
  SavedView,
  ViewContent,
} from '../../../../shared/history/ticket-history';
import type { Result } from '../../../../shared/result';
import type { IpcClient } from '../../../ipc/ipc-client';
import { asked, everything, kept, type PastQuery } from '../filter/list-query';

export type Views = {
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
export function useViews(client: IpcClient): Views {
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [counts, setCounts] = useState<ReadonlyMap<number, HistoryCount>>(new Map());
  const [error, setError] = useState<AppError | null>(null);

  const take = useCallback((answer: Result<readonly SavedView[], AppError>): boolean => {
    if (answer.ok) setViews(answer.value);
    setError(answer.ok ? null : answer.error);
    return answer.ok;
  }, []);

  useEffect(() => {
    const read = () => void client.ask('history.views', null).then(take);
    read();
    // One that names who was erased is gone, too.
    return client.onNotice('tickets.changed', ({ ticketId }) => {
      if (ticketId === null) read();
    });
  }, [client, take]);

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const countAll = async () => {
      for (const view of views) {
        const { sort: _sort, ...query } = asked(queryOf(view), Date.now());
        const counted = await client.ask('history.count', query);
        if (isGone) return;
        if (counted.ok) setCounts((before) => new Map(before).set(view.id, counted.value));
      }
    };
    void countAll();
    const end = client.onNotice('tickets.changed', () => {
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

export function queryOf({ text, filter, sort }: Omit<ViewContent, 'name'>): PastQuery {
  return { text, filter: filter ?? everything.filter, sort: sort ?? everything.sort };
}

/** What is shown now, as a view of this name. */
export function viewOf(name: string, query: PastQuery): ViewContent {
  return { name, ...kept(query) };
}

/** Whether a view is what is shown now. */
export function isShown(view: SavedView, query: PastQuery): boolean {
  const { text, filter, sort } = queryOf(view);
  return text === query.text && sort === query.sort && same(filter, query.filter);
}

function same(a: KeptFilter, b: KeptFilter): boolean {
  return inOrder(a) === inOrder(b);
}

function inOrder(filter: KeptFilter): string {
  return JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => a.localeCompare(b)));
}
