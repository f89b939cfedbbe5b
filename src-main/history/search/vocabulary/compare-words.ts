import damerauLevenshtein from 'damerau-levenshtein';
import { listSoundKeys } from './sound-keys';

/**
 * How far a word is from the one that was typed. From 0: the same word; from 1: it sounds the same; from 1.5: it is another
 * form of the same word in speech; from 2: a slip of the hand; from 3: a slip in a word that is also spelled differently. The
 * digits behind the point grow with the letters that differ.
 */
export type Distance = number;

const otherForm: Distance = 1.5;

/** Words that sound the same, or are one word in speech, are closer than this. */
export const firstSlip: Distance = 2;

/** A word of this length may have two slips. */
const longWord = 8;
const minLengthWithSlip = 4;
const minSoundsWithSlip = 5;
/** Another form of a word may have one letter in so many that is different. */
const lettersPerDifference = 3;

/**
 * Prepares comparing words with a typed one.
 * @param forms other spellings of the typed word
 * @returns a function that returns null if a word has nothing in common with it
 */
export function compareWith(typed: string, forms: readonly string[]): (word: string) => Distance | null {
  const sounds = soundsOf(typed);
  const otherForms = forms.map(matchForm);

  return (word) => {
    if (typed === word) return 0;
    const { steps } = damerauLevenshtein(typed, word);
    const detail = Math.min(steps, 9) / 10;
    const others = soundsOf(word);
    if (sounds.some((key) => others.includes(key))) return 1 + detail;
    if (otherForms.some((isForm) => isForm(word, others))) return otherForm + detail / 2;
    const [short, long] = [Math.min(typed.length, word.length), Math.max(typed.length, word.length)];
    if (short >= minLengthWithSlip && steps <= (long >= longWord ? 2 : 1)) return firstSlip + detail;
    const isNear = sounds.some((one) => others.some((other) => hasOneSlip(one, other)));
    return isNear ? firstSlip + 1 + detail : null;
  };
}

/**
 * Prepares checking whether a word is this other form of the typed one. Its sounds alone say too little: Hwee, a form of Hui,
 * has those of Wei.
 */
function matchForm(form: string): (word: string, soundsOfWord: readonly string[]) => boolean {
  const sounds = soundsOf(form);
  return (word, soundsOfWord) =>
    form.charAt(0) === word.charAt(0) &&
    sounds.some((key) => soundsOfWord.includes(key)) &&
    damerauLevenshtein(form, word).steps <= Math.floor(form.length / lettersPerDifference);
}

function hasOneSlip(one: string, other: string): boolean {
  return (
    Math.min(one.length, other.length) >= minSoundsWithSlip &&
    Math.abs(one.length - other.length) <= 1 &&
    damerauLevenshtein(one, other).steps <= 1
  );
}

/** A cache: the same words come up in most searches. */
const knownSounds = new Map<string, string[]>();
const maxKnown = 20_000;

function soundsOf(word: string): string[] {
  const cached = knownSounds.get(word);
  if (cached !== undefined) return cached;
  const sounds = listSoundKeys(word);
  if (knownSounds.size >= maxKnown) knownSounds.clear();
  knownSounds.set(word, sounds);
  return sounds;
}
