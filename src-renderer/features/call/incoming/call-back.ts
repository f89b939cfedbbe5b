import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import { beginFollowUp } from '../follow-up/begin-follow-up';
import { findOpenCallOfRing } from '../open-calls/find-open-calls';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { takeIncomingCall, type TakeParts } from './take-incoming-call';

type CallBackTicket = Pick<TicketSummary, 'id' | 'phone'>;
type CallBackParts = TakeParts & {
  /** Shows the screen of the calls, then begins. */
  readonly show: (begin: () => Promise<boolean>) => void;
};

/** Calls somebody back: in their open call, or else in a new one. A promised callback is about its case. */
export function createCallBack({ show, ...parts }: CallBackParts) {
  return {
    missed: (missed: ListedIncomingCall) => show(() => takeIncomingCall(parts, missed)),
    promised: (ticket: CallBackTicket) => show(() => callBackAbout(parts.calls, ticket)),
  };
}

async function callBackAbout(calls: OpenCallsStore, { id, phone }: CallBackTicket): Promise<boolean> {
  const open = findOpenCallOfRing({ phone, callId: null }, calls.store.get());
  if (open === undefined) return beginFollowUp(calls, id);
  await calls.activate(open.call.id);
  return calls.getActive()?.call.id === open.call.id;
}
