/**
 * Text as it is compared in a search: letters without case, width and accents, digits of any script as 0 to 9. Each
 * sign is folded by itself, so that a part of a text folds to a part of the folded text.
 */
export function foldText(text: string): string {
  return isPlain.test(text) ? text.toLowerCase() : text.replaceAll(foldedAlone, foldCharacter).toLowerCase();
}

/** A folded text whose every code unit knows the sign of the original it came from. */
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

/** All of ASCII: most texts take the short way. */
const isPlain = /^[\0-\x7F]*$/;
/** Neither ASCII nor one of the ideographs that stay as they are: the few that are folded one by one. */
const foldedAlone = /[^\0-\x7F\u4E00-\u9FFF]/gu;
/** 0, 1, 2 and so on, as far as the longest text needed it. */
const positions: number[] = [];
const foldedCharacters = new Map<string, string>();

function foldCharacter(character: string): string {
  let folded = foldedCharacters.get(character);
  if (folded === undefined) {
    folded = computeFoldedCharacter(character);
    // A history has some thousand signs; a pasted page of all of Unicode must not stay in memory.
    if (foldedCharacters.size < 20_000) foldedCharacters.set(character, folded);
  }
  return folded;
}

/** NFKD takes letters apart into base and accent, and wide forms to plain ones; half a surrogate pair has no writing in UTF-8. */
function computeFoldedCharacter(character: string): string {
  return character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
