import { minimumTyped, countLetters } from '../../shared/callers/caller-suggestions';
import { normalizeText } from '../../shared/text/normalize-name';
import { extractDigits, toContractPhone } from '../../shared/phone/storehub-phone-format';
import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';

/** Fewer digits may be a price or a postcode. */
const fewestDigits = 7;

/**
 * Returns a test for texts that name one of the callers: by the number in any format, or by the name as whole words in
 * any case and width. Ignores numbers and names that are too short to identify a person.
 */
export function createCallerFinder(callers: readonly ErasureRequest[]): (text: string) => boolean {
  const numbers = callers
    .map(({ phone }) => extractDigits(toContractPhone(phone)).replace(/^60/, ''))
    .filter(({ length }) => length >= fewestDigits);
  const names = callers
    .map(({ name }) => name)
    .filter((name) => countLetters(name) >= minimumTyped.letters)
    .map(inWords);
  return (text) => {
    const [digits, words] = [extractDigits(text), inWords(text)];
    return numbers.some((number) => digits.includes(number)) || names.some((name) => words.includes(name));
  };
}

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
function inWords(text: string): string {
  return ` ${normalizeText(text.replaceAll(/\p{Script=Han}/gu, ' $& '))} `;
}
