import { aliasesByTown } from './town-aliases';
import type { Town } from './town-and-postcode';

/** Towns by name and alias, in the spelling of `splitPlaceWords`. The same name may occur in several states. */
export type TownsByName = ReadonlyMap<string, readonly Town[]>;

export const maxNameWords = 5;
const maxWords = 20_000;

/** Finds every town that a text names, the longest names first. */
export function findTowns(text: string, townsByName: TownsByName): Town[] {
  const words = splitPlaceWords(text).slice(0, maxWords);
  const found = new Set<Town>();
  for (let length = maxNameWords; length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const towns = townsByName.get(words.slice(start, start + length).join(' ')) ?? [];
      for (const town of towns) found.add(town);
      if (towns.length > 0) words.fill('', start, start + length);
    }
  }
  return [...found];
}

/** Unifies old and new spellings of Malay place names: `Tanjong`, `Tanjung`; `Johor Bahru`, `Baharu`. */
export function splitPlaceWords(text: string): string[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const isChinese = /\p{Script=Han}/u.test(lower);
  const words = (isChinese ? lower.replaceAll(chineseTown, ' $& ') : lower).match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).map(unifySpelling);
}

export function unifySpelling(word: string): string {
  return newSpelling.get(word) ?? word;
}

const chineseTown = new RegExp(
  Object.values(aliasesByTown)
    .flat()
    .filter((name) => /\p{Script=Han}/u.test(name))
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

const newSpelling = new Map(
  Object.entries({
    tanjong: 'tanjung',
    tg: 'tanjung',
    telok: 'teluk',
    ayer: 'air',
    bahru: 'baru',
    bharu: 'baru',
    baharu: 'baru',
    kampong: 'kampung',
    kg: 'kampung',
    sg: 'sungai',
    sungei: 'sungai',
    bkt: 'bukit',
    sri: 'seri',
    star: 'setar',
    pelabohan: 'pelabuhan',
    kelang: 'klang',
    krai: 'kerai',
    trengganu: 'terengganu',
  }),
);
