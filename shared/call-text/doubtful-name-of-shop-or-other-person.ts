import { findNeighbours, isOfIssue, isOfPerson, type Surroundings } from './part-surroundings';
import { isSpokenFor } from './score-name';
import { isKindBefore, isKindBehind } from './shop-words';
import type { Part } from './segment-into-parts';
import { isFrom } from './word-classes';
import type { WordFeatures } from './word-features';

/** The runs of words from gap to gap. */
function splitStretches({ words }: Surroundings): WordFeatures[][] {
  const stretches: WordFeatures[][] = [];
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
  const at = stretch.findIndex((word) => word === part.words[0]);
  const isBehind = part.words[0]?.gap === 'blank' && stretch.slice(0, Math.max(0, at)).some(around.isOfStore);
  const isInFront = part.words.at(-1)?.gapAfter === 'blank' && after !== undefined && around.isOfStore(after);
  if (!isBehind && !isInFront) return false;
  // Callers whose name nobody knows name themselves in front or beside the number.
  const isLone = ([word, second]: readonly WordFeatures[]) =>
    word !== undefined &&
    second === undefined &&
    (isBehind ||
      isOfPerson(word) ||
      word === around.words[0] ||
      word.gap === 'consumed' ||
      word.gapAfter === 'consumed');
  return splitStretches(around).some(
    (other) =>
      other.length < 6 &&
      !other.some((word) => part.words.includes(word)) &&
      (isLone(other) || other.some(isOfPerson)) &&
      other.every((word) => around.isFree(word) && mayBePerson(word)),
  );
}

/** In `Ringo, Bloom Room 012-345 6789`, a single word may be the caller as well. */
export function hasLoneWord(
  { words }: Part,
  around: Surroundings,
  fits: (word: WordFeatures) => boolean = () => true,
): boolean {
  return splitStretches(around).some(
    ([word, second]) =>
      word !== undefined &&
      second === undefined &&
      !words.includes(word) &&
      around.isFree(word) &&
      fits(word) &&
      mayBePerson(word),
  );
}

function mayBePerson(word: WordFeatures): boolean {
  return isOfPerson(word) || (/^\p{L}{3,}$/u.test(word.text) && !isOfIssue(word) && !isOfShopOrPlace(word));
}

function isKnown(word: WordFeatures): boolean {
  return isOfPerson(word) || word.text.length === 1;
}

function isOfShopOrPlace(word: WordFeatures): boolean {
  return word.isTrade || word.isShopKind || word.isNeverInNames || word.isInPlace || word.isIntroduction;
}

