import { isUnknownCaller, type IncomingCall } from '../../../shared/calls/incoming-call-link';
import { groupDigits } from '../../../shared/phone/phone-kind-and-grouping';
import type { Translate } from '../../i18n/use-text';
import type { Mask } from '../masking/mask-scope-and-masked-text';

/**
 * Describes who rings in one line: the number, and the name and store where they are known.
 * @param isNameFirst for somebody with whom the agent has just spoken
 */
export function describeIncomingCaller(
  { phone, name, store }: IncomingCall,
  mask: Mask,
  t: Translate,
  isNameFirst = false,
): string {
  if (isUnknownCaller({ phone, name, store })) return t('callScreen.incomingNoNumber');
  const number = phone === '' ? '' : mask('phone', groupDigits(phone));
  const caller = [mask('name', name), mask('text', store)];
  return (isNameFirst ? [...caller, number] : [number, ...caller]).filter((part) => part !== '').join(' · ');
}
