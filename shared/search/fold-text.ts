import { simplifyChinese } from './simplify-chinese';

/**
 * Normalises text for search. Ignores case, width and accents, and drops characters that nobody sees, such as the
 * direction marks that WhatsApp puts around a number. Maps digits of any script to 0 to 9, dashes and the minus sign to
 * `-`, and traditional Chinese characters to simplified ones. Each character is folded on its own, so that a part of a
 * text folds to a part of the folded text.
 */
export function foldText(text: string): string {
  return isPlain.test(text)
    ? text.toLowerCase()
    : simplifyChinese(text).replaceAll(foldedAlone, foldCharacter).toLowerCase();
}

/** A folded text. For each code unit, `from` and `to` give the range of its character in the original. */
export type FoldedText = {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
};

export function foldWithPositions(text: string): FoldedText {
  if (isPlain.test(text)) {
    while (positions.length <= text.length) positions.push(positions.length);
    const [from, to] = [positions.slice(0, text.length), positions.slice(1, text.length + 1)];
    return { text: text.toLowerCase(), from, to };
  }
  const from: number[] = [];
  const to: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const part = foldCharacter(character);
    folded += part;
    while (from.length < folded.length) {
      from.push(at);
      to.push(at + character.length);
    }
    at += character.length;
  }
  return { text: folded, from, to };
}

/** ASCII needs no folding but lower case. Most texts are ASCII. */
const isPlain = /^[\0-\x7F]*$/;
/** The few characters that are folded one by one: neither ASCII nor an ideograph. */
const foldedAlone = /[^\0-\x7F\u4E00-\u9FFF]/gu;
/** 0, 1, 2 and so on, up to the length of the longest text so far. */
const positions: number[] = [];
const foldedCharacters = new Map<string, string>();

function foldCharacter(character: string): string {
  let folded = foldedCharacters.get(character);
  if (folded === undefined) {
    folded = computeFoldedCharacter(character);
    // A history has about a thousand distinct characters. The limit keeps a pasted page of all of Unicode out of
    // memory.
    if (foldedCharacters.size < 20_000) foldedCharacters.set(character, folded);
  }
  return folded;
}

/**
 * NFKD splits letters into base and accent, and maps wide forms to plain ones. UTF-8 cannot encode half of a surrogate
 * pair.
 */
function computeFoldedCharacter(character: string): string {
  return simplifyChinese(character.normalize('NFKD').toLowerCase().normalize('NFKD'))
    .replaceAll(/[\u0300-\u036F]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
