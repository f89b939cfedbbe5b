import { useEffect, useState } from 'react';
import type { Ask } from '../../../ipc/ipc-client';
import { readScreen, rememberScreen } from '../editing/screen-before-reload';
import { createPastCases, type PastCaseStore } from './past-case-store';

/** The past case beside this call, which a reload of the page brings back. */
export function usePastCases(ask: Ask, callId: string): PastCaseStore {
  const [cases] = useState(() => createPastCases(ask, readScreen(callId).pastCase));
  useEffect(() => {
    const remember = () => {
      const { ticketId, ticketIds } = cases.store.get();
      rememberScreen(callId, { pastCase: ticketId === null ? null : { ticketId, ticketIds } });
    };
    return cases.store.subscribe(remember);
  }, [cases, callId]);
  return cases;
}
