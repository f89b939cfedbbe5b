import { findNeighbours, type Surroundings } from './part-surroundings';
import { isKindBehind } from './shop-words';
import type { Part } from './segment-into-parts';

/** Whether a name is certain although another cut of the line is nearly as good. */
export function isUndisputedName(part: Part, rival: Part | undefined, around: Surroundings): boolean {
  return (
    isEchoed(part, around) ||
    isTitledBesideNumber(part, rival, around) ||
    isWhole(part, rival, around) ||
    isBoundedByCase(part, rival, around)
  );
}

/** `mak som, kedai runcit mak som`: the shop bears the name that stands alone. */
function isEchoed({ words }: Part, { words: all, isOfStore }: Surroundings): boolean {
  const isApart = words[0]?.gap !== 'blank' && words.at(-1)?.gapAfter !== 'blank';
  const names = words.filter(({ isTitle, nameWeight }) => !isTitle || nameWeight > 0);
  const inShop = new Set(all.filter(isOfStore).map(({ plain }) => plain));
  return isApart && names.length > 0 && names.every(({ plain }) => inShop.has(plain));
}

/** In `Fook Lai Restaurant uncle Wong 012-771 9368`, the shop ends with its kind, and the person with a title is beside the number. */
function isTitledBesideNumber(part: Part, rival: Part | undefined, around: Surroundings): boolean {
  const [first, last] = [part.words[0], part.words.at(-1)];
  const { before } = findNeighbours(part, around);
  const isBehindShop =
    first?.gap !== 'blank' ||
    (before !== undefined && around.isOfStore(before) && isKindBehind(before.plain));
  const isOfShop = rival?.words.every(around.isOfStore) === true;
  const isShort = part.words.length < 4 && part.words.slice(1).every(({ nameWeight }) => nameWeight > 0);
  return first?.isTitle === true && isShort && last?.gapAfter === 'consumed' && isBehindShop && isOfShop;
}

/** In `kedai wangi, siti hajar 017-449 8812`, the shop is known, and the stretch that begins with a name is the caller. */
function isWhole(
  { words }: Part,
  rival: Part | undefined,
  { hasStore, isStorePerson }: Surroundings,
): boolean {
  const [first, last] = [words[0], words.at(-1)];
  const isApart = first?.gap !== 'blank' && last?.gapAfter !== 'blank';
  const isBesideNumber = first?.gap === 'consumed' || last?.gapAfter === 'consumed';
  const isLinked = words.some(({ isNameLink }) => isNameLink);
  const isPart = rival?.words.every((word) => words.includes(word)) === true;
  const isName = first?.isTitle === true || (first?.nameWeight ?? 0) > 2 || isLinked;
  const isTrade = words.some((word) => (word.isTrade || word.isShopKind) && word.nameWeight === 0);
  return (
    hasStore && !isStorePerson && isApart && (isBesideNumber || isLinked) && isPart && isName && !isTrade
  );
}

/** In `Mr Sheikh Abdul Qadir say`, the capitals end with the name, and the other reading is only a part of it. */
export function isBoundedByCase(part: Part, rival: Part | undefined, around: Surroundings): boolean {
  const { words } = part;
  const { before, after } = findNeighbours(part, around);
  const [first, last] = [words[0], words.at(-1)];
  const isApart = first?.gap !== 'blank' || before?.isCapital === false;
  const ends = last?.gapAfter !== 'blank' || (after?.isCapital === false && !after.isHan);
  const isPart = rival?.words.every((word) => words.includes(word)) === true;
  const areNames = words.every((word) => word.isCapital && !word.isTrade && !word.isShopKind);
  return (
    around.isCased && isApart && ends && isPart && areNames && first?.isTitle === true && words.length > 2
  );
}