/** In `Farid Ikram, Ghazali Ternak Maju`, the one with more unknown words is rather the shop. */
export function isOverruled({ words }: Part, around: Surroundings): boolean {
  if (words.every(isKnown) || words.some(({ isTitle, isNameLink }) => isTitle || isNameLink)) return false;
  const countUnknown = (own: readonly WordFeatures[]) => own.filter((word) => !isKnown(word)).length;
  const mayBeName = (word: WordFeatures) =>
    !words.includes(word) &&
    (isKnown(word) || /^\p{Lu}\p{Ll}+$/u.test(word.text)) &&
    (!isOfShopOrPlace(word) || (word.nameWeight > 1 && word.isTrade)) &&
    // `Low Siew Peng`
    (!isOfIssue(word) || (word.nameWeight > 1 && word.isCapital));
  return splitStretches(around).some(
    ([first, ...others]) =>
      first !== undefined &&
      others.length < 4 &&
      ([first, ...others].some(({ nameWeight }) => nameWeight > 2) ||
        (others.length > 0 && [first, ...others].every(isOfPerson)) ||
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

function isRelated(word: WordFeatures | undefined): boolean {
  return /^(?:owner|boss|bos|pemilik|tauke|towkay|is|for|husband|wife|father|mother)$/.test(
    word?.plain ?? '',
  );
}

/** In `ah keat ayam penyet pak ali 012-345 6789`, the first name may be the caller, or the second. */
export function isBehindNamedShop(part: Part, around: Surroundings): boolean {
  const { at, before } = findNeighbours(part, around);
  if (part.words[0]?.gap !== 'blank' || before === undefined || !around.isOfStore(before)) return false;
  const start = around.words.slice(0, at).findLastIndex((word) => !around.isOfStore(word)) + 1;
  const first = around.words[start];
  if (first?.plain === part.words[0].plain) return false;
  return (
    first !== undefined && start === 0 && (first.isTitle || first.plain === 'ah' || first.nameWeight > 2)
  );
}

/** In `our cashier Amy cannot clock out`, somebody else calls. */
export function isSpokenOf(part: Part, around: Surroundings): boolean {
  const { at, before, after } = findNeighbours(part, around);
  const owner = around.words[at - 2];
  const isWithin = part.words[0]?.gap === 'blank' && part.words.at(-1)?.gapAfter === 'blank';
  const isRole = before?.gap === 'blank' && /^(?:our|my|the|his|her|their)$/.test(owner?.plain ?? '');
  return isWithin && isRole && before.isNeverInNames && after !== undefined && around.isOfComplaint(after);
}

/** In `Sakura Teppan by Chef Ken, Chef Ken Tanaka 018-322 0916`, the second name is the whole one. */
export function isNamedInFull({ words }: Part, around: Surroundings): boolean {
  if (words[0]?.isTitle !== true) return false;
  return splitStretches(around).some((other) => {
    const isLonger =
      other.length > words.length && other.length < 5 && !other.some((word) => words.includes(word));
    const isSame = words.every(({ plain }, order) => plain === other[order]?.plain);
    return isLonger && isSame && other.at(-1)?.gapAfter === 'consumed' && !other.some(isOfShopOrPlace);
  });
}

/** In `Bak Foong from Kedai Uncle Bob`, what was taken for the shop is rather the caller. */
export function isOfShopOfCaller(_: Part, { words, isOfStore }: Surroundings): boolean {
  const end = words.findIndex((word) => !isOfStore(word));
  const from = words[end];
  return end > 0 && from?.gap === 'blank' && isFrom(from.plain);
}

/** In `Ina & Fadli`, the first one is missing. */
export function isSecondOfTwo(part: Part, around: Surroundings): boolean {
  const { at, before } = findNeighbours(part, around);
  const other = around.words[at - 2];
  const isJoined = part.words[0]?.gap === 'blank' && /^(?:&|and|dan|n)$/.test(before?.plain ?? '');
  return isJoined && before?.gap === 'blank' && other !== undefined && mayBePerson(other);
}

/** In `veeran gerai satay, mat isa 012-345 6789`, what stands before the kind of shop may be the caller. */
export function isBehindCallerOfShop(part: Part, { words, isOfStore, isCased }: Surroundings): boolean {
  const store = words.filter(isOfStore);
  const kind = store.findIndex(({ plain }) => isKindBefore(plain) && !isKindBehind(plain));
  const isInFront = kind > 0 && kind < store.length - 1 && words[0] === store[0];
  // `Sekolah Tadika Ceria, Puan Hamidah`
  const isTitled = isCased && part.words[0]?.isTitle === true;
  if (isTitled && store.slice(0, Math.max(0, kind)).every(({ nameWeight }) => nameWeight === 0)) return false;
  return (
    isInFront &&
    store
      .slice(0, kind)
      .every(
        (word) =>
          !(word.isTrade || word.isShopKind) &&
          !word.isInPlace &&
          !part.words.some(({ plain }) => plain === word.plain),
      )
  );
}

/** In `warung makcik senah amir zaki`, the title in front belongs to the first name, or to the shop. */
export function isTornFromTitle(part: Part, around: Surroundings): boolean {
  const { before } = findNeighbours(part, around);
  const [first] = part.words;
  const last = part.words.at(-1);
  return (
    (first?.gap === 'blank' && before?.isTitle === true && around.isOfStore(before)) ||
    (part.words.length > 1 && last?.isTitle === true && last.nameWeight === 0)
  );
}

/** In `Ee Lin, Ee Lin Crystal`, the second is the shop of the first. */
export function repeatsCaller(part: Part, around: Surroundings): boolean {
  const names = part.words.filter(({ isTitle }) => !isTitle);
  const own = new Set(names.map(({ plain }) => plain));
  return splitStretches(around).some(
    (other) =>
      other.length < names.length &&
      other.every((word) => !part.words.includes(word) && around.isFree(word) && own.has(word.plain)),
  );
}

/** In `staff Ameera calling, boss En. Zack` and `I am the maid, boss name Mr Lau`, the boss does not call. */
export function isBehindOwner(part: Part, { words, order, text }: Surroundings): boolean {
  const at = part.words[0] === undefined ? 0 : (order.get(part.words[0]) ?? 0);
  const isNamed = /^(?:name|nama|is)$/.test(words[at - 1]?.plain ?? '');
  const before = words[at - (isNamed ? 2 : 1)];
  return (
    /^(?:owner|boss|bos|pemilik|tauke|towkay)$/.test(before?.plain ?? '') &&
    (words.some(({ plain }) => speaksForOwner.test(plain)) ||
      namesContact.test(text) ||
      namesSelf(part, words))
  );
}

/** In `nama boss Razak, aku Leman je`, the caller is somebody else. */
function namesSelf(part: Part, words: readonly WordFeatures[]): boolean {
  return words.some((word, at) => {
    const next = words[at + 1];
    const isNamed =
      next?.gap === 'blank' &&
      !part.words.includes(next) &&
      (next.nameWeight > 1 || (next.isCapital && !isOfIssue(next)));
    return /^(?:aku|saya|sy|i'm|im|me)$/.test(word.plain) && isNamed;
  });
}

const namesContact = /contact person|person in charge|(?<!\p{L})pic(?!\p{L})/iu;
const speaksForOwner = /^(?:staff|calling|caller|maid|cashier|pekerja|pemanggil|wakil)$/;

/** In `Ah Beng not in, speak to Mei`, the first one cannot be called. */
export function isAway(part: Part, { text }: Surroundings): boolean {
  return away.test(text.slice(part.span[1]));
}

const away =
  /^ (?:is |tu |dia )?(?:not (?:in|here|around|available|free)|away|outstation|on leave|overseas|cuti|tak ada|takde|xde|tiada)(?!\p{L})/iu;
