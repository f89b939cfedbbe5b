import { setFollowUpLine } from '../../../../shared/history/follow-up-and-reference-lines-of-remark';
import type { FollowedTicket } from '../../../../shared/tickets/related-ticket';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import type { CallSession } from '../session/call-session';

/** Makes a call a follow-up to a ticket, and says so in the remark. @returns whether it is one now */
export async function linkFollowUp(
  calls: OpenCallsStore,
  session: CallSession,
  ticketId: number,
): Promise<boolean> {
  const before = findFollowed(calls, session);
  if (!(await calls.follow(session.callId, ticketId))) return false;
  const followed = findFollowed(calls, session);
  if (followed !== null)
    session.fill('follow-up', { remark: setFollowUpLine(session.getFields().remark, followed, before) });
  return true;
}

/** Makes a call no follow-up, and removes the line of the remark that says so. */
export async function unlinkFollowUp(calls: OpenCallsStore, session: CallSession): Promise<void> {
  const before = findFollowed(calls, session);
  if (!(await calls.follow(session.callId, null))) return;
  session.change({ remark: setFollowUpLine(session.getFields().remark, null, before) });
}

/** Makes a call a follow-up to a ticket, or no follow-up if it is one to this ticket. */
export function toggleFollowUp(calls: OpenCallsStore, session: CallSession, ticketId: number): void {
  const isFollowed = findFollowed(calls, session)?.id === ticketId;
  void (isFollowed ? unlinkFollowUp(calls, session) : linkFollowUp(calls, session, ticketId));
}

function findFollowed(calls: OpenCallsStore, session: CallSession): FollowedTicket | null {
  return calls.store.get().calls.find(({ call }) => call.id === session.callId)?.call.follows ?? null;
}
