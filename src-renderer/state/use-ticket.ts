import { useMemo } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/mode';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';
import type { TicketsAroundUncertainAttempt } from '../../shared/history/tickets-around-uncertain-attempt';
import type { Result } from '../../shared/result';
import type { IpcClient } from '../ipc/ipc-client';
import { createCaseNumberCheck, type CheckCaseNumber } from './check-case-number';
import { onAnyTicket } from '../ipc/refresh-on-events';
import { useIpcQuery } from '../ipc/use-ipc-query';

type TicketActions = {
  readonly sendAgain: () => Promise<void>;
  readonly checkCaseNumber: CheckCaseNumber;
  readonly recordCaseNumber: (caseNumber: string) => Promise<AppError | null>;
  readonly addNote: (text: string) => Promise<AppError | null>;
  /** Copies a text to the clipboard. Returns whether that succeeded. */
  readonly copy: (text: string) => Promise<boolean>;
};

export type TicketView = TicketActions & {
  readonly ticket: TicketDetail | null;
  readonly error: AppError | null;
  /** Null while unknown. Requested for an uncertain ticket only. */
  readonly neighbours: TicketsAroundUncertainAttempt | null;
};

/**
 * One ticket in full, always up to date, with its actions.
 * @param mode the ticket's mode, if it is not the current one; the ticket is then read-only
 */
export function useTicket(client: IpcClient, ticketId: number, mode?: Mode): TicketView {
  const [request, refreshOn] = useMemo(
    () => [
      { ticketId, mode },
      {
        'tickets.changed': (changed: { readonly ticketId: number | null }) =>
          changed.ticketId === ticketId || changed.ticketId === null,
      },
    ],
    [ticketId, mode],
  );
  const { data, error, accept } = useIpcQuery(client, 'tickets.get', request, refreshOn);
  const ticket = error?.kind === 'not-found' ? null : data;

  const actions = useMemo<TicketActions>(() => {
    /** The component that requested a change shows why it was refused; the ticket stays visible. */
    const acceptChange = (answer: Result<TicketDetail, AppError>): AppError | null =>
      answer.ok || answer.error.kind === 'not-found' ? accept(answer) : answer.error;
    return {
      sendAgain: async () => void accept(await client.ask('tickets.send-again', { ticketId })),
      checkCaseNumber: createCaseNumberCheck(client.ask, ticketId),
      recordCaseNumber: async (caseNumber) =>
        acceptChange(await client.ask('tickets.record-case-number', { ticketId, caseNumber })),
      addNote: async (text) => acceptChange(await client.ask('tickets.add-note', { ticketId, text })),
      copy: async (text) => (await client.ask('app.copy-text', { text })).ok,
    };
  }, [client, accept, ticketId]);
  const neighbours = useNeighbours(client, ticketId, mode, ticket?.status === 'uncertain');
  return { ticket, error, neighbours, ...actions };
}

function useNeighbours(
  client: IpcClient,
  ticketId: number,
  mode: Mode | undefined,
  isDoubtful: boolean,
): TicketsAroundUncertainAttempt | null {
  const request = useMemo(() => (isDoubtful ? { ticketId, mode } : undefined), [isDoubtful, ticketId, mode]);
  // The neighbour after it may be created later.
  return useIpcQuery(client, 'tickets.find-neighbours', request, onAnyTicket).data;
}
