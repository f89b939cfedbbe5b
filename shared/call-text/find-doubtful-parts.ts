import { street, unitPrefix } from './address-words';
import type { Assignment, Part, PartKind } from './assign-parts';
import { isSpokenFor } from './score-name';
import type { WordEvidence } from './word-evidence';

/** The words around a part, and whether they belong to one. */
type Surroundings = {
  readonly words: readonly WordEvidence[];
  /** Where each word stands among them. */
  readonly order: ReadonlyMap<WordEvidence, number>;
  readonly isFree: (word: WordEvidence) => boolean;
  readonly lastOfIssues: ReadonlySet<WordEvidence | undefined>;
  readonly hasStore: boolean;
  /** What was taken for the store may be a person: `Kak Midah`. */
  readonly isStorePerson: boolean;
};

/**
 * Finds the parts that are not certain enough to be filled in. The agent sees them in the rest: a missing value costs a
 * few keys, a wrong one sends a technician to the wrong door.
 */
export function findDoubtfulParts(
  words: readonly WordEvidence[],
  assignment: Assignment,
  isStoreKnown: boolean,
): Part[] {
  const { parts } = assignment;
  const placed = new Set(parts.flatMap((part) => part.words));
  const hasStore = isStoreKnown || parts.some(({ kind }) => kind === 'storeName');
  const issues = parts.filter(({ kind }) => kind === 'issue');
  const around: Surroundings = {
    words,
    hasStore,
    isStorePerson: parts.some(({ kind, words: own }) => kind === 'storeName' && own[0]?.isTitle === true),
    order: new Map(words.map((word, at) => [word, at])),
    isFree: (word) => !placed.has(word),
    lastOfIssues: new Set(issues.map((issue) => issue.words.at(-1))),
  };
  const isDoubtful = (part: Part) =>
    (part.kind === 'name' && isDoubtfulName(part, assignment, around)) ||
    (part.kind === 'issue' && isDoubtfulIssue(part, around)) ||
    (part.kind === 'address' && (isCut(part, around) || mayContainShop(part, around)));
  const doubtful = parts.filter(isDoubtful);
  const kinds = new Set<PartKind>(doubtful.map(({ kind }) => kind));
  if (parts.some((part) => isNumberTorn(part, around))) kinds.add('issue').add('address');
  // What is left of a complaint without its doubtful part may say the opposite.
  return parts.filter(({ kind }) => kinds.has(kind));
}

/** In points: a name that is ahead by less than this may be another one. */
const certainLead = 3;

function isDoubtfulName(part: Part, { leadOfName, rivalName }: Assignment, around: Surroundings): boolean {
  const { words } = part;
  const isWithin = ({ plain }: WordEvidence) => words.some((word) => word.plain === plain);
  if (isBehindOwner(part, around)) return true;
  if (isCut(part, around) || isBehindAnother(part, around) || mayContainStore(part, around)) return true;
  if (leadOfName >= certainLead) return false;
  // `Teh` is tea, and a family.
  if (words.some(({ isShopKind, isTrade, nameWeight }) => nameWeight === 0 && (isShopKind || isTrade)))
    return true;
  const isOther = rivalName !== undefined && !rivalName.words.some(isWithin);
  // `Asyraf bagi pihak Puan Mazni` says which of the two calls.
  if (isOther && isCalledFor(rivalName, around)) return false;
  if (!words.some(isOfPerson)) return isOther || !isExpected(part, around);
  if (rivalName === undefined || !rivalName.words.every(isOfPerson)) return false;
  // `Azlina Katering` is rather the shop of Azlina.
  return isOther || !words.every(isOfPerson);
}

/** In `Asyraf bagi pihak Puan Mazni`, Mazni does not call. */
function isCalledFor(part: Part, around: Surroundings): boolean {
  const { at } = findNeighbours(part, around);
  const titles = around.words
    .slice(0, at)
    .toReversed()
    .findIndex(({ isTitle }) => !isTitle);
  return isSpokenFor(around.words, at - Math.max(0, titles));
}

/** In `staff Ameera calling, boss En. Zack`, the boss does not call. */
function isBehindOwner(part: Part, around: Surroundings): boolean {
  const before = findNeighbours(part, around).before;
  const isOwner = /^(?:owner|boss|bos|pemilik|tauke|towkay)$/.test(before?.plain ?? '');
  return (
    isOwner &&
    around.words.some(({ plain }) => /^(?:staff|calling|caller|pekerja|pemanggil|wakil)$/.test(plain))
  );
}

