import type { IncomingCall } from '../../../../shared/calls/incoming-call-link';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import { runAutofill } from '../autofill/run-autofill';
import { isBlankCall } from '../../../../shared/calls/is-blank-call';
import type { CallSession } from '../session/call-session';

/** Fills a blank call from an incoming call, whose call it is from then on. Returns false if the call is not blank. */
export function fillFromIncoming(session: CallSession, { phone, name, store }: IncomingCall): boolean {
  if (!isBlankCall(session.getFields())) return false;
  session.setFromIncoming();
  session.fillInOneStep(() => {
    session.fill('incoming', { phone: phone === '' ? '' : groupDigits(phone), name, storeName: store });
    runAutofill(session);
  });
  return true;
}
