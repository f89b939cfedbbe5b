import { z } from 'zod';

/** The longest case number that is kept, in UTF-16 code units. */
export const maxCaseNumberLength = 200;

/**
 * A case number that can be read aloud from the screen: line breaks and blanks become one space, characters that show
 * nothing are taken out. Null where nothing visible is left, or more than a case number can be.
 */
export function cleanCaseNumber(text: string): string | null {
  const cleaned = text
    .replaceAll(invisible, '')
    .replaceAll(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .trim();
  return cleaned === '' || cleaned.length > maxCaseNumberLength ? null : cleaned;
}

/**
 * Zero-width, direction, soft-hyphen, filler and unassigned characters and lone surrogates, and the blank Braille cell.
 * White space and control characters are left: those part words.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2800]/gu;

/** What a person types or pastes, cleaned. */
export const caseNumberSchema = z
  .string()
  .max(10_000)
  .overwrite((text) => cleanCaseNumber(text) ?? '')
  .min(1);
