import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/app-state';
import { removeMode, type TicketDetail } from '../../shared/history/ticket-history';
import type { Handlers } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { ReadableHistory, Workspace } from '../workspace/workspace';
import { exportHistory } from '../export/export-history';
import type { ChooseFile } from '../files/file-chooser';
import { shownRecords } from '../export/export-record-store';
import { createPageFiller } from '../history/page-filler';
import { mergeStatsSlices } from '../history/stats/merge-stats-slices';
import { requireFound, requireRoom } from '../../shared/errors/require-found';
import type { Log } from '../log/log';
import { printJobSlip, saveJobSlip, type JobSlipParts } from '../tickets/job-slip/save-job-slip';

export type HistoryHandlerParts = {
  /** The history of a mode, for reading. Without a mode, the workspace's history. */
  readonly historyOf: (mode: Mode | undefined) => Promise<Result<ReadableHistory, DatabaseError>>;
  readonly chooseFile: ChooseFile;
  readonly pagePrinter: JobSlipParts['pagePrinter'];
  readonly language: JobSlipParts['language'];
  readonly nowMs: () => number;
  readonly log: Log;
};

type WithWorkspace = <T>(
  use: (workspace: Workspace) => Promise<Result<T, AppError>>,
) => Promise<Result<T, AppError>>;
type OfHistory = Extract<keyof Handlers, `history.${string}`>;
type OfTicket = 'tickets.get' | 'tickets.neighbours' | 'tickets.save-slip' | 'tickets.print-slip';

/** Creates the handlers for requests about past tickets, of the workspace's own history and of the other mode's. */
export function createHistoryHandlers(
  parts: HistoryHandlerParts,
  withWorkspace: WithWorkspace,
): Pick<Handlers, OfHistory | OfTicket> {
  const wholePage = createPageFiller();

  async function inHistory<T>(
    mode: Mode | undefined,
    use: (history: ReadableHistory) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const history = await parts.historyOf(mode);
    return history.ok ? use(history.value) : history;
  }

  function slipOf<T>(
    make: (slip: JobSlipParts, ticket: TicketDetail) => Promise<Result<T, AppError>>,
    ticketId: number,
  ) {
    return async (history: ReadableHistory): Promise<Result<T, AppError>> => {
      const ticket = await ticketOf(ticketId)(history);
      return ticket.ok ? make({ ...parts, mode: history.mode }, ticket.value) : ticket;
    };
  }

  return {
    'tickets.get': ({ ticketId, mode }) => inHistory(mode, ticketOf(ticketId)),
    'tickets.neighbours': ({ ticketId, mode }) =>
      inHistory(mode, ({ stores }) => stores.history.neighbours(ticketId)),
    'tickets.save-slip': ({ ticketId, mode }) => inHistory(mode, slipOf(saveJobSlip, ticketId)),
    'tickets.print-slip': ({ ticketId, mode }) => inHistory(mode, slipOf(printJobSlip, ticketId)),
    'history.search': (query) =>
      inHistory(query.filter?.mode, ({ stores }) => wholePage(stores.history, removeMode(query))),
    'history.page-index': (query) =>
      inHistory(query.filter?.mode, ({ stores }) => stores.history.pageIndex(removeMode(query))),
    'history.stats': ({ mode, ...query }) =>
      inHistory(mode, ({ stores }) => mergeStatsSlices(stores.history, query)),
    'history.count': (query) =>
      inHistory(query.filter?.mode, ({ stores }) => stores.history.count(removeMode(query))),
    'history.list-views': () => withWorkspace(({ stores }) => stores.savedViews.views()),
    'history.save-view': ({ id, view }) =>
      withWorkspace(async ({ stores }) =>
        requireFound('view', requireRoom('saved-views-full', await stores.savedViews.save(id, view))),
      ),
    'history.order-views': ({ ids }) => withWorkspace(({ stores }) => stores.savedViews.order(ids)),
    'history.remove-view': ({ id }) => withWorkspace(({ stores }) => stores.savedViews.remove(id)),

    'history.export': (asked) =>
      withWorkspace(({ stores: { exportRecords }, jobs }) =>
        inHistory(asked.query.filter?.mode, ({ mode, stores }) =>
          exportHistory({ ...parts, mode, jobs, records: exportRecords, exports: stores.exports }, asked),
        ),
      ),
    'history.list-exports': () => withWorkspace(({ stores }) => stores.exportRecords.exports(shownRecords)),
  };
}

function ticketOf(ticketId: number) {
  return async ({ stores }: ReadableHistory): Promise<Result<TicketDetail, AppError>> =>
    requireFound('ticket', await stores.tickets.get(ticketId));
}
