import { useMemo } from 'react';
import type { IncidentOfTicket } from '../../../shared/incidents/incident';
import type { IpcClient } from '../../ipc/ipc-client';
import { always } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';

const refreshOn = { 'incidents.changed': always };

/**
 * The incident that a call belongs to that has ended: it may have been linked, or unlinked, since. Undefined until it is known.
 * @param ticketId null while nothing is to be asked
 */
export function useIncidentOfEndedCall(
  client: IpcClient,
  ticketId: number | null,
): IncidentOfTicket | null | undefined {
  const request = useMemo(() => (ticketId === null ? undefined : { ticketId }), [ticketId]);
  const { data, dataOf } = useIpcQuery(client, 'incidents.get-link-of-ticket', request, refreshOn);
  return dataOf?.ticketId === ticketId ? data : undefined;
}
