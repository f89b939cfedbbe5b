import type { HeardLast } from '../../../ui/use-announcement';
import type { CallSession } from '../session/call-session';

type Subject = 'caller' | 'notes' | 'duplicate' | 'phone-doubt';

const heard = new WeakMap<CallSession, Map<Subject, HeardLast>>();

/** What was last announced of a call, also before it left the screen: it is no news when the call comes back. */
export function getHeardOfCall(session: CallSession, subject: Subject): HeardLast {
  const ofCall = heard.get(session) ?? new Map<Subject, HeardLast>();
  heard.set(session, ofCall);
  const last = ofCall.get(subject) ?? { current: '' };
  ofCall.set(subject, last);
  return last;
}
