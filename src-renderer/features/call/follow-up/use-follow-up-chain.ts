import { useEffect, useState } from 'react';
import type { TicketDetail } from '../../../../shared/history/ticket-history';
import type { TicketLink } from '../../../../shared/tickets/ticket-link';
import type { Ask } from '../../../ipc/ipc-client';

/** Longer chains than this are cut: nobody reads more of them during a call. */
const maxLinks = 5;

/** The ticket that is followed and those which it followed itself, newest first, as far as they are known. */
export function useFollowUpChain(ask: Ask, followed: TicketLink | null): readonly TicketDetail[] {
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
