import type { SearchableText } from '../../../shared/search/searchable-text';
import type { TermVariant } from '../../../shared/search/search-terms';

/**
 * The words of the index: every run of one, two and three characters of a text, and of four digits, so that any part of
 * any word in any script is found. FTS5's `ascii` tokenizer keeps letters, digits and everything that is not ASCII.
 * Characters that it would treat as separators are mapped to the private use area. Only spaces separate words.
 */
const privateUse = { character: 0xe000, code: 0xe100 } as const;

const alphabets = {
  text: alphabet((character) => (/\s/.test(character) ? ' ' : plain(character))),
  code: alphabet((character) => (/\s/.test(character) ? ' ' : shiftCharacter(character, privateUse.code))),
  whole: alphabet(plain),
} as const;

const spaceBeyondAscii = /[\u1680\u2028\u2029\uFEFF]/;

/** Encodes a whole value as one word of the index. `kind` keeps the values of different fields apart. */
export function encodeWholeValue(kind: number, value: string): string {
  const characters = Array.from(value, (character) => alphabets.whole[character.charCodeAt(0)] ?? character);
  return `${String.fromCharCode(0xe200 + kind)}${characters.join('')}`;
}

/** Decodes such a word. */
export function decodeWholeValue(word: string): string {
  return word.slice(1).replaceAll(/[\uE000-\uE07F]/g, (character) => unshiftFromPrivateUse(character));
}

function unshiftFromPrivateUse(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - privateUse.character);
}

/** Returns the distinct grams of a text, in any order. */
export function listGrams(searchable: SearchableText): string {
  return [...listGramsUpTo(searchable, Infinity)].join(' ');
}

/** Returns the same as a set. Stops once there are more than `maxCount`. */
export function listGramsUpTo({ text, code }: SearchableText, maxCount: number): ReadonlySet<string> {
  const found = new Set<string>();
  addGrams(text, alphabets.text, 1, found, maxCount);
  addGrams(code, alphabets.code, minCodePartLength, found, maxCount);
  return found;
}

const minCodePartLength = 3;

/**
 * Returns grams that every text containing this part has in the index: the longest possible ones. No gram of a phrase
 * spans two of its words.
 */
export function listGramsOfPart(part: string, where: TermVariant['where']): string[] {
  return part.split(' ').flatMap((word) => listGramsOfWord(word, where));
}

function listGramsOfWord(part: string, where: TermVariant['where']): string[] {
  const characters = Array.from(part, (character) => alphabets[where][character.charCodeAt(0)] ?? character);
  const isDigit = Array.from(part, (character) => /\d/.test(character));
  if (characters.length <= 3) return [characters.join('')];
  return characters.flatMap((_character, at) => {
    if (isFourDigits(isDigit, at)) return [characters.slice(at, at + 4).join('')];
    // Three digits of a run of four are less selective than all four.
    const isPartOfFour = isFourDigits(isDigit, at - 1) && isDigit[at + 2] === true;
    return at + 3 > characters.length || isPartOfFour ? [] : [characters.slice(at, at + 3).join('')];
  });
}

function isFourDigits(isDigit: readonly boolean[], at: number): boolean {
  return at >= 0 && [0, 1, 2, 3].every((offset) => isDigit[at + offset] === true);
}

function addGrams(
  text: string,
  table: readonly string[],
  minLength: number,
  found: Set<string>,
  maxCount: number,
): void {
  let one = '';
  let two = '';
  let three = '';
  let digits = 0;
  for (let at = 0; at < text.length && found.size <= maxCount; at += 1) {
    const unit = text.charCodeAt(at);
    const isAstral = unit >= 0xd800 && unit <= 0xdbff;
    const character = table[unit] ?? (isAstral ? text.slice(at, at + 2) : text.charAt(at));
    if (isAstral) at += 1;
    if (character === ' ' || (unit > 127 && spaceBeyondAscii.test(character))) {
      one = '';
      digits = 0;
      continue;
    }
    digits = unit >= 48 && unit <= 57 ? digits + 1 : 0;
    const four = digits >= 4 ? three + character : '';
    three = one === '' || two === '' ? '' : two + character;
    two = one === '' ? '' : one + character;
    one = character;
    if (minLength === 1) {
      found.add(one);
      if (two !== '') found.add(two);
    }
    if (three !== '') found.add(three);
    if (four !== '') found.add(four);
  }
}

/** Maps each ASCII character to its form in the index; ' ' for separators. */
function alphabet(of: (character: string) => string): string[] {
  return Array.from({ length: 128 }, (_, unit) => of(String.fromCharCode(unit)));
}

function plain(character: string): string {
  return /[\da-z]/.test(character) ? character : shiftCharacter(character, privateUse.character);
}

function shiftCharacter(character: string, by: number): string {
  return String.fromCharCode(by + character.charCodeAt(0));
}
