import { useEffect, useState } from 'react';
import type { Ask } from '../../../ipc/ipc-client';
import { readCallViewState, rememberCallViewState } from '../editing/call-view-state-before-reload';
import { createPastCaseStore, type PastCaseStore } from './past-case-store';

/** The past case beside this call, which a reload of the page brings back. */
export function usePastCaseStore(ask: Ask, callId: string): PastCaseStore {
  const [cases] = useState(() => createPastCaseStore(ask, readCallViewState(callId).pastCase, callId));
  useEffect(() => {
    const remember = () => {
      const { ticketId, ticketIds } = cases.store.get();
      rememberCallViewState(callId, { pastCase: ticketId === null ? null : { ticketId, ticketIds } });
    };
    return cases.store.subscribe(remember);
  }, [cases, callId]);
  return cases;
}
