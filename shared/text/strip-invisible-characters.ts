/** Returns the text on one line, without invisible characters. */
export function stripInvisible(text: string): string {
  return text
    .replaceAll(invisible, '')
    .replaceAll(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Zero-width, direction, soft-hyphen, filler and unassigned characters and lone surrogates, and the blank Braille
 * cell. White space and control characters are not included, since they separate words.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2800]/gu;

/** Whether a name has anything to see: zero-width characters alone are none. */
export function isVisible(text: string): boolean {
  return stripInvisible(text) !== '';
}
