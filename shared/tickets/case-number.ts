import { z } from 'zod';
import { stripInvisible } from '../text/strip-invisible';

/** The longest case number that is kept, in UTF-16 code units. */
export const maxCaseNumberLength = 200;

/**
 * A case number that can be read aloud from the screen: line breaks and blanks become one space, characters that show
 * nothing are taken out. Null where nothing that can be read is left, or more than a case number can be.
 */
export function cleanCaseNumber(text: string): string | null {
  const cleaned = stripInvisible(text);
  if (cleaned === '' || cleaned.length > maxCaseNumberLength || isBuriedInMarks(cleaned)) return null;
  return cleaned;
}

/** Combining marks without a character to stand on, or more on one than any script writes. */
function isBuriedInMarks(text: string): boolean {
  return /(?:^|\s)\p{M}|\p{M}{5}/u.test(text);
}

/** What a person types or pastes, cleaned. */
export const caseNumberSchema = z
  .string()
  .max(10_000)
  .overwrite((text) => cleanCaseNumber(text) ?? '')
  .min(1);
