import { normalizeName } from './normalize-name';

/**
 * Whether two names of stores, both given, are those of two stores: `Kedai Jaya Cawangan Puchong` is another one than
 * `Kedai Jaya`. Case, separators, the form of the company, a kind of shop in another language or that only one of them
 * names, and one slip in a longer word make no other store.
 */
export function isOtherStoreName(one: string, other: string): boolean {
  const [words, otherWords] = [splitNameWords(one), splitNameWords(other)];
  if (words.length === 0 || otherWords.length === 0 || words.join('') === otherWords.join('')) return false;
  const left = words.filter((word) => !otherWords.some((found) => isSameWord(word, found)));
  const right = otherWords.filter((word) => !words.some((found) => isSameWord(word, found)));
  if (left.length > 0 && right.length > 0) return true;
  return [...left, ...right].some((word) => !kindsOfShops.has(word));
}

/** Whether two names of stores have the same words, the form of the company aside. */
export function hasSameStoreWords(one: string, other: string): boolean {
  const isBlank = splitNameWords(one).length === 0;
  return !isBlank && isShortStoreName(one, other) && isShortStoreName(other, one);
}

/** Whether a name of a store only leaves out words of another: `Jaya` of `Kedai Jaya`. */
export function isShortStoreName(short: string, whole: string): boolean {
  const words = splitNameWords(whole);
  return splitNameWords(short).every((word) => words.some((found) => isSameWord(word, found)));
}

function splitNameWords(text: string): string[] {
  const words = normalizeName(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => kindsInMalay.get(word) ?? word);
  const named = words.filter((word) => !formsOfCompanies.has(word));
  return named.length === 0 ? words : named;
}

const formsOfCompanies = new Set(
  'sdn bhd berhad m malaysia co plt enterprise ent trading the dan and'.split(' '),
);

const kindsInMalay: ReadonlyMap<string, string> = new Map([
  ['shop', 'kedai'],
  ['store', 'kedai'],
  ['stores', 'kedai'],
  ['restaurant', 'restoran'],
  ['resto', 'restoran'],
  ['cafe', 'kafe'],
  ['café', 'kafe'],
]);

const kindsOfShops = new Set('kedai kopi restoran warung gerai kafe kopitiam mart'.split(' '));

/** In characters. In a shorter word, one other letter is another word. */
const minSlipLength = 5;

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const isLong = Math.min(one.length, other.length) >= minSlipLength;
  return isLong && isLatinWord.test(one) && isLatinWord.test(other) && hasOneSlip(one, other);
}

const isLatinWord = /^[\p{Script=Latin}\p{M}]+$/u;

/** Whether one letter is missing, too many or another one, or two neighbours are swapped. */
function hasOneSlip(one: string, other: string): boolean {
  let [begin, end] = [0, 0];
  while (begin < one.length && one[begin] === other[begin]) begin += 1;
  const room = Math.min(one.length, other.length) - begin;
  while (end < room && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left === `${right[1]}${right[0]}`;
}
