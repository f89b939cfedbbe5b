import { isUnknownCaller, type IncomingCall } from '../../../shared/calls/incoming-caller';
import { groupDigits } from '../../../shared/phone/phone-kind-and-grouping';
import type { Translate } from '../../i18n/use-text';
import type { Mask } from '../masking/mask-scope-and-masked-text';

/** A part of who rings: the number, or the name and the store. */
export type CallerPart = { readonly kind: 'number' | 'names'; readonly text: string };

/**
 * Describes who rings: the number, and the name and store where they are known.
 * @param isNameFirst for somebody with whom the agent has just spoken
 */
export function describeCallerParts(
  { phone, name, store }: IncomingCall,
  mask: Mask,
  t: Translate,
  isNameFirst = false,
): readonly CallerPart[] {
  if (isUnknownCaller({ phone, name, store }))
    return [{ kind: 'number', text: t('callScreen.incomingNoNumber') }];
  const number: CallerPart = {
    kind: 'number',
    text: phone === '' ? '' : mask('phone', groupDigits(phone)),
  };
  const known = [mask('name', name), mask('text', store)].filter((part) => part !== '');
  const names: CallerPart = { kind: 'names', text: known.join(' · ') };
  return (isNameFirst ? [names, number] : [number, names]).filter(({ text }) => text !== '');
}

/** The same in one line. */
export function describeIncomingCaller(...who: Parameters<typeof describeCallerParts>): string {
  return describeCallerParts(...who)
    .map(({ text }) => text)
    .join(' · ');
}
