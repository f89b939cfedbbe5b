import type { Span } from './consumable-text';
import { isEdge, isWithinPlace } from './boundary-costs';
import { impossibleScore } from './impossible-score';
import type { TextFeatures } from './text-features';
import { maxNameWords, mayBeginName, scoreName } from './score-name';
import { maxStoreWords, mayBeginStore, scoreStore } from './score-store';
import { maxPlaceWords, scorePlace } from './score-place';
import { costOfGapInIssue, scoreIssueWord } from './score-issue';
import { scoreOther } from './score-other-word';
import { maxAddressWords, mayBeginAddress, scoreAddress } from './score-address';
import type { Gap } from './segmentation/segmentable-text';
import type { WordFeatures } from './word-features';

export type PartKind = 'name' | 'storeName' | 'address' | 'place' | 'issue';

/** A run of words with its meaning. `score` says how well they speak for it. */
export type Part = {
  readonly kind: PartKind;
  readonly span: Span;
  readonly score: number;
  readonly words: readonly WordFeatures[];
};

type Candidate = {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
  readonly bit: number;
  readonly score: number;
};

/** The best way to cut the text up to here: its last part, and where that began. */
type Step = {
  readonly total: number;
  readonly from: number;
  readonly used: number;
  readonly last: Candidate | undefined;
};

const nameBit = 1;
const storeBit = 2;
const addressBit = 4;
const allUsed = 8;
const maxIssueWords = 40;
/** A second part of the complaint must be worth more than this. */
const costOfIssue = 1;

type KnownParts = { readonly name: boolean; readonly storeName: boolean; readonly address: boolean };

/**
 * The segmentation of a text with the highest sum, and by how much it is better than the best one with another name or
 * none.
 */
export type Segmentation = {
  /** Whether capitals distinguish names from other words. */
  readonly isCased: boolean;
  readonly parts: readonly Part[];
  readonly leadOfName: number;
  /** The name in that other cut. */
  readonly rivalName: Part | undefined;
  /** By how much the best cut is better than the best one without its complaints. */
  readonly leadOfIssues: number;
  /** The name and the store of that other cut. */
  readonly rivalsOfIssues: readonly Part[];
};

/**
 * Segments a text into parts so that the sum of their scores is the highest: at most one name and one store, any
 * number of places and complaints, and words that belong to none.
 * @param isKnown parts that an earlier rule has found
 */
export function segmentIntoParts(words: readonly WordFeatures[], isKnown: KnownParts): Segmentation {
  const text: TextFeatures = { words, isCased: usesCapitals(words) };
  const candidates = words.map((_, start) => listCandidates(text, start));
  const { parts, total } = findBestCut(words, candidates, isKnown);
  const isOfIssue = createIssueCheck(words, parts);
  const isRival = (one: Candidate) => (one.kind === 'name' || one.kind === 'storeName') && isOfIssue(one);
  // Most complaints have no rival, and another cut takes time.
  const hasRival = candidates.some((list) => list.some(isRival));
  const withoutIssues = hasRival
    ? findBestCut(
        words,
        candidates.map((list) => list.filter((one) => one.kind !== 'issue' || !isOfIssue(one))),
        isKnown,
      )
    : undefined;
  const found = {
    isCased: text.isCased,
    parts,
    leadOfIssues: withoutIssues === undefined ? Infinity : total - withoutIssues.total,
    rivalsOfIssues: withoutIssues?.parts.filter(({ kind }) => kind === 'name' || kind === 'storeName') ?? [],
  };
  const name = parts.find(({ kind }) => kind === 'name');
  if (name === undefined) return { ...found, leadOfName: Infinity, rivalName: undefined };
  const isOther = ({ kind, start, end }: Candidate) =>
    kind !== 'name' || words[start] !== name.words[0] || words[end - 1] !== name.words.at(-1);
  const other = findBestCut(
    words,
    candidates.map((list) => list.filter(isOther)),
    isKnown,
  );
  const rivalName = other.parts.find(({ kind }) => kind === 'name');
  return { ...found, leadOfName: total - other.total, rivalName };
}

/** Whether a candidate has words of the complaints that were found. */
function createIssueCheck(words: readonly WordFeatures[], parts: readonly Part[]) {
  const issues = parts
    .filter(({ kind }) => kind === 'issue')
    .map((part) => ({ start: words.findIndex((word) => word === part.words[0]), length: part.words.length }));
  return ({ start, end }: Candidate) =>
    issues.some((issue) => start < issue.start + issue.length && issue.start < end);
}

function findBestCut(
  words: readonly WordFeatures[],
  candidates: readonly (readonly Candidate[])[],
  isKnown: KnownParts,
): { readonly parts: readonly Part[]; readonly total: number } {
  const first =
    (isKnown.name ? nameBit : 0) | (isKnown.storeName ? storeBit : 0) | (isKnown.address ? addressBit : 0);
  const best: (Step | undefined)[][] = words.map(() => []);
  best.push([]);
  improve(best[0], first, { total: 0, from: -1, used: first, last: undefined });
  for (const [from, word] of words.entries()) {
    for (let used = 0; used < allUsed; used += 1) {
      const step = best[from]?.[used];
      if (step === undefined) continue;
      improve(best[from + 1], used, { total: step.total + scoreOther(word), from, used, last: undefined });
      for (const last of candidates[from] ?? []) {
        if ((used & last.bit) === 0)
          improve(best[last.end], used | last.bit, { total: step.total + last.score, from, used, last });
      }
    }
  }
  return readBack(best, words);
}

