import { textLimits } from '../tickets/create-ticket-request-schema';
import { parsePhoneNumber } from './parse-phone-number';
import { extractDigits } from './storehub-phone-format';

/** Why a typed number may be a slip. `count`: its digits. */
export type PhoneDoubt = {
  readonly kind: 'no-digits' | 'words' | 'short' | 'long' | 'odd';
  readonly count: number;
};

/** Returns undefined for a number as they are in Malaysia, for none, and for one that is too long to be sent. */
export function getPhoneDoubt(typed: string): PhoneDoubt | undefined {
  const { phone, digits, kind } = parsePhoneNumber(typed);
  const count = extractDigits(phone).length;
  if (typed.trim() === '') return undefined;
  if (count === 0) return { kind: 'no-digits', count };
  if (/\p{L}/u.test(phone)) return { kind: 'words', count };
  if (kind !== 'unknown' || digits.length > textLimits.phone) return undefined;
  if (digits.length < 10) return { kind: 'short', count };
  return { kind: digits.length > 13 ? 'long' : 'odd', count };
}
