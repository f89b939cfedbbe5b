import { normalizeCaseNumber } from './case-number-oddities';

/** The fewest characters by which a case is told from the many numbers that have them, too. */
const minPartLength = 4;
/** Fewer digits alone are also in one of many case numbers, and are mostly the end of a phone number. */
const minDigitsOfPart = 5;
/** More digits alone are a phone number, and no place of a case number has as many. */
const maxDigitsOfPart = 8;
const maxPartLength = 40;

/**
 * Parses a part of a case number as a person types it: the beginning, the end, or letters or digits from where they begin.
 * Four digits must be all the digits of a place.
 * @returns patterns for GLOB, of which a case number in capitals has one; null for any other text
 */
export function parsePartOfCaseNumber(text: string): readonly string[] | null {
  const part = normalizeCaseNumber(text.slice(0, 2 * maxPartLength));
  if (part.length < minPartLength || part.length > maxPartLength) return null;
  if (!/^[A-Z\d]+(?:-[A-Z\d]*)?$/.test(part) || !/\d/.test(part)) return null;
  const other = /^\d/.test(part) ? '[^0-9]' : '[^A-Z]';
  const isDigits = /^\d+$/.test(part);
  if (isDigits && part.length > maxDigitsOfPart) return null;
  if (isDigits && part.length < minDigitsOfPart) return [`*${other}${part}${other}*`, `*${other}${part}`];
  return [`${part}*`, `*${other}${part}*`, `*${part}`];
}
