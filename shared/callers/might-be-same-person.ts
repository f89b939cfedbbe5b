import { simplifyChinese } from '../search/simplify-chinese';
import { hasWholeWords } from '../text/has-whole-words';
import { mightBeSameName, normalizeName } from '../text/normalize-name';

const titlesOfMen = new Set(
  'encik en mr sir tuan tn uncle abang abg bang pak pakcik haji hj datuk dato ustaz bro macha anneh annei'.split(
    ' ',
  ),
);
const titlesOfWomen = new Set(
  'puan pn cik mrs ms miss mdm madam kak kakak aunty auntie mak makcik hajah hjh datin ustazah sis akka'.split(
    ' ',
  ),
);
const titlesOfBoth = new Set('tun panglima dr prof ir cikgu yb ybhg boss bos towkay'.split(' '));
const allTitles = [titlesOfMen, titlesOfWomen, titlesOfBoth];
/** Those that are said behind a name, too, such as `Gopal uncle`. */
const titlesBehind = new Set(
  'uncle aunty auntie abang bro sis boss bos towkay macha anneh annei akka'.split(' '),
);
/**
 * Chinese titles stand behind the name, such as `黄老板`. Those of one character do so behind a surname of one: `陈水生` is a name.
 */
const chineseTitles = {
  man: { long: ['先生', '大哥', '叔叔', '伯伯'], short: '生哥叔伯' },
  woman: { long: ['女士', '小姐', '太太', '夫人', '大姐', '阿姨', '老板娘'], short: '太姐姨嫂' },
  both: { long: ['老板', '师傅', '经理', '医生', '老师', '店长'], short: '总董' },
} as const;

/**
 * What makes one title with the word before it, such as `Tan Sri`. `Tan` alone is a name, and so is `Tengku`, which stands
 * before a name for life.
 */
const secondWordsOfTitles: Readonly<Partial<Record<string, ReadonlySet<string>>>> = {
  tan: new Set(['sri', 'seri']),
  puan: new Set(['sri', 'seri']),
  toh: new Set(['puan']),
  tengku: new Set(['puan', 'ampuan']),
  datuk: new Set(['sri', 'seri', 'paduka', 'wira', 'patinggi', 'amar']),
  dato: new Set(['sri', 'seri', 'paduka', 'wira']),
  datin: new Set(['sri', 'seri', 'paduka', 'wira']),
};

/** Those that stand before the name that a person was given. It comes first; the father's name, which others have too, follows. */
const titlesOfGivenNames = new Set(
  'encik en tuan tn abang abg bang pak pakcik haji hj datuk dato puan pn cik kak kakak mak makcik hajah hjh datin'.split(
    ' ',
  ),
);

/** What stands between the name that a person was given and the father's. A name is compared without the stroke of `a/l`. */
const linkToFather = / (?:bin|binti|binte|bt|bte|bn|anak|a l|a p|s o|d o) /;

/** Given names of women only. A father's or a husband's name follows them: not the one of a man with a title. */
const namesOfWomen = new Set(
  `siti fatimah fatima aminah amina aisyah aishah aisha aina khadijah hajar zainab zaiton zaitun zaleha maryam mariam maimunah
  halimah hasnah habibah hamidah kamariah latifah mastura noraini norhayati nurul norlia rohani rokiah rosnah rosmah ruziah
  safiah salmah salma saadiah sharifah shahirah sofia suraya suriani yati zarina zaharah zuraidah farah farhana faridah fauziah
  azizah azlina hafizah hidayah izzati liyana nadia nadiah natasha nabilah syafiqah syahirah puteri intan wardah yasmin
  alice amy angela angie annie catherine cecilia christine cindy elaine elizabeth emily esther grace helen irene jane janet
  jasmine jennifer jenny jessica joanne josephine joyce julia julie karen katherine linda lisa lucy maggie margaret mary
  michelle monica nancy pauline rachel rebecca rose ruth sally sandra sarah sharon shirley sophia stella susan theresa tiffany
  vivian wendy yvonne anita devi geetha kavitha lakshmi latha letchumi malathi meena priya rani shanti saraswathy uma
  vasanthi`.split(/\s+/),
);

/**
 * Whether two names may mean the same person. Titles count only where one is a man's and the other a woman's, or where
 * what follows is surely the name of a father or husband: `Encik Ahmad` may be `Ahmad bin Ali`, and `Encik Hafiz` may be
 * `Muhammad Hafiz`. `Mr Lim` is not `Mrs Lim`, and `Encik Osman` is not `Fatimah Osman`.
 */
export function mightBeSamePerson(one: string, other: string): boolean {
  return mightBeSame(splitTitles(one), splitTitles(other));
}

/**
 * Returns what tells the people of a number apart, for which their names are given. It is stricter than `mightBeSamePerson`, by
 * which people are found: a name that may be that of two of them, such as `黄老板` beside `黄美玲` and `黄志明`, is that of neither.
 * It is the same as itself only, in either script.
 */
export function createPersonComparison(names: readonly string[]): (one: string, other: string) => boolean {
  let people: readonly SplitName[] | undefined;
  const isVague = (name: SplitName) => {
    people ??= [...new Set(names.map(normalizeName))].map(splitTitles);
    const fitting = people.filter((person) => isLessOf(name, person) && mightBeSame(name, person));
    return fitting.some((person) => fitting.some((other) => !mightBeSame(person, other)));
  };
  return (one, other) => {
    const [first, second] = [splitTitles(one), splitTitles(other)];
    return first.text === second.text || (mightBeSame(first, second) && !isVague(first) && !isVague(second));
  };
}

