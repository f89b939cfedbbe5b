import { minimumTyped, countLetters } from '../../shared/callers/caller-suggestions';
import { normalizeText } from '../../shared/text/normalize-name';
import { extractDigits, toContractPhone } from '../../shared/phone/storehub-phone-format';
import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import { minDigits } from '../../shared/phone/number-lengths';

/** Tells whether a text names one of the callers. */
export type CallerFinder = (text: string) => boolean;

/**
 * Returns a test for texts that name one of the callers: by the number in any format, or by the name as whole words in
 * any case and width. Ignores numbers and names that are too short to identify a person.
 * @param minWords the fewest words of a name, where one word may be another person's, a street's or a store's
 */
export function createCallerFinder(callers: readonly ErasureRequest[], minWords = 1): CallerFinder {
  const numbers = callers.filter(({ phone }) => isWholeNumber(phone)).map(({ phone }) => toOwnDigits(phone));
  const names = callers
    .map(({ name }) => name)
    .filter((name) => countLetters(name) >= minimumTyped.letters)
    .map(spaceWords)
    .filter((name) => name.trim().split(' ').length >= minWords);
  const firstWords = names.map((name) => name.trim().split(' ', 1).join(''));
  return (text) => {
    const isPlain = !beyondAscii.test(text);
    const digits = isPlain ? text.replaceAll(/\D+/g, '') : extractDigits(text);
    if (numbers.some((number) => digits.includes(number))) return true;
    // Almost every text ends here: bringing all its words into one form takes many times longer.
    const plain = isPlain ? text.toLowerCase() : null;
    if (plain !== null && !firstWords.some((word) => plain.includes(word))) return false;
    const words = spaceWords(text);
    return names.some((name) => words.includes(name));
  };
}

/** Tells whether a text is a number with enough digits to identify a person. */
export function isWholeNumber(phone: string): boolean {
  return toOwnDigits(phone).length >= minDigits.toEraseFromText;
}

/** Returns the digits without the code of the country, which each spelling may have or not. */
export function toOwnDigits(phone: string): string {
  return extractDigits(toContractPhone(phone)).replace(/^60/, '');
}

/** Other characters than those of ASCII may be another form of one. */
const beyondAscii = /[^\s!-~]/;

/** Returns the same test for the strings in some JSON. Looks through the JSON as one text first: parsing takes longer. */
export function createJsonFinder(isNamed: CallerFinder): CallerFinder {
  return (json) => isNamed(json.replaceAll(escapes, ' ')) && listTexts(json).some(isNamed);
}

const escapes = /\\(?:u[0-9a-f]{4}|.)/gi;

/** Returns every string value in some JSON, without the keys. */
export function listTexts(json: string): string[] {
  const texts: string[] = [];
  JSON.parse(json, (_field, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

/** Puts a space around each word. Chinese has no spaces: each Han character counts as a word. */
function spaceWords(text: string): string {
  return ` ${normalizeText(text.replaceAll(/\p{Script=Han}/gu, ' $& '))} `;
}
