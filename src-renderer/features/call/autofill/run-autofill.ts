import { gazetteerStore, withGazetteer } from '../../../state/gazetteer-store';
import type { CallSession } from '../session/call-session';
import { autofillFromAddress } from './autofill-from-address';
import { clearValuesOfOthers } from './clear-values-of-others';
import { moveExtension, switchSmsByPhone } from './switch-sms-and-move-extension';

/**
 * Fills in what follows from the phone number and the address, and takes out what is of another caller. Runs when a field was
 * left and before sending. An address that is left before the gazetteer is loaded is looked up once it is, if it is still the
 * address of a call that can be changed.
 */
export function runAutofill(session: CallSession): void {
  // Both follow from one number.
  session.fillInOneStep(() => {
    moveExtension(session);
    switchSmsByPhone(session);
  });
  clearValuesOfOthers(session);
  const { address } = session.getFields();
  if (address.trim() === '' && gazetteerStore.get() === null) return;
  void withGazetteer((gazetteer) => {
    const isStillLeft = session.isEditable() && session.getFields().address === address;
    if (gazetteer !== null && isStillLeft) autofillFromAddress(session, gazetteer, Date.now());
  });
}
