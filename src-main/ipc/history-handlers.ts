import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/app-state';
import { withoutMode, type TicketDetail } from '../../shared/history/ticket-history';
import type { Handlers } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { Desk } from '../workspace/workspace';
import { exportHistory } from '../export/export-history';
import type { ChooseFile } from '../files/file-chooser';
import { shownRecords } from '../export/export-record-store';
import { createWholePage } from '../history/fill-page';
import { tallyTogether } from '../history/stats/merge-stats-slices';
import { known } from '../require-found';
import type { Log } from '../log/log';
import { printSlip, saveSlip, type SlipParts } from '../tickets/job-slip/save-job-slip';

/** A history that is looked into, and nothing done in it. */
export type LookedInto = Pick<Desk, 'mode' | 'stores'>;

export type HistoryHandlerParts = {
  /** The history of a mode, to look into; without one that of the desk. */
  readonly historyOf: (mode: Mode | undefined) => Promise<Result<LookedInto, DatabaseError>>;
  readonly chooseFile: ChooseFile;
  readonly pagePrinter: SlipParts['pagePrinter'];
  readonly language: SlipParts['language'];
  readonly nowMs: () => number;
  readonly log: Log;
};

type AtDesk = <T>(use: (desk: Desk) => Promise<Result<T, AppError>>) => Promise<Result<T, AppError>>;
type OfHistory = Extract<keyof Handlers, `history.${string}`>;
type OfTicket = 'tickets.get' | 'tickets.neighbours' | 'tickets.save-slip' | 'tickets.print-slip';

/** What the main process answers to questions about the past: of the desk's own history, and of the other one. */
export function createHistoryHandlers(
  parts: HistoryHandlerParts,
  atDesk: AtDesk,
): Pick<Handlers, OfHistory | OfTicket> {
  const wholePage = createWholePage();

  async function inHistory<T>(
    mode: Mode | undefined,
    use: (history: LookedInto) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const history = await parts.historyOf(mode);
    return history.ok ? use(history.value) : history;
  }

  function slipOf<T>(
    make: (slip: SlipParts, ticket: TicketDetail) => Promise<Result<T, AppError>>,
    ticketId: number,
  ) {
    return async (history: LookedInto): Promise<Result<T, AppError>> => {
      const ticket = await ticketOf(ticketId)(history);
      return ticket.ok ? make({ ...parts, mode: history.mode }, ticket.value) : ticket;
    };
  }

  return {
    'tickets.get': ({ ticketId, mode }) => inHistory(mode, ticketOf(ticketId)),
    'tickets.neighbours': ({ ticketId, mode }) =>
      inHistory(mode, ({ stores }) => stores.history.neighbours(ticketId)),
    'tickets.save-slip': ({ ticketId, mode }) => inHistory(mode, slipOf(saveSlip, ticketId)),
    'tickets.print-slip': ({ ticketId, mode }) => inHistory(mode, slipOf(printSlip, ticketId)),
    'history.search': (query) =>
      inHistory(query.filter?.mode, ({ stores }) => wholePage(stores.history, withoutMode(query))),
    'history.outline': (query) =>
      inHistory(query.filter?.mode, ({ stores }) => stores.history.outline(withoutMode(query))),
    'history.tally': ({ mode, ...query }) =>
      inHistory(mode, ({ stores }) => tallyTogether(stores.history, query)),
    'history.count': (query) =>
      inHistory(query.filter?.mode, ({ stores }) => stores.history.count(withoutMode(query))),
    'history.views': () => atDesk(({ stores }) => stores.views.views()),
    'history.save-view': ({ id, view }) =>
      atDesk(async ({ stores }) => known('view', await stores.views.save(id, view))),
    'history.order-views': ({ ids }) => atDesk(({ stores }) => stores.views.order(ids)),
    'history.remove-view': ({ id }) => atDesk(({ stores }) => stores.views.remove(id)),

    'history.export': (asked) =>
      atDesk(({ stores: { records }, jobs }) =>
        inHistory(asked.query.filter?.mode, ({ mode, stores }) =>
          exportHistory({ ...parts, mode, jobs, records, exports: stores.exports }, asked),
        ),
      ),
    'history.exports': () => atDesk(({ stores }) => stores.records.exports(shownRecords)),
  };
}

function ticketOf(ticketId: number) {
  return async ({ stores }: LookedInto): Promise<Result<TicketDetail, AppError>> =>
    known('ticket', await stores.tickets.get(ticketId));
}
