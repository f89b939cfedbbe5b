import { toPart } from './split-caller-from-store';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

/**
 * In `Samuel Raj Raj Fitness` and `Suresh a/l Maniam SM Maniam Curry House`, the shop bears a name of the caller in front of
 * it: nobody is called the same twice, so the caller ends before the shop begins.
 */
export function splitAtRepeatedName(
  words: readonly WordFeatures[],
  parts: readonly Part[],
): readonly [name: Part, store: Part] | undefined {
  const repeated = findRepeatedName(words);
  const store = parts.find(
    ({ kind, words: own }) => kind === 'storeName' && own.some((word) => word === words[repeated]),
  );
  const length = findNameLength(words.slice(0, Math.max(0, repeated)));
  const name = words.slice(0, length);
  if (store === undefined || length < 2 || !name.some(({ plain }) => plain === words[repeated]?.plain))
    return undefined;
  const end = words.findIndex((word) => word === store.words.at(-1));
  const shop = words.slice(length, end + 1);
  if (!shop.slice(1).some(({ isTrade, isShopKind }) => isTrade || isShopKind)) return undefined;
  return [toPart(store, 'name', name), toPart(store, 'storeName', shop)];
}

/** Where the first run of capitals repeats a name, -1 if it does not. */
function findRepeatedName(words: readonly WordFeatures[]): number {
  const end = words.findIndex(
    ({ gap, isCapital, isNameLink, isHan }, at) =>
      (at > 0 && gap !== 'blank') || isHan || !(isCapital || isNameLink),
  );
  const run = words.slice(0, end < 0 ? words.length : end);
  return run.findIndex(
    ({ plain, nameWeight }, at) =>
      nameWeight > 0 && !beginsName.test(plain) && run.slice(0, at).some((word) => word.plain === plain),
  );
}

function isOfName({ nameWeight, isNameLink, isTitle, isShopKind }: WordFeatures): boolean {
  return (nameWeight > 0 || isNameLink || isTitle) && !isShopKind;
}

/** How many words are of the full name, without those that begin another: `Bala Murugan Sri`. */
function findNameLength(words: readonly WordFeatures[]): number {
  const end = words.findIndex((word) => !isOfName(word));
  const name = words.slice(0, end < 0 ? words.length : end);
  // In `Tan Siew Leng Ah Leng Lor Bak`, nobody knows whose the middle is.
  if (name.at(-1)?.plain === 'ah') return 0;
  return name.findLastIndex(({ plain, isNameLink }) => !beginsName.test(plain) && !isNameLink) + 1;
}

const beginsName = /^(?:ah|sri|seri|che|nik|wan|syed|tengku|raja|pak|mak|kak|abang|mr|ms|mrs)$/;
