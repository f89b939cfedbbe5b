import type { Gazetteer } from '../gazetteer/gazetteer';
import { mayBeginRegion, parseRegion } from '../regions/parse-and-suggest-regions';
import { getRegionOfMall, mayBeginMall } from '../gazetteer/regions-of-malls-and-streets';
import type { Region } from '../regions/malaysian-regions';
import type { Town } from '../gazetteer/town-and-postcode';
import type { Word } from './split-words';

/** A town or region whose name begins at a word. `region` is absent where several regions have such a town. */
export type PlaceName = {
  readonly words: number;
  readonly region: Region | undefined;
  readonly isRegion: boolean;
  /** The only town of this name. */
  readonly town?: Town;
};

const maxPlaceWords = 4;
/** Behind the name of a town, the name of a part of it: `Ipoh Garden`, `Bintulu town`. */
const partOfTown =
  /^(?:town|city|garden|gardens|heights|jaya|utama|perdana|indah|permai|raya|utara|selatan|waterfront|baru|barat|timur|hilir|hulu)$/;

/** Finds the longest name of a town or region that begins at a word. */
export function findPlaceName(
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer | undefined,
): PlaceName | undefined {
  if (!mayBeginPlace(words[start]?.plain ?? '', gazetteer)) return undefined;
  for (let count = maxPlaceWords; count > 0; count -= 1) {
    const run = words.slice(start, start + count);
    const isRun = run.length === count && run.slice(1).every(({ gap }) => gap === 'blank');
    const name = run.map(({ text }) => text).join(' ');
    if (isRun) {
      const region = parseRegion(name);
      if (region !== undefined && isClearRegion(name)) return { words: count, region, isRegion: true };
      const town = findTown(words, start, count, gazetteer);
      if (town !== undefined) return town;
      const regionOfMall = count > 1 || /\d/.test(name) ? getRegionOfMall(name) : undefined;
      if (regionOfMall !== undefined) return { words: count, region: regionOfMall, isRegion: false };
    }
  }
  const text = words[start]?.text ?? '';
  const region = findRegionBeforeTown(text, gazetteer);
  return region === undefined
    ? findPartOfChineseTown(text, gazetteer)
    : { words: 1, region, isRegion: false };
}

/** The town that some words name, with the word behind it in `Ipoh Garden`. */
function findTown(
  words: readonly Word[],
  start: number,
  count: number,
  gazetteer: Gazetteer | undefined,
): PlaceName | undefined {
  const name = words
    .slice(start, start + count)
    .map(({ text }) => text)
    .join(' ');
  const towns = gazetteer?.lookUpTowns(name) ?? [];
  const [town] = towns;
  if (count === 1 && isVerb(words, start)) return undefined;
  const isTown =
    count > 1 ||
    !isEverydayWord.test(name) ||
    isBeforeRegion(words, start + count, town) ||
    isBehindSuburb(words, start, town, gazetteer) ||
    isShortNameAtEnd(words, start) ||
    isBehindStreet(words, start);
  if (town === undefined || !isTown) return undefined;
  // `Rompin` is a town, and what people call Kuala Rompin in another region.
  const others = [...towns, ...(gazetteer?.lookUpTowns(`Kuala ${name}`) ?? [])];
  const isOne = others.every((other) => other.region === town.region);
  const next = words[start + count];
  const isLonger = next?.gap === 'blank' && partOfTown.test(next.plain);
  return {
    words: count + (isLonger ? 1 : 0),
    region: isOne ? town.region : undefined,
    isRegion: false,
    ...(isOne ? { town } : {}),
  };
}

/** `kena langgar`, `selama ini` and `pusing balik`; alone between commas, they are towns. */
function isVerb(words: readonly Word[], at: number): boolean {
  const isWithin = words[at]?.gap === 'blank' || words[at + 1]?.gap === 'blank';
  return isWithin && /^(?:langgar|selama|pusing|baling|budu|kuah|sik)$/.test(words[at]?.text ?? '');
}

/** Few words begin a place, and looking one up takes long. */
function mayBeginPlace(plain: string, gazetteer: Gazetteer | undefined): boolean {
  const first = /^[a-z\d]+/.exec(plain)?.[0];
  if (first === undefined) return true;
  return mayBeginRegion(first) || mayBeginMall(first) || gazetteer?.mayBeginTown(first) === true;
}