function improve(steps: (Step | undefined)[] | undefined, used: number, step: Step): void {
  if (steps !== undefined && step.total > (steps[used]?.total ?? -Infinity)) steps[used] = step;
}

/** Follows the best steps from the end of the text to its beginning. */
function readBack(
  best: readonly (readonly (Step | undefined)[])[],
  words: readonly WordFeatures[],
): { readonly parts: readonly Part[]; readonly total: number } {
  const parts: Part[] = [];
  let step = (best.at(-1) ?? []).filter((one) => one !== undefined).toSorted((a, b) => b.total - a.total)[0];
  const total = step?.total ?? 0;
  while (step !== undefined && step.from >= 0) {
    if (step.last !== undefined) {
      const { kind, score, start, end } = step.last;
      const [head, tail] = [words[start], words[end - 1]];
      if (head !== undefined && tail !== undefined)
        parts.unshift({ kind, score, words: words.slice(start, end), span: [head.span[0], tail.span[1]] });
    }
    step = best[step.from]?.[step.used];
  }
  return { parts, total };
}

const runKinds: readonly {
  readonly kind: PartKind;
  readonly bit: number;
  readonly most: number;
  /** The gaps that such a part may contain. */
  readonly gaps: readonly Gap[];
  readonly mayBegin: (text: TextFeatures, start: number) => boolean;
  readonly score: (text: TextFeatures, start: number, end: number) => number;
}[] = [
  {
    kind: 'name',
    bit: nameBit,
    most: maxNameWords,
    gaps: ['blank'],
    mayBegin: mayBeginName,
    score: scoreName,
  },
  {
    kind: 'storeName',
    bit: storeBit,
    most: maxStoreWords,
    gaps: ['blank', 'bracket'],
    mayBegin: mayBeginStore,
    score: scoreStore,
  },
  {
    kind: 'address',
    bit: addressBit,
    most: maxAddressWords,
    gaps: ['blank', 'bracket', 'comma', 'line'],
    mayBegin: mayBeginAddress,
    score: scoreAddress,
  },
  {
    kind: 'place',
    bit: 0,
    most: maxPlaceWords,
    gaps: ['blank', 'comma'],
    mayBegin: ({ words }, start) => words[start]?.place !== undefined,
    score: scorePlace,
  },
];

function listCandidates(text: TextFeatures, start: number): Candidate[] {
  const found = listIssues(text, start);
  for (const { kind, bit, most, gaps, mayBegin, score } of runKinds) {
    if (!mayBegin(text, start)) continue;
    const stop = text.words.slice(start + 1, start + most).findIndex(({ gap }) => !gaps.includes(gap));
    const last = stop < 0 ? Math.min(text.words.length, start + most) : start + 1 + stop;
    for (let end = start + 1; end <= last; end += 1) {
      const points = score(text, start, end);
      if (points > 0) found.push({ kind, start, end, bit, score: points });
    }
  }
  return found;
}

function listIssues(text: TextFeatures, start: number): Candidate[] {
  const found: Candidate[] = [];
  if (isWithinPlace(text, start) || isOfArea(text, start)) return found;
  let sum = isEdge(text, start) ? -costOfIssue : -costOfIssue - 0.5;
  let complaints = 0;
  for (const [order, word] of text.words.slice(start, start + maxIssueWords).entries()) {
    const end = start + order + 1;
    sum += scoreIssueWord(word, text.isCased) - (order > 0 ? costOfGapInIssue(word) : 0);
    if (sum < impossibleScore / 2) break;
    complaints += (word.isComplaint ? 2 : 0) + (word.isTrouble ? 1 : 0);
    // Several unknown words in the middle of a run are rather a name.
    if (complaints === 0 && order > 2 && !isEdge(text, start)) break;
    const isEnough = complaints > 1 || (complaints > 0 && isBetweenGaps(text.words, start, end));
    const score = sum + (isEdge(text, end) ? 0.3 : -0.2);
    if (isEnough && score > 0 && (order > 0 || word.isHan))
      found.push({ kind: 'issue', start, end, bit: 0, score });
  }
  return found;
}

/** In `SS15 4/1 monitor broken`, the number is of the street. */
function isOfArea({ words }: TextFeatures, at: number): boolean {
  const isNumber = /^\d+[a-z]?\/\d/.test(words[at]?.plain ?? '');
  return isNumber && words[at]?.gap === 'blank' && words[at - 1]?.isInPlace === true;
}

function isBetweenGaps(words: readonly WordFeatures[], start: number, end: number): boolean {
  return words[start]?.gap !== 'blank' && words[end - 1]?.gapAfter !== 'blank';
}

/** Whether capitals distinguish names: some words have one, others do not. */
function usesCapitals(words: readonly WordFeatures[]): boolean {
  const letters = words.filter(({ text }) => /^\p{L}{2}/u.test(text) && !/\p{Script=Han}/u.test(text));
  const capitals = letters.filter(({ text }) => /^\p{Lu}\p{Ll}/u.test(text)).length;
  return capitals > 0 && capitals >= letters.length * 0.12;
}
