import { listSoundKeys } from './sound-keys';

/** A word with fewer letters or sounds has too many neighbours that differ in one. */
const minLengthWithSlips = 4;

/**
 * Lists the keys that a word shares with those like it: its sounds, and its sounds and its letters with one of them
 * left out. Two words that differ in one letter, or in the order of two, have a common key.
 * @returns 32-bit hashes. A key that is shared by chance costs a comparison; no word can be read from a key
 */
export function listCloseMatchKeys(word: string): number[] {
  const texts = [
    ...listSoundKeys(word).flatMap((sounds) => [`~${sounds}`, ...listShortened(sounds, '~')]),
    ...(word.length < minLengthWithSlips ? [] : [`-${word}`, ...listShortened(word, '-')]),
  ];
  return [...new Set(texts.map(hash))];
}

function listShortened(text: string, kind: string): string[] {
  if (text.length < minLengthWithSlips) return [];
  return Array.from(text, (_character, at) => kind + text.slice(0, at) + text.slice(at + 1));
}

/** Lists the keys that a word shares with those that sound the same, without any slip. */
export function listSoundMatchKeys(word: string): number[] {
  return listSoundKeys(word).map((sounds) => hash(`~${sounds}`));
}

/** FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}
