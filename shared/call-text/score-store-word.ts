import { street } from './address-words';
import { impossibleScore } from './impossible-score';
import type { WordFeatures } from './word-features';

/** Where a word stands in a possible name of a shop. */
type Position = {
  readonly isCased: boolean;
  readonly isFirst: boolean;
  /** `Mr` and the like. */
  readonly isCivilTitle: boolean;
  /** Begins the name of a village, hill or river. */
  readonly isPrefix: boolean;
};

type Rule = readonly [fits: (word: WordFeatures, at: Position) => boolean, weight: number];

const neverInside =
  /^(?:at|di|kat|kt|dekat|in|from|dari|daripada|no|tel|call|name|nama|depan|belakang|sebelah|tepi|seberang|opposite|behind|beside|is|saya|sy|my|our|i'm|im|me|hi|hello|salam|please|pls|and|for|to|ada|yang|nak|punya|kita|abt|about|regarding|dlm|dalam|dkt|dgn|dengan|nk|tanya|tanye|as|last|same|week|called|calling|says|said|kata|here|now|sampai|else|anything|giving|named|inside|until|bukan|again|already|driving|hung|back|with|was|were|been|dia|because)$/;
const mayBegin = /^(?:my|our|one|all|just|we|you|i|me|hello|hi|hey|morning|evening|good)$/;
const mayJoin = /^(?:&|the|by|of|dan|and)$/;

function isProper({ isCapital }: WordFeatures, { isCased }: Position): boolean {
  return isCased && isCapital;
}

function isSmall({ isFiller, isIssue, isNeverInNames, isTrouble }: WordFeatures): boolean {
  return isFiller || isIssue || isNeverInNames || isTrouble;
}

/** `AS Marine`, though not `as usual` */
function isInitials({ text }: WordFeatures, { isCased }: Position): boolean {
  return isCased && /^\p{Lu}{2}$/u.test(text);
}

/** `My` in `My Little Bakery`. */
function isFront({ gap, plain, isCapital }: WordFeatures, { isFirst, isCased }: Position): boolean {
  return isFirst && gap !== 'blank' && mayBegin.test(plain) && (isCapital || !isCased);
}

/** What a word is worth in the name of a shop. The first rule that fits counts. */
const rules: readonly Rule[] = [
  [({ plain }) => plain === 'storehub', impossibleScore],
  [({ isShopKind, isTrade }) => isShopKind || isTrade, 0],
  [isFront, 0.5],
  [({ plain }) => mayJoin.test(plain), 0.3],
  [({ isIntroduction, isCapital }) => isIntroduction && !isCapital, impossibleScore],
  [(word, at) => isProper(word, at) && !at.isFirst && isSmall(word), -0.3],
  [
    (word, at) =>
      neverInside.test(word.plain) && ((at.isFirst && !isInitials(word, at)) || !isProper(word, at)),
    impossibleScore,
  ],
  [(word, at) => word.isIssue && isProper(word, at), -0.5],
  [({ isIssue }, { isCased }) => isIssue && isCased, impossibleScore],
  [({ isIssue, gap }, { isFirst }) => isIssue && isFirst && gap !== 'blank', -1.5],
  [({ isIssue }) => isIssue, -4],
  [(word, at) => word.isTrouble && isProper(word, at), 0.3],
  [({ isTrouble }) => isTrouble, -3],
  [(_, { isCivilTitle }) => isCivilTitle, -1],
  [({ isTitle, isCapital }, { isCased }) => isTitle && isCased && !isCapital, -3],
  [({ isTitle }) => isTitle, 0.3],
  [({ isFiller, isNameLink }) => isFiller || isNameLink, -3],
  [(word, at) => word.isNeverInNames && isProper(word, at), -0.5],
  [({ isNeverInNames }) => isNeverInNames, -2.5],
  // `Teck Wah 089-773 2210`
  [({ plain }) => /\d{2,}-?\d{3}/.test(plain), impossibleScore],
  [({ hasDigit }) => hasDigit, -0.5],
  [(word, at) => !at.isFirst && !isProper(word, at) && street.test(word.plain), -1],
  [({ isInPlace }) => isInPlace, 0.1],
  [(_, { isPrefix }) => isPrefix, -1.5],
  [isProper, 0.6],
  [(_, { isCased }) => isCased, -1.5],
];

/** An unknown word in a text without capitals. */
const unknownWeight = 0.3;

export function scoreStoreWord(word: WordFeatures, at: Position): number {
  return rules.find(([fits]) => fits(word, at))?.[1] ?? unknownWeight;
}
