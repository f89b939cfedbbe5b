import { useEffect, useState } from 'react';
import type { IncidentOfTicket } from '../../../shared/incidents/incident';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, refreshOnEvents } from '../../ipc/refresh-on-events';

const refreshOn = { 'incidents.changed': always };

/**
 * The incident that a call belongs to that has ended: it may have been linked, or unlinked, since. Undefined until it is known.
 * @param ticketId null while nothing is to be asked
 */
export function useIncidentOfEndedCall(
  client: IpcClient,
  ticketId: number | null,
): IncidentOfTicket | null | undefined {
  const [found, setFound] = useState<{ ticketId: number; link: IncidentOfTicket | null } | null>(null);
  useEffect(() => {
    if (ticketId === null) return undefined;
    let isThere = true;
    const refresh = async () => {
      const answer = await client.ask('incidents.link-of-ticket', { ticketId });
      if (answer.ok && isThere) setFound({ ticketId, link: answer.value });
    };
    void refresh();
    const end = refreshOnEvents(client, refreshOn, refresh);
    return () => {
      isThere = false;
      end();
    };
  }, [client, ticketId]);
  return found?.ticketId === ticketId ? found.link : undefined;
}
