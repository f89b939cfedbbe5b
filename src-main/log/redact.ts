import { minDigits } from '../../shared/phone/number-lengths';

/** Numbers of which the app itself says what they count: ids, times and sizes. They grow as long as phone numbers. */
const ownNumber = String.raw`"(?:\w*(?:Id|Ms|Bytes)|ms|bytes|rows|records|tickets|calls|count)":\d+(?=[,}])`;
const anyNumber = String.raw`\+?\d(?:[\s().-]*\d){${minDigits.toRedactInLog - 1},}`;
const ownOrAnyNumber = new RegExp(`(${ownNumber})|${anyNumber}`, 'g');

/**
 * Removes from a line what must never be in a log: tokens, authorisation headers, mail addresses, and every run of
 * digits that could be a phone number, except the app's own numbers. This is the last safeguard: callers never pass such
 * data.
 */
export function redact(line: string): string {
  return line
    .replaceAll(/tk_[\w-]{6,}/g, '[token]')
    .replaceAll(/\b(bearer|basic)\s+\S+/gi, '$1 [token]')
    .replaceAll(/\b(authorization\W+)\S+/gi, '$1[token]')
    .replaceAll(/[\w.+-]{1,64}(?:@|%40)[\w.-]{1,255}/g, '[mail]')
    .replaceAll(ownOrAnyNumber, (_, own?: string) => own ?? '[number]')
    .replaceAll(/\p{Cc}/gu, ' ');
}