function mightBeSame(one: SplitName, other: SplitName): boolean {
  if (isSurelyOther(one, other) || isOfFamilyOf(one, other) || isOfFamilyOf(other, one)) return false;
  const isSurname = isSurnameOf(one, other) || isSurnameOf(other, one);
  return isSurname || mightBeSameName(one.name, other.name) || mightBeSameName(one.text, other.text);
}

/** Whether the first of two names says no more than the other. */
function isLessOf(one: SplitName, other: SplitName): boolean {
  return (
    isSurnameOf(one, other) || hasWholeWords(other.name, one.name) || hasWholeWords(other.text, one.text)
  );
}

/** Whether the titles, or a given name of women, say that a man and a woman are meant; of either, only a part may be typed yet. */
export function isManAndWoman(one: string, other: string): boolean {
  return isSurelyOther(splitTitles(one), splitTitles(other));
}

/** Returns a name, as it is written, without the titles before and behind it. A title that is all there is stays the name. */
export function leaveOutTitles(name: string): string {
  const [, rest] = divideBehindTitles(name.trim());
  const inLetters = rest.slice(0, rest.length - findChineseTitle(simplifyChinese(rest)).length).trim();
  const words = inLetters.split(/(?<=\s)(?=\S)/u);
  return words
    .slice(0, words.length - countTitlesBehind(words.map(normalizeName)))
    .join('')
    .trim();
}

/**
 * Divides a name, as it is written, behind the titles before it, such as `Puan Hajah`. A title that is all there is
 * stays the name.
 */
export function divideBehindTitles(name: string): readonly [titles: string, name: string] {
  const words = name.split(/(?<=\s)(?=\S)/u);
  const end = countTitles(words.map(normalizeName));
  return [words.slice(0, end).join(''), words.slice(end).join('')];
}

/** Of the words at the beginning. The last word is none: a name is left. */
function countTitles(words: readonly string[]): number {
  let end = 0;
  while (end < words.length - 1) {
    const [word = '', next = ''] = words.slice(end);
    const isPair = end < words.length - 2 && secondWordsOfTitles[word]?.has(next) === true;
    if (!isPair && !allTitles.some((titles) => titles.has(word))) break;
    end += isPair ? 2 : 1;
  }
  return end;
}

/** Of the words at the end. The first word is none: a name is left. */
function countTitlesBehind(words: readonly string[]): number {
  return words.length > 1 && titlesBehind.has(words.at(-1) ?? '') ? 1 : 0;
}

type SplitName = ReturnType<typeof splitTitles>;

function isSurelyOther(one: SplitName, other: SplitName): boolean {
  const isOtherSex = (one.isMan && other.isWoman) || (one.isWoman && other.isMan);
  return isOtherSex || isManWithNameOfWoman(one, other) || isManWithNameOfWoman(other, one);
}

/** Whether the first of two names can only be that of a father or a husband: the other begins with a given name of women. */
function isManWithNameOfWoman({ name, isMan }: SplitName, other: SplitName): boolean {
  const [firstWord = ''] = other.name.split(' ');
  return isMan && namesOfWomen.has(firstWord) && !name.split(' ').includes(firstWord);
}

/** Whether a Chinese title stands behind a name with which the other begins: `黄老板` may be `黄美玲`. */
function isSurnameOf({ name, hasChineseTitle }: SplitName, other: SplitName): boolean {
  return hasChineseTitle && isChinese.test(name) && other.name.startsWith(name);
}

const isChinese = /^\p{Script=Han}+$/u;

/** Whether the first of two names, if the other has it as well, can only be that of the other's father. */
function isOfFamilyOf({ name, hasGivenName }: SplitName, other: SplitName): boolean {
  const words = new Set(name.split(' '));
  const [given = '', father] = other.name.split(linkToFather);
  return hasGivenName && father !== undefined && given.split(' ').every((word) => !words.has(word));
}

function splitTitles(name: string) {
  const text = normalizeName(name);
  const words = text.split(' ');
  const before = words.slice(0, countTitles(words));
  const named = words.slice(before.length);
  const behindName = named.slice(named.length - countTitlesBehind(named));
  const titles = [...before, ...behindName];
  const rest = named.slice(0, named.length - behindName.length).join(' ');
  const behind = findChineseTitle(rest);
  return {
    text,
    name: rest.slice(0, rest.length - behind.length).trim(),
    hasGivenName: before.some((word) => titlesOfGivenNames.has(word)),
    hasChineseTitle: behind !== '',
    isMan: titles.some((word) => titlesOfMen.has(word)) || isChineseTitleOf('man', behind),
    isWoman: titles.some((word) => titlesOfWomen.has(word)) || isChineseTitleOf('woman', behind),
  };
}

/** Returns the title at the end of a name; '' if there is none, or nothing else. */
function findChineseTitle(name: string): string {
  return (
    titleBehindName.exec(name)?.groups?.['title'] ?? titleBehindSurname.exec(name)?.groups?.['title'] ?? ''
  );
}

function isChineseTitleOf(whom: 'man' | 'woman', title: string): boolean {
  const { long, short } = chineseTitles[whom];
  return title !== '' && (long.some((one) => one === title) || short.includes(title));
}

const allChineseTitles = Object.values(chineseTitles);
/** The longest first, so that `老板娘` is not the name `…老板` with more. */
const longTitles = allChineseTitles
  .flatMap(({ long }) => [...long])
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const titleBehindName = new RegExp(String.raw`[\p{L}\p{M}]\s?(?<title>${longTitles})$`, 'u');
/** What begins a title or another word for a person that stands alone is no surname, such as in `老总` and `医生`. */
const titleBehindSurname = new RegExp(
  String.raw`^(?![老小大阿先太叔伯医学男女表堂二三四])\p{Script=Han}(?<title>[${allChineseTitles.map(({ short }) => short).join('')}])$`,
  'u',
);
