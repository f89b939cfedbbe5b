import type { IncomingCall } from '../../../../shared/calls/incoming-caller';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import { runAutofill } from '../autofill/run-autofill';
import { isBlankCall } from '../../../../shared/calls/is-blank-call';
import type { CallSession } from '../session/call-session';

/** Fills a blank call from an incoming call, whose call it is from then on. Returns false if the call is not blank. */
export function fillFromIncoming(session: CallSession, incoming: IncomingCall): boolean {
  if (!isBlankCall(session.getFields())) return false;
  session.setFromIncoming();
  fillBlanks(session, incoming);
  return true;
}

/** Fills the number, and what else the telephone says, into the open call of who rings again, if it has no number. */
export function fillNumberFromIncoming(session: CallSession, incoming: IncomingCall): void {
  if (incoming.phone !== '' && session.getFields().phone.trim() === '') fillBlanks(session, incoming);
}

function fillBlanks(session: CallSession, { phone, name, store }: IncomingCall): void {
  const fields = session.getFields();
  session.fillInOneStep(() => {
    session.fill('incoming', {
      phone: phone === '' ? '' : groupDigits(phone),
      name: fields.name.trim() === '' ? name : fields.name,
      storeName: fields.storeName.trim() === '' ? store : fields.storeName,
    });
    runAutofill(session);
  });
}
