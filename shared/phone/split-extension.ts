import { minDigits } from './number-lengths';

/**
 * Splits `03-2161 1234 ext 12` into the number and its extension, '' if there is none. What follows the extension belongs to
 * it, as in `ext 12 or 15` and `ext 12 (Ali)`, but for brackets.
 */
export function splitExtension(typed: string): { readonly phone: string; readonly extension: string } {
  const text = typed.normalize('NFKC');
  const found = extensionPattern.exec(text.slice(-maxExtensionLength));
  if (found === null) return { phone: typed.trim(), extension: '' };
  const phone = text.slice(0, text.length - found[0].length);
  return (phone.match(anyDigit)?.length ?? 0) >= minDigits.toHaveExtension
    ? { phone: phone.trim(), extension: (found[1] ?? '').replaceAll(/\s*\(/g, ' ') }
    : { phone: typed.trim(), extension: '' };
}

const maxExtensionLength = 60;
/** As in `normalizeDigits`: full-width ones are usual ones by then. */
const digit = String.raw`[\d\u0660-\u0669\u06F0-\u06F9]`;
const anyDigit = new RegExp(digit, 'g');
/** English, Malay (`sambungan`) and Chinese words for an extension, and the symbols on phones. */
const word = String.raw`(?:(?<![a-z])(?:ext(?:ension|n)?|samb(?:ung(?:an)?)?|talian|x)|[转轉]?(?:分[机機]|[内內][线線])|[转轉]|#)\s?[.:]?\s?`;
/** Longer runs of digits are another number, and so is `013 999 8888`. */
const digits = String.raw`(?!0\d{1,3}[\s-]{1,3}\d{3,4}(?:[\s-]\d{3,4})?(?!\d))${digit}{1,6}(?!${digit})`;
const others = String.raw`(?:(?:[\s,;/&-]|–|or|and|dan|atau|或|和)*(?:${word})?${digits})*`;
const wordsBehind = String.raw`(?:[\s,;(–-]+\p{L}[\p{L}\s.]*)?`;
const extensionPattern = new RegExp(
  String.raw`[\s,;(]*${word}(${digits}${others}${wordsBehind}(?<!\s))\s?\)?\s*$`,
  'iu',
);
