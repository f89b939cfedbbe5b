import { useEffect, useState } from 'react';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import type { RelatedTicket } from '../../../../shared/tickets/related-ticket';
import type { Ask } from '../../../ipc/ipc-client';

/** Longer chains are cut, since nobody reads more during a call. */
const maxLinks = 5;

/** The followed ticket and those that it follows itself, newest first, as far as known. */
export function useFollowUpChain(ask: Ask, followed: RelatedTicket | null): readonly TicketDetail[] {
  const [chain, setChain] = useState<readonly TicketDetail[]>([]);
  const firstId = followed?.id ?? null;
  useEffect(() => {
    let isStale = false;
    const load = async () => {
      const found: TicketDetail[] = [];
      let nextId = firstId;
      while (nextId !== null && found.length < maxLinks) {
        const answer = await ask('tickets.get', { ticketId: nextId });
        if (!answer.ok) break;
        found.push(answer.value);
        nextId = answer.value.follows?.id ?? null;
      }
      if (!isStale) setChain(found);
    };
    void load();
    return () => {
      isStale = true;
    };
  }, [ask, firstId]);
  return chain;
}
