/**
 * Unifies characters that people and devices write differently: full-width ones of a Chinese input method
 * (`３．１５７３，１０１．７１２２`), typographic minus, degree, minute and second signs, and the invisible direction marks that
 * WhatsApp puts around text.
 */
export function normalizeCharacters(text: string): string {
  return text
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replaceAll(/[\u00BA\u02DA]/g, '°')
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replaceAll(/''|[\u2032\u2019]{2}|[\u201C\u201D\u02BA]/g, '"')
    .replaceAll(/[\u2032\u2018\u2019\u02B9\u00B4`]/g, "'")
    .trim();
}
