import { textLimits } from '../tickets/create-ticket-request-schema';
import { parsePhoneNumber } from './parse-phone-number';
import { extractDigits } from './storehub-phone-format';

/** Why a typed number may be a slip. `count`: its digits. */
export type PhoneDoubt = {
  readonly kind: 'no-digits' | 'words' | 'short' | 'long' | 'odd';
  readonly count: number;
};

/** How many digits a number of Malaysia has that begins so, with the country code. */
const usualLengths: readonly (readonly [RegExp, number])[] = [
  [/^6011/, 12],
  [/^60(?:1[02-46-9]|3)/, 11],
  [/^60[4-9]/, 10],
];
/** No other number that is told over the telephone has fewer digits, or more. */
const [minDigits, maxDigits] = [10, 13];

/** Returns undefined for a number as they are in Malaysia, for none, and for one that is too long to be sent. */
export function getPhoneDoubt(typed: string): PhoneDoubt | undefined {
  const { phone, digits, kind } = parsePhoneNumber(typed);
  const count = extractDigits(phone).length;
  if (typed.trim() === '') return undefined;
  if (count === 0) return { kind: 'no-digits', count };
  if (/\p{L}/u.test(phone)) return { kind: 'words', count };
  if (kind !== 'unknown' || digits.length > textLimits.phone) return undefined;
  const usual = usualLengths.find(([beginning]) => beginning.test(digits))?.[1];
  if (digits.length < (usual ?? minDigits)) return { kind: 'short', count };
  return { kind: digits.length > (usual ?? maxDigits) ? 'long' : 'odd', count };
}
