import { mightBeSameName, normalizeName } from '../text/normalize-name';

const titlesOfMen = new Set(
  'encik en mr sir tuan tn uncle abang abg bang pak pakcik haji hj datuk dato'.split(' '),
);
const titlesOfWomen = new Set(
  'puan pn cik mrs ms miss mdm madam kak kakak aunty auntie mak makcik hajah hjh datin'.split(' '),
);

/** Those that stand before the name that a person was given. It comes first; the father's name, which others have too, follows. */
const titlesOfGivenNames = new Set(
  'encik en tuan tn abang abg bang pak pakcik haji hj datuk dato puan pn cik kak kakak mak makcik hajah hjh datin'.split(
    ' ',
  ),
);

/**
 * Whether two names may mean the same person: titles before them count only where one is a man's and the other a woman's,
 * or where a given name follows, so that `Encik Ahmad` may be `Ahmad bin Ali`, `Mr Lim` is not `Mrs Lim`, and `Encik Osman` is
 * not `Fatimah Osman`.
 */
export function mightBeSamePerson(one: string, other: string): boolean {
  const [first, second] = [splitTitles(one), splitTitles(other)];
  const isOtherSex = (first.isMan && second.isWoman) || (first.isWoman && second.isMan);
  if (isOtherSex || isOtherGivenName(first, second) || isOtherGivenName(second, first)) return false;
  return mightBeSameName(first.name, second.name) || mightBeSameName(one, other);
}

/** Divides a name, as it is written, behind the titles before it, such as `Puan Hajah`. A title that is all there is stays the name. */
export function divideBehindTitles(name: string): readonly [titles: string, name: string] {
  const words = name.split(/(?<=\s)(?=\S)/u);
  const end = countTitles(words.map(normalizeName));
  return [words.slice(0, end).join(''), words.slice(end).join('')];
}

function countTitles(words: readonly string[]): number {
  const end = words.findIndex((word) => !titlesOfMen.has(word) && !titlesOfWomen.has(word));
  return end === -1 ? words.length - 1 : end;
}

type SplitName = ReturnType<typeof splitTitles>;

/** Whether the longer of two names begins with another one than the shorter, before which a title says that it is given. */
function isOtherGivenName({ name, hasGivenName }: SplitName, other: SplitName): boolean {
  const [words, otherWords] = [name.split(' '), other.name.split(' ')];
  const [given = ''] = otherWords;
  return hasGivenName && otherWords.length > words.length && !words.includes(given);
}

function splitTitles(text: string) {
  const words = normalizeName(text).split(' ');
  const titles = words.slice(0, countTitles(words));
  return {
    name: words.slice(titles.length).join(' '),
    hasGivenName: titles.some((word) => titlesOfGivenNames.has(word)),
    isMan: titles.some((word) => titlesOfMen.has(word)),
    isWoman: titles.some((word) => titlesOfWomen.has(word)),
  };
}
