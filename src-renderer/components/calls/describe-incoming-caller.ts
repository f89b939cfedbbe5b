import { isUnknownCaller, type IncomingCall } from '../../../shared/calls/incoming-call-link';
import { groupDigits } from '../../../shared/phone/phone-kind-and-grouping';
import type { Translate } from '../../i18n/use-text';
import type { Mask } from '../masking/masked-text';

/** Describes who rings in one line: the number, and the name and store where they are known. */
export function describeIncomingCaller(
  { phone, name, store }: IncomingCall,
  mask: Mask,
  t: Translate,
): string {
  if (isUnknownCaller({ phone, name, store })) return t('callScreen.incomingNoNumber');
  return [phone === '' ? '' : mask('phone', groupDigits(phone)), mask('name', name), mask('text', store)]
    .filter((part) => part !== '')
    .join(' · ');
}