/** In `柔佛新山`, the town follows its region without a space. */
function findRegionBeforeTown(name: string, gazetteer: Gazetteer | undefined): Region | undefined {
  if (!/^\p{Script=Han}{4,12}$/u.test(name)) return undefined;
  for (let at = 2; at <= name.length - 2; at += 1) {
    const region = parseRegion(name.slice(0, at));
    const towns = region === undefined ? [] : (gazetteer?.lookUpTowns(name.slice(at)) ?? []);
    if (towns.some((town) => town.region === region)) return region;
  }
  return undefined;
}

/** In `亚庇加雅街`, `怡保大巴刹` and `PJ旧城`, the town is in front of its street, market or part without a space. */
function findPartOfChineseTown(name: string, gazetteer: Gazetteer | undefined): PlaceName | undefined {
  if (!partOfChineseTown.test(name)) return undefined;
  for (let at = Math.min(6, name.length - 1); at > 1; at -= 1) {
    const towns = gazetteer?.lookUpTowns(name.slice(0, at)) ?? [];
    const [town] = towns;
    if (town !== undefined && towns.every(({ region }) => region === town.region))
      return { words: 1, region: town.region, isRegion: false, town };
  }
  return undefined;
}

const partOfChineseTown =
  /^(?:\p{Script=Han}{2}|KL|PJ|JB|KK)\p{Script=Han}{0,7}(?:[街路巷园村镇区]|旧城|新城|市[区集]|巴刹|广场|商场|码头|夜市|小贩中心|机场|车站|火车头)$/u;

/** In `jasin melaka`, the region says that the everyday word is its town. */
function isBeforeRegion(words: readonly Word[], at: number, town: Town | undefined): boolean {
  const next = words[at];
  const isBehind = next?.gap === 'blank' || (next?.gap === 'comma' && isClearRegion(next.text));
  return isBehind && town !== undefined && parseRegion(next.text) === town.region;
}

/** In `Inanam KK`, the suburb says that the short name is its town. */
function isBehindSuburb(
  words: readonly Word[],
  at: number,
  town: Town | undefined,
  gazetteer: Gazetteer | undefined,
): boolean {
  const gap = words[at]?.gap;
  if (gap !== 'blank' && gap !== 'comma') return false;
  const names = [1, 2].map((count) =>
    words
      .slice(Math.max(0, at - count), at)
      .map(({ text }) => text)
      .join(' '),
  );
  return names.some(
    (name) => gazetteer?.lookUpTowns(name).some(({ region }) => region === town?.region) === true,
  );
}

/** `kt` and `pd` also mean at and on, but not at the end of a clause: `Pasar Tani KT`. `500 kb` is a size. */
function isShortNameAtEnd(words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  const isEnd = word?.gap === 'blank' && next?.gap !== 'blank';
  return isEnd && /^(?:kb|kt|pd)$/.test(word.plain) && !/\d$/.test(before?.plain ?? '');
}

/** In `Jalan Sultan Abu Bakar, Pekan`, the everyday word stands alone behind a street. */
function isBehindStreet(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (words[at]?.gap !== 'comma' || next?.gap === 'blank') return false;
  const start = words.slice(0, at).findLastIndex(({ gap }) => gap !== 'blank');
  return words.slice(Math.max(0, start), at).some(({ plain }) => streetInFront.test(plain));
}

const streetInFront = /^(?:jalan|jln|jl|lorong|lrg|lebuh|persiaran)$/;

/** `sel`, `ns` and `pg` may be anything. `KL` and `N9` are understood everywhere. */
function isClearRegion(name: string): boolean {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '').length > 3 || /^(?:kl|n9)$|\p{Script=Han}/iu.test(name);
}

/** Towns that share their name with an everyday word or a person. */
const isEverydayWord =
  /^(?:pekan|kota|parit|simpang|titi|rasa|rantau|lunas|teras|permaisuri|melor|pulai|lingga|labu|song|intan|jeram|dong|gunung|pakan|jawi|bm|kb|kk|kt|pd|pusat|bandar|jasin|asajaya|menara|kem|kodiang|tatau|jaya|setia|papar|bau|cukai)$/i;
