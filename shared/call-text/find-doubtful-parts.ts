import type { Segmentation, Part, PartKind } from './segment-into-parts';
import { isDoubtfulAddress, isNumberTorn, isTornBuilding } from './doubtful-address';
import { endsInSmallShop, isDoubtfulIssue } from './doubtful-issue';
import { mayEndWithTown } from './doubtful-name-ends';
import { isDoubtfulName } from './doubtful-name';
import { createSurroundings, type FoundFields, type Surroundings } from './part-surroundings';
import type { WordFeatures } from './word-features';

function isOfName({ kind }: Part): boolean {
  return kind === 'name' || kind === 'storeName';
}

/** In `Chef Wan? no, Chef Zam`, somebody is not sure. */
function isQuestioned({ span: [, end] }: Part, text: string): boolean {
  return /^\s?[?？]/.test(text.slice(end));
}

/**
 * Finds the parts that are not certain enough to be filled in. The agent sees them in the rest: a missing value costs a
 * few keys, a wrong one sends a technician to the wrong door.
 */
export function findDoubtfulParts(
  words: readonly WordFeatures[],
  assignment: Segmentation,
  found: FoundFields,
): Part[] {
  const { parts } = assignment;
  const around = createSurroundings(words, assignment, found);
  const isDoubtful = (part: Part) =>
    (isOfName(part) && isQuestioned(part, found.text)) ||
    (part.kind === 'name' && isDoubtfulName(part, assignment, around)) ||
    (part.kind === 'issue' && isDoubtfulIssue(part, assignment, around)) ||
    (part.kind === 'address' && isDoubtfulAddress(part, around));
  const kinds = new Set<PartKind>(parts.filter(isDoubtful).map(({ kind }) => kind));
  if (parts.some((part) => isNumberTorn(part, around))) kinds.add('issue').add('address');
  if (parts.some((part) => isTornBuilding(part, around) || endsInSmallShop(part, around)))
    kinds.add('storeName');
  // What is left of a complaint without its doubtful part may say the opposite.
  return parts.filter((part) => kinds.has(part.kind) || isTownOfName(part, parts, around));
}

/** In `Mat Sentul, Taman Medan`, the town is of the name and says nothing of the region. */
function isTownOfName(part: Part, parts: readonly Part[], around: Surroundings): boolean {
  const before = parts[parts.indexOf(part) - 1];
  const isBehindName = before?.kind === 'name' && part.words[0]?.gap === 'blank';
  return part.kind === 'place' && isBehindName && mayEndWithTown(before, around);
}
