import { foldText } from '../../../../shared/search/fold-text';

const minLength = 2;
const maxLength = 24;
/** A name has few words; a page that was pasted into a remark has hundreds. */
const maxWords = 200;

/** They link the parts of a name. Many leave them out, and each is in a large part of the history. */
const linkingWords = new Set(['bin', 'binti', 'binte', 'bte', 'bt', 'bn', 'ibn', 'anak', 'al', 'ap']);

/** Lists the distinct words of a text that can be found by ear: Latin letters only, without those that link a name. */
export function listWords(text: string): string[] {
  const words = new Set<string>();
  for (const word of foldText(text).replaceAll(apostrophes, '').match(runsOfLetters) ?? []) {
    if (isHeard(word)) words.add(word);
    if (words.size === maxWords) break;
  }
  return [...words];
}

/** Whether a word can be found by ear. */
function isHeard(word: string): boolean {
  return word.length >= minLength && word.length <= maxLength && !linkingWords.has(word);
}

/** Whether a word only links the parts of a name: nobody means a ticket by it. */
export function isLinkingWord(word: string): boolean {
  return linkingWords.has(word.replaceAll('/', ''));
}

/** A word as it is compared: Nur'ain is Nurain. Null if it has anything but Latin letters. */
export function toHeardWord(word: string): string | null {
  const letters = word.replaceAll(apostrophes, '');
  return /^[a-z]+$/.test(letters) && isHeard(letters) ? letters : null;
}

const apostrophes = /['’‘`]/g;
const runsOfLetters = /[a-z]+/g;
