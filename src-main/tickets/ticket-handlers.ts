import type { AppError } from '../../shared/errors/app-error';
import { requireFound } from '../../shared/errors/require-found';
import { requireRoom } from '../../shared/errors/require-room';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, succeed, type Result } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { WithHistory, WithWorkspace } from '../ipc/handler-types';
import { printJobSlip, saveJobSlip, type JobSlipParts } from './job-slip/save-or-print-job-slip';
import type { TicketStore } from './store/ticket-store';

export type TicketHandlerParts = Omit<JobSlipParts, 'mode'> & { readonly nowMs: () => number };

type Tickets = { readonly stores: RemoteSet<{ tickets: TicketStore }> };
type TicketWorkspace = Tickets & {
  readonly ticketChanged: (ticketId: number) => void;
  readonly ticketResolved: (ticketId: number) => void;
};
type TicketHistory = Tickets & Pick<JobSlipParts, 'mode'>;
type OfTicket = 'get' | 'save-slip' | 'print-slip' | 'check-case-number' | 'record-case-number' | 'add-note';

/** Creates the handlers for requests about one ticket. */
export function createTicketHandlers(
  parts: TicketHandlerParts,
  withWorkspace: WithWorkspace<TicketWorkspace>,
  withHistory: WithHistory<TicketHistory>,
): Pick<Handlers, `tickets.${OfTicket}`> {
  function slipOf<T>(
    make: (slip: JobSlipParts, ticket: TicketDetail) => Promise<Result<T, AppError>>,
    ticketId: number,
  ) {
    return async (history: TicketHistory): Promise<Result<T, AppError>> => {
      const ticket = await ticketOf(ticketId)(history);
      return ticket.ok ? make({ ...parts, mode: history.mode }, ticket.value) : ticket;
    };
  }

  return {
    'tickets.get': ({ ticketId, mode }) => withHistory(mode, ticketOf(ticketId)),
    'tickets.save-slip': ({ ticketId, mode }) => withHistory(mode, slipOf(saveJobSlip, ticketId)),
    'tickets.print-slip': ({ ticketId, mode }) => withHistory(mode, slipOf(printJobSlip, ticketId)),
    'tickets.check-case-number': ({ ticketId, caseNumber }) =>
      withWorkspace(({ stores }) => stores.tickets.caseNumberDoubts(ticketId, caseNumber)),
    'tickets.record-case-number': ({ ticketId, caseNumber }) =>
      withWorkspace(async ({ stores, ticketResolved }) => {
        const recorded = await stores.tickets.recordCaseNumber(ticketId, caseNumber, parts.nowMs());
        if (!recorded.ok) return recorded;
        if (recorded.value === null) {
          return fail({ kind: 'not-allowed', reason: 'not-uncertain' });
        }
        ticketResolved(ticketId);
        return succeed(recorded.value);
      }),
    'tickets.add-note': ({ ticketId, text }) =>
      withWorkspace(async ({ stores, ticketChanged }) => {
        const added = requireRoom('notes-full', await stores.tickets.addNote(ticketId, text, parts.nowMs()));
        const noted = requireFound('ticket', added);
        if (noted.ok) ticketChanged(ticketId);
        return noted;
      }),
  };
}

function ticketOf(ticketId: number) {
  return async ({ stores }: Tickets): Promise<Result<TicketDetail, AppError>> =>
    requireFound('ticket', await stores.tickets.get(ticketId));
}
