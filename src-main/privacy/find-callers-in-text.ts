import { minimumTyped, countLetters } from '../../shared/callers/caller-suggestions';
import { normalizeText } from '../../shared/text/normalize-name';
import { extractDigits, toContractPhone } from '../../shared/phone/normalize-phone';
import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';

/** Fewer digits may be anything: a price, a postcode. */
const fewestDigits = 7;

/**
 * Whether a text names one of the callers: by the number in any writing, or by the name, whole words of any case and
 * width. Nobody is looked for by a shorter number or name than tells one person from another.
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

/** Every text within some JSON; never the names of its fields. */
export function listTexts(json: string): string[] {
  const texts: string[] = [];
  JSON.parse(json, (_field, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

/** With a space on either side of each word. Chinese is written without: each sign of it counts as one. */
function inWords(text: string): string {
  return ` ${normalizeText(text.replaceAll(/\p{Script=Han}/gu, ' $& '))} `;
}
