import { setFollowUpLine } from '../../../../shared/history/follow-up-and-reference-lines-of-remark';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import type { CallSession } from '../session/call-session';

/** Makes a call a follow-up to a ticket, and says so in the remark. @returns whether it is one now */
export async function linkFollowUp(
  calls: OpenCallsStore,
  session: CallSession,
  ticketId: number,
): Promise<boolean> {
  if (!(await calls.follow(session.callId, ticketId))) return false;
  const followed = calls.store.get().calls.find(({ call }) => call.id === session.callId)?.call.follows;
  if (followed !== undefined && followed !== null)
    session.fill('follow-up', { remark: setFollowUpLine(session.getFields().remark, followed) });
  return true;
}

/** Makes a call no follow-up, and removes the line of the remark that says so. */
export async function unlinkFollowUp(calls: OpenCallsStore, session: CallSession): Promise<void> {
  if (!(await calls.follow(session.callId, null))) return;
  session.change({ remark: setFollowUpLine(session.getFields().remark, null) });
}
