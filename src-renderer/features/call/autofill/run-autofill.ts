import { gazetteerStore } from '../../../state/gazetteer-store';
import type { CallSession } from '../session/call-session';
import { autofillFromAddress } from './autofill-from-address';
import { moveExtension, switchSmsByPhone } from './autofill-from-phone';

/** Always in English, since StoreHub's staff read the remark. */
const formatExtensionLine = (digits: string) => `Ext ${digits}`;

/** Fills in what follows from the phone number and the address. Runs when a field was left and before sending. */
export function runAutofill(session: CallSession): void {
  moveExtension(session, formatExtensionLine);
  switchSmsByPhone(session);
  const gazetteer = gazetteerStore.get();
  if (gazetteer !== null) autofillFromAddress(session, gazetteer, Date.now());
}
