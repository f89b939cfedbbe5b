import { street } from './address-words';
import type { Segmentation, Part, PartKind } from './segment-into-parts';
import type { WordFeatures } from './word-features';

/** The words around a part, and whether they belong to one. */
export type Surroundings = {
  readonly words: readonly WordFeatures[];
  /** Where each word stands among them. */
  readonly order: ReadonlyMap<WordFeatures, number>;
  readonly isFree: (word: WordFeatures) => boolean;
  readonly isOfStore: (word: WordFeatures) => boolean;
  readonly isOfComplaint: (word: WordFeatures) => boolean;
  readonly isCapitalStore: boolean;
  /** Whether the word belongs to a place or an address that was found. */
  readonly isOfTown: (word: WordFeatures | undefined) => boolean;
  readonly lastOfIssues: ReadonlySet<WordFeatures | undefined>;
  readonly hasStore: boolean;
  readonly hasName: boolean;
  /** The whole text, also what earlier rules have consumed. */
  readonly text: string;
  readonly isCased: boolean;
  /** What was taken for the store may be a person: `Kak Midah`. */
  readonly isStorePerson: boolean;
};

export type FoundFields = {
  readonly hasStore: boolean;
  readonly hasName: boolean;
  /** Whether capitals distinguish names from other words. */
  readonly isCased: boolean;
  readonly text: string;
};

export function createSurroundings(
  words: readonly WordFeatures[],
  { parts }: Segmentation,
  found: FoundFields,
): Surroundings {
  const kindOf = new Map<WordFeatures | undefined, PartKind>();
  for (const { kind, words: own } of parts) for (const word of own) kindOf.set(word, kind);
  const store = parts.find(({ kind }) => kind === 'storeName');
  return {
    ...found,
    words,
    isStorePerson: store?.words[0]?.isTitle === true,
    order: new Map(words.map((word, at) => [word, at])),
    isFree: (word) => !kindOf.has(word),
    isOfStore: (word) => kindOf.get(word) === 'storeName',
    isOfComplaint: (word) => kindOf.get(word) === 'issue',
    isCapitalStore: store?.words.some(({ isCapital }) => isCapital) === true,
    isOfTown: (word) => kindOf.get(word) === 'place' || kindOf.get(word) === 'address',
    lastOfIssues: new Set(parts.filter(({ kind }) => kind === 'issue').map((issue) => issue.words.at(-1))),
  };
}

/** Where a part begins, and the words before and behind it. */
export function findNeighbours({ words: own }: Part, { words, order }: Surroundings) {
  const at = own[0] === undefined ? 0 : (order.get(own[0]) ?? 0);
  return { at, before: words[at - 1], after: words[at + own.length] };
}

/** Whether a word that belongs to no part, though it may belong to this one, stands beside it without a gap. */
export function isCut(part: Part, around: Surroundings): boolean {
  const [first, last] = [part.words[0], part.words.at(-1)];
  const { before, after } = findNeighbours(part, around);
  const mayBelong = (word: WordFeatures | undefined) =>
    word !== undefined &&
    around.isFree(word) &&
    isOfMeaning(word) &&
    (part.kind !== 'name' || (word.isCapital === first?.isCapital && !word.isNeverInNames));
  return (first?.gap === 'blank' && mayBelong(before)) || (last?.gapAfter === 'blank' && mayBelong(after));
}

/** Whether no comma and no other gap is before a word. A bracket is none. */
export function isWithinStretch(word: WordFeatures | undefined): boolean {
  return word?.gap === 'blank' || word?.gap === 'bracket';
}

/** Whether a word says something by itself: no filler, no title and no town. */
export function isOfMeaning(word: WordFeatures): boolean {
  const isStreet = street.test(word.plain) && word.plain !== 'kg';
  return !(word.isFiller || word.isIntroduction || word.isTitle || word.isInPlace || isStreet);
}

export function isOfIssue(word: WordFeatures): boolean {
  return word.isIssue || word.isComplaint || word.isTrouble || word.isFiller;
}

export function isOfPerson({ isTitle, isNameLink, nameWeight }: WordFeatures): boolean {
  return isTitle || isNameLink || nameWeight > 0;
}

/** Titles that only begin a name. */
export const nickname =
  /^(?:pak|mak|kak|abg|abang|uncle|aunty|auntie|mr|ms|mrs|mdm|encik|en|puan|pn|cik|dr)$/;
