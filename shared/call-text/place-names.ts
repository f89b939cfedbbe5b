import type { Gazetteer } from '../gazetteer/gazetteer';
import { parseRegion } from '../regions/parse-and-suggest-regions';
import type { Region } from '../regions/malaysian-regions';
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
      if (town !== undefined && (count > 1 || !isEverydayWord.test(name))) {
        const isOne = towns.every((other) => other.region === town.region);
        return { words: count, region: isOne ? town.region : undefined, isRegion: false };
      }
    }
  }
  return undefined;
}

/** `sel`, `ns` and `pg` may be anything. `KL` and `N9` are understood everywhere. */
function isClearRegion(name: string): boolean {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '').length > 3 || /^(?:kl|n9)$|\p{Script=Han}/iu.test(name);
}

/** Towns that share their name with an everyday word or a person. */
const isEverydayWord =
  /^(?:pekan|kota|parit|simpang|titi|rasa|rantau|lunas|teras|permaisuri|melor|pulai|lingga|labu|song|intan|jeram|dong|gunung|pakan|jawi|bm|kb|kk|pd|pusat|bandar|jasin|asajaya|menara|kem|kodiang|tatau|jaya|setia)$/i;
