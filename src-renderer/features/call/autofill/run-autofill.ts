import { gazetteerStore } from '../../../state/gazetteer-store';
import type { CallSession } from '../session/call-session';
import { autofillFromAddress } from './autofill-from-address';
import { moveExtension, switchSmsByPhone } from './autofill-rules';

/** In English whatever the screen speaks: a remark is read by StoreHub's people. */
const formatExtensionLine = (digits: string) => `Ext ${digits}`;

/** What follows from phone and address by themselves, done when a field was left and before sending. */
export function runAutofill(session: CallSession): void {
  moveExtension(session, formatExtensionLine);
  switchSmsByPhone(session);
  const gazetteer = gazetteerStore.get();
  if (gazetteer !== null) autofillFromAddress(session, gazetteer, Date.now());
}
