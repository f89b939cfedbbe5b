import { findNeighbours, isOfIssue, isOfPerson, type Surroundings } from './part-surroundings';
import { isSpokenFor } from './score-name';
import type { Part } from './segment-into-parts';
import type { WordEvidence } from './word-evidence';

/** The runs of words from gap to gap. */
function splitStretches({ words }: Surroundings): WordEvidence[][] {
  const stretches: WordEvidence[][] = [];
  for (const word of words) {
    if (stretches.length === 0 || (word.gap !== 'blank' && word.gap !== 'bracket')) stretches.push([]);
    stretches.at(-1)?.push(word);
  }
  return stretches;
}

/** In `ros, gerai satay kajang mat isa`, the second name is cut out of the shop's. */
export function isTornFromShop(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const stretch = splitStretches(around).find((own) => own.some((word) => word === part.words[0])) ?? [];
  const isBehind = part.words[0]?.gap === 'blank' && stretch.some(around.isOfStore);
  const isInFront = part.words.at(-1)?.gapAfter === 'blank' && after !== undefined && around.isOfStore(after);
  if (!isBehind && !isInFront) return false;
  // Callers name themselves in front or beside the number.
  const isLone = ([word, second]: readonly WordEvidence[]) =>
    word !== undefined &&
    second === undefined &&
    (isBehind || word === around.words[0] || word.gap === 'consumed' || word.gapAfter === 'consumed');
  return splitStretches(around).some(
    (other) =>
      other.length < 6 &&
      !other.some((word) => part.words.includes(word)) &&
      (isLone(other) || other.some(isOfPerson)) &&
      other.every((word) => around.isFree(word) && mayBePerson(word)),
  );
}

function mayBePerson(word: WordEvidence): boolean {
  return isOfPerson(word) || (/^\p{L}{3,}$/u.test(word.text) && !isOfIssue(word) && !isOfShopOrPlace(word));
}

function isKnown(word: WordEvidence): boolean {
  return isOfPerson(word) || word.text.length === 1;
}

function isOfShopOrPlace(word: WordEvidence): boolean {
  return word.isTrade || word.isShopKind || word.isNeverInNames || word.isInPlace || word.isIntroduction;
}

/** In `Farid Ikram, Ghazali Ternak Maju`, the one with more unknown words is rather the shop. */
export function isOverruled({ words }: Part, around: Surroundings): boolean {
  if (words.every(isKnown) || words.some(({ isTitle, isNameLink }) => isTitle || isNameLink)) return false;
  const countUnknown = (own: readonly WordEvidence[]) => own.filter((word) => !isKnown(word)).length;
  const mayBeName = (word: WordEvidence) =>
    !words.includes(word) &&
    (isKnown(word) || /^\p{Lu}\p{Ll}+$/u.test(word.text)) &&
    !isOfShopOrPlace(word) &&
    !isOfIssue(word);
  return splitStretches(around).some(
    ([first, ...others]) =>
      first !== undefined &&
      others.length < 4 &&
      ([first, ...others].some(({ nameWeight }) => nameWeight > 2) ||
        first.isTitle ||
        (first.text.length === 1 && others.length > 0)) &&
      [first, ...others].every(mayBeName) &&
      countUnknown(others) <= countUnknown(words),
  );
}

/** In `Hana Bibimbap, Ms Park 017-339 0012`, the one with the title is certainly a person. */
export function isBesideTitled({ words }: Part, around: Surroundings): boolean {
  if (words.some(({ isTitle, isNameLink }) => isTitle || isNameLink)) return false;
  return around.words.some((word, at) => {
    const next = around.words[at + 1];
    const isNamed = next?.gap === 'blank' && (next.nameWeight > 0 || (around.isCased && next.isCapital));
    const isTitled = /^(?:mr|mrs|ms|miss|mdm|madam|encik|puan|pn|cik)$/.test(word.plain) && isNamed;
    return (
      isTitled && around.isFree(word) && !isSpokenFor(around.words, at) && !isRelated(around.words[at - 1])
    );
  });
}

function isRelated(word: WordEvidence | undefined): boolean {
  return /^(?:owner|boss|bos|pemilik|tauke|towkay|is|for|husband|wife|father|mother)$/.test(
    word?.plain ?? '',
  );
}