/** In `Wendy here, her boss is Mr Chia`, the caller comes first. */
function isBehindAnother(part: Part, around: Surroundings): boolean {
  const { at, before } = findNeighbours(part, around);
  if (before?.isIntroduction === true) return false;
  return around.words
    .slice(0, at)
    .some((word) => around.isFree(word) && word.nameWeight > 1 && !word.isInPlace && !word.isFiller);
}

/** In `En. Hisham Cyber Zone`, the shop may begin behind the first name; in `Hamidah Jamu Warisan, Kak Midah`, it may be that. */
function mayContainStore({ words }: Part, { hasStore, isStorePerson }: Surroundings): boolean {
  const unknown = words.filter((word) => !isOfPerson(word) && word.text.length > 1);
  return (!hasStore || isStorePerson) && words.length > 2 && unknown.length > 1;
}

/** `Tea Garden Ipoh Parade` may be a shop in a mall. */
function mayContainShop({ words }: Part, { hasStore }: Surroundings): boolean {
  const [first] = words;
  const isStreet = first !== undefined && (street.test(first.plain) || unitPrefix.test(first.plain));
  return !hasStore && !isStreet && !words.some(({ hasDigit }) => hasDigit);
}

/** Whether callers usually say their name there: in front, behind `call`, or beside the number. */
function isExpected(part: Part, around: Surroundings): boolean {
  const { at, before } = findNeighbours(part, around);
  const isBesideNumber = part.words[0]?.gap === 'consumed' || part.words.at(-1)?.gapAfter === 'consumed';
  return at === 0 || isBesideNumber || before?.isIntroduction === true;
}

function isOfPerson({ isTitle, isNameLink, nameWeight }: WordEvidence): boolean {
  return isTitle || isNameLink || nameWeight > 0;
}

function isDoubtfulIssue(part: Part, around: Surroundings): boolean {
  const [first, last] = [part.words[0], part.words.at(-1)];
  const { before, after } = findNeighbours(part, around);
  return (
    isCut(part, around) ||
    part.words.some(({ place }) => place !== undefined) ||
    isOfStoreOrPerson(part, around) ||
    (first?.gap === 'blank' && isUnclear(first, before)) ||
    (last?.gapAfter === 'blank' && isUnclear(last, after))
  );
}

/** A cut between words without a gap needs a word that is known to be of a complaint, or a capital on one side. */
function isUnclear(own: WordEvidence, other: WordEvidence | undefined): boolean {
  return !isOfIssue(own) && own.isCapital === other?.isCapital;
}

/** In `张先生说打印机坏了` and `美玲时装 打印机坏了`, the complaint begins with somebody or somewhere else. */
function isOfStoreOrPerson({ words: [first] }: Part, { lastOfIssues, hasStore }: Surroundings): boolean {
  if (first?.isHan !== true) return false;
  const isReport = /^\p{Script=Han}{1,3}(?:先生|小姐|女士|太太|老师|老板|经理|师傅)/u.test(first.text);
  return isReport || (!hasStore && lastOfIssues.size > 1);
}

function isOfIssue(word: WordEvidence): boolean {
  return word.isIssue || word.isComplaint || word.isTrouble || word.isFiller;
}

/** In `error 5, Lorong Masjid`, the number may belong to either. */
function isNumberTorn(part: Part, around: Surroundings): boolean {
  const [first, second] = part.words;
  if (part.kind !== 'address' || first?.gap !== 'blank' || !/^\d+$/.test(first.plain)) return false;
  const { before } = findNeighbours(part, around);
  const isTakenFrom = before !== undefined && (around.lastOfIssues.has(before) || around.isFree(before));
  return second?.gap !== 'blank' && isTakenFrom;
}

/** Whether a word that belongs to no part, though it may belong to this one, stands beside it without a gap. */
function isCut(part: Part, around: Surroundings): boolean {
  const [first, last] = [part.words[0], part.words.at(-1)];
  const { before, after } = findNeighbours(part, around);
  const mayBelong = (word: WordEvidence | undefined) =>
    word !== undefined &&
    around.isFree(word) &&
    !(word.isFiller || word.isIntroduction || word.isTitle || word.isInPlace || street.test(word.plain)) &&
    (part.kind !== 'name' || word.isCapital === first?.isCapital);
  return (first?.gap === 'blank' && mayBelong(before)) || (last?.gapAfter === 'blank' && mayBelong(after));
}

/** Where a part begins, and the words before and behind it. */
function findNeighbours({ words: own }: Part, { words, order }: Surroundings) {
  const at = own[0] === undefined ? 0 : (order.get(own[0]) ?? 0);
  return { at, before: words[at - 1], after: words[at + own.length] };
}
