import type { Gazetteer } from '../gazetteer/gazetteer';
import { parseRegion } from '../regions/parse-and-suggest-regions';
import type { Region } from '../regions/malaysian-regions';
import type { Town } from '../gazetteer/town';
import type { Word } from './split-words';

/** A town or region whose name begins at a word. `region` is absent where several regions have such a town. */
export type PlaceName = {
  readonly words: number;
  readonly region: Region | undefined;
  readonly isRegion: boolean;
};

const maxPlaceWords = 4;

/** Finds the longest name of a town or region that begins at a word. */
export function findPlaceName(
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer | undefined,
): PlaceName | undefined {
  for (let count = maxPlaceWords; count > 0; count -= 1) {
    const run = words.slice(start, start + count);
    const isRun = run.length === count && run.slice(1).every(({ gap }) => gap === 'blank');
    const name = run.map(({ text }) => text).join(' ');
    if (isRun) {
      const region = parseRegion(name);
      if (region !== undefined && isClearRegion(name)) return { words: count, region, isRegion: true };
      const towns = gazetteer?.lookUpTowns(name) ?? [];
      const [town] = towns;
      const isTown =
        count > 1 ||
        !isEverydayWord.test(name) ||
        isBeforeRegion(words, start + count, town) ||
        isBehindSuburb(words, start, town, gazetteer);
      if (town !== undefined && isTown) {
        // `Rompin` is a town, and what people call Kuala Rompin in another region.
        const others = [...towns, ...(gazetteer?.lookUpTowns(`Kuala ${name}`) ?? [])];
        const isOne = others.every((other) => other.region === town.region);
        return { words: count, region: isOne ? town.region : undefined, isRegion: false };
      }
    }
  }
  const region = findRegionBeforeTown(words[start]?.text ?? '', gazetteer);
  return region === undefined ? undefined : { words: 1, region, isRegion: false };
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

/** In `jasin melaka`, the region says that the everyday word is its town. */
function isBeforeRegion(words: readonly Word[], at: number, town: Town | undefined): boolean {
  const next = words[at];
  return next?.gap === 'blank' && town !== undefined && parseRegion(next.text) === town.region;
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

/** `sel`, `ns` and `pg` may be anything. `KL` and `N9` are understood everywhere. */
function isClearRegion(name: string): boolean {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '').length > 3 || /^(?:kl|n9)$|\p{Script=Han}/iu.test(name);
}

/** Towns that share their name with an everyday word or a person. */
const isEverydayWord =
  /^(?:pekan|kota|parit|simpang|titi|rasa|rantau|lunas|teras|permaisuri|melor|pulai|lingga|labu|song|intan|jeram|dong|gunung|pakan|jawi|bm|kb|kk|pd|pusat|bandar|jasin|asajaya|menara|kem|kodiang|tatau|jaya|setia)$/i;
