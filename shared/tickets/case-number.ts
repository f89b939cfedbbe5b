import { z } from 'zod';
import { stripInvisible } from '../text/strip-invisible-characters';

/** The longest case number that is stored, in UTF-16 code units. */
export const maxCaseNumberLength = 200;

/**
 * Cleans a case number so that it can be read aloud from the screen: line breaks and blanks become one space,
 * invisible characters are removed. Returns null if nothing readable is left, or if it is too long.
 */
export function cleanCaseNumber(text: string): string | null {
  const cleaned = stripInvisible(text);
  if (cleaned === '' || cleaned.length > maxCaseNumberLength || isBuriedInMarks(cleaned)) return null;
  return cleaned;
}

/** Whether a text has combining marks without a base character, or more on one than any script uses. */
function isBuriedInMarks(text: string): boolean {
  return /(?:^|\s)\p{M}|\p{M}{5}/u.test(text);
}

/** A case number as a person types or pastes it, cleaned. */
export const caseNumberSchema = z
  .string()
  .max(10_000)
  .overwrite((text) => cleanCaseNumber(text) ?? '')
  .min(1);
