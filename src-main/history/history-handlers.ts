import { requireFound } from '../../shared/errors/require-found';
import { requireRoom } from '../../shared/errors/require-room';
import { removeMode } from '../../shared/history/history-query-and-page';
import type { Handlers } from '../../shared/ipc/contract';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithHistory, WithWorkspace } from '../ipc/handler-types';
import type { HistoryStore } from './history-store';
import type { NeighbouringTicketsStore } from './neighbouring-tickets-store';
import { createSearchPageFiller } from './search-page-filler';
import type { PageIndexStore } from './page-index-store';
import type { SearchIndexer } from './search/search-indexer';
import type { SavedViewStore } from './saved-view-store';
import { mergeStatsSlices } from './stats/merge-stats-slices';
import type { TicketStatsStore } from './stats/ticket-stats-store';

type ReadableHistory = {
  /** The history of the other mode has none: nothing changes in it. */
  readonly index?: Pick<SearchIndexer, 'catchUp'>;
  readonly stores: RemoteSet<{
    history: HistoryStore & NeighbouringTicketsStore & PageIndexStore & TicketStatsStore;
  }>;
};
type ViewsWorkspace = { readonly stores: RemoteSet<{ savedViews: SavedViewStore }> };
type OfExport = 'history.export' | 'history.list-exports';

/** Creates the handlers for requests about past tickets, of the workspace's own history and of the other mode's. */
export function createHistoryHandlers(
  withWorkspace: WithWorkspace<ViewsWorkspace>,
  withHistory: WithHistory<ReadableHistory>,
): Omit<HandlersOf<'history'>, OfExport> & Pick<Handlers, 'tickets.find-neighbours'> {
  const fillers = { list: createSearchPageFiller(), 'case-number': createSearchPageFiller() };

  return {
    'tickets.find-neighbours': ({ ticketId, mode }) =>
      withHistory(mode, ({ stores }) => stores.history.neighbours(ticketId)),
    'history.search': (query) =>
      withHistory(query.filter?.mode, ({ stores, index }) =>
        fillers[query.purpose ?? 'list'](
          {
            search: stores.history.search,
            closeMatches: async (wanted) => {
              await index?.catchUp();
              return stores.history.closeMatches(wanted);
            },
          },
          removeMode(query),
        ),
      ),
    'history.get-page-index': (query) =>
      withHistory(query.filter?.mode, ({ stores }) => stores.history.pageIndex(removeMode(query))),
    'history.get-stats': ({ mode, ...query }) =>
      withHistory(mode, ({ stores }) => mergeStatsSlices(stores.history, query)),
    'history.count': (query) =>
      withHistory(query.filter?.mode, ({ stores }) => stores.history.count(removeMode(query))),
    'history.list-views': () => withWorkspace(({ stores }) => stores.savedViews.views()),
    'history.save-view': ({ id, view }) =>
      withWorkspace(async ({ stores }) =>
        requireFound('view', requireRoom('saved-views-full', await stores.savedViews.save(id, view))),
      ),
    'history.order-views': ({ ids }) => withWorkspace(({ stores }) => stores.savedViews.order(ids)),
    'history.remove-view': ({ id }) => withWorkspace(({ stores }) => stores.savedViews.remove(id)),
  };
}
