import { mightBeSameName, normalizeName } from '../text/normalize-name';

const titlesOfMen = new Set(
  'encik en mr sir tuan tn uncle abang abg bang pak pakcik haji hj datuk dato'.split(' '),
);
const titlesOfWomen = new Set(
  'puan pn cik mrs ms miss mdm madam kak kakak aunty auntie mak makcik hajah hjh datin'.split(' '),
);

/**
 * Whether two names may mean the same person: titles before them count only where one is a man's and the other a woman's,
 * so that `Encik Ahmad` may be `Ahmad bin Ali`, and `Mr Lim` is not `Mrs Lim`.
 */
export function mightBeSamePerson(one: string, other: string): boolean {
  const [first, second] = [splitTitles(one), splitTitles(other)];
  const isOtherSex = (first.isMan && second.isWoman) || (first.isWoman && second.isMan);
  if (isOtherSex) return false;
  return mightBeSameName(first.name, second.name) || mightBeSameName(one, other);
}

/** A title that is all there is stays the name. */
function splitTitles(text: string) {
  const words = normalizeName(text).split(' ');
  const end = words.findIndex((word) => !titlesOfMen.has(word) && !titlesOfWomen.has(word));
  const titles = words.slice(0, end === -1 ? words.length - 1 : end);
  return {
    name: words.slice(titles.length).join(' '),
    isMan: titles.some((word) => titlesOfMen.has(word)),
    isWoman: titles.some((word) => titlesOfWomen.has(word)),
  };
}
