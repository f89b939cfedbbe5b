import { minimumTyped } from '../../../shared/callers/caller-suggestions';
import { extractDigits } from '../../../shared/phone/storehub-phone-format';
import { isEditable, type OpenCall } from './open-calls/open-call-state';

/** The initial history search for the current call: its number, otherwise its store; '' if the call was sent. */
export function getInitialHistorySearch(open: OpenCall | undefined): string {
  if (open === undefined || !isEditable(open)) return '';
  const { phone, storeName } = open.session.getFields();
  const isNumber = /\p{L}/u.test(phone) || extractDigits(phone).length >= minimumTyped.digits;
  return (isNumber ? phone : storeName).trim();
}
