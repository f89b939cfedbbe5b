import { minimumTyped } from '../../../../shared/callers/caller-suggestions';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { isEditable, type OpenCall } from './open-call-state';

/** What to find in the history of the call at hand: its number, otherwise its store; '' for a call that was sent. */
export function getTextToFind(open: OpenCall | undefined): string {
  if (open === undefined || !isEditable(open)) return '';
  const { phone, storeName } = open.session.getFields();
  const isNumber = /\p{L}/u.test(phone) || extractDigits(phone).length >= minimumTyped.digits;
  return (isNumber ? phone : storeName).trim();
}
