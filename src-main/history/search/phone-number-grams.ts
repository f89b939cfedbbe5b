import { encodeWholeValue } from './grams';

/** The minimum number of digits to search a phone number by. */
const partLength = 4;
const maxNumberLength = 32;
const kind = 8;

/**
 * Encodes every run of four digits of a caller's number as a word of the index. The words are separate from those of
 * other texts, so that a postcode, which most addresses have, does not lengthen their lists.
 */
export function listPhoneNumberGrams(digits: string): string[] {
  const parts = new Set<string>();
  const bounded = digits.slice(0, maxNumberLength);
  for (let at = 0; at + partLength <= bounded.length; at += 1) {
    parts.add(encodeWholeValue(kind, bounded.slice(at, at + partLength)));
  }
  return [...parts];
}

/**
 * Builds the FTS5 query for numbers that contain every run of four digits of these digits. Returns null if there is no
 * such run.
 */
export function createPhoneNumberQuery(digits: string): string | null {
  const parts = listPhoneNumberGrams(digits);
  return parts.length === 0 ? null : parts.map((part) => `"${part}"`).join(' AND ');
}
