import { encodeWholeValue } from './grams';

/** So many digits are the least that a number is looked for by. */
const partLength = 4;
const longestNumber = 32;
const kind = 8;

/**
 * A word of the index for every run of four digits in a caller's number, apart from those of all other texts: a
 * postcode that stands in most addresses makes no list of numbers longer.
 */
export function listPhoneNumberGrams(digits: string): string[] {
  const parts = new Set<string>();
  const bounded = digits.slice(0, longestNumber);
  for (let at = 0; at + partLength <= bounded.length; at += 1) {
    parts.add(encodeWholeValue(kind, bounded.slice(at, at + partLength)));
  }
  return [...parts];
}

/** The MATCH of tickets whose number has all runs of four digits of these digits; null where there is none. */
export function createPhoneNumberQuery(digits: string): string | null {
  const parts = listPhoneNumberGrams(digits);
  return parts.length === 0 ? null : parts.map((part) => `"${part}"`).join(' AND ');
}
