import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { linkFollowUp } from './link-follow-up';

/** Begins a call with the caller, the store and the location of a ticket that it follows up. @returns as `begin` */
export async function beginFollowUp(calls: OpenCallsStore, ticketId: number): Promise<boolean> {
  const isShown = await calls.beginFromTicket(ticketId);
  const session = calls.getActive()?.session;
  if (isShown && session !== undefined) await linkFollowUp(calls, session, ticketId);
  return isShown;
}
