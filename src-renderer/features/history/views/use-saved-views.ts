import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error';
import type { HistoryCount } from '../../../../shared/history/history-query-and-page';
import type { SavedView, ViewContent } from '../../../../shared/history/saved-view';
import type { IpcClient } from '../../../ipc/ipc-client';
import { onAnyTicket, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { toHistoryQuery } from '../filter/list-query';
import { toListQuery } from './saved-view-query';

export type SavedViews = {
  readonly views: readonly SavedView[];
  /** The number of tickets of each view by its id, as far as counted. */
  readonly counts: ReadonlyMap<number, HistoryCount>;
  readonly error: AppError | null;
  /** With a null id, adds a new view. */
  readonly save: (id: number | null, view: ViewContent) => Promise<boolean>;
  readonly remove: (id: number) => Promise<boolean>;
  /** Adds a removed view again, at this place. */
  readonly restore: (view: ViewContent, at: number) => Promise<boolean>;
  /** Moves a view up or down by one. */
  readonly move: (id: number, by: -1 | 1) => Promise<void>;
};

/** A search waits for at most one count, and a draining outbox does not cause a count per ticket. */
const countEveryMs = 3_000;

const noViews: readonly SavedView[] = [];

/** The saved views in their order, each with its count. */
export function useSavedViews(client: IpcClient): SavedViews {
  const { data, error, accept } = useIpcQuery(client, 'history.list-views', null, onErasure);
  const views = data ?? noViews;
  const [counts, setCounts] = useState<ReadonlyMap<number, HistoryCount>>(new Map());

  useEffect(() => {
    let isGone = false;
    const countAll = async () => {
      for (const view of views) {
        const { sort: _sort, ...query } = toHistoryQuery(toListQuery(view), Date.now());
        const counted = await client.ask('history.count', query);
        if (isGone) return;
        if (counted.ok) setCounts((before) => new Map(before).set(view.id, counted.value));
      }
    };
    void countAll();
    const end = refreshOnEvents(client, onAnyTicket, countAll, { waitMs: countEveryMs });
    return () => {
      isGone = true;
      end();
    };
  }, [client, views]);

  const actions = useMemo(
    () => ({
      save: async (id: number | null, view: ViewContent) =>
        accept(await client.ask('history.save-view', { id, view })) === null,
      remove: async (id: number) => {
        return accept(await client.ask('history.remove-view', { id })) === null;
      },
      restore: async (view: ViewContent, at: number) => {
        const saved = await client.ask('history.save-view', { id: null, view });
        if (accept(saved) !== null || !saved.ok) return false;
        const ids = saved.value.map(({ id }) => id);
        ids.splice(at, 0, ...ids.splice(-1));
        return accept(await client.ask('history.order-views', { ids })) === null;
      },
    }),
    [client, accept],
  );
  const move = async (id: number, by: -1 | 1) => {
    const ids = views.map((view) => view.id);
    const at = ids.indexOf(id);
    const [here, there] = [ids[at], ids[at + by]];
    if (here === undefined || there === undefined) return;
    ids[at] = there;
    ids[at + by] = here;
    accept(await client.ask('history.order-views', { ids }));
  };
  return { views, counts, error, move, ...actions };
}
