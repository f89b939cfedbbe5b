import type { Gazetteer } from '../gazetteer/gazetteer';
import { findPhoneNumbers } from '../phone/find-phone-numbers';
import type { ConsumableText } from './consumable-text';
import { partOfAddress } from './find-address-start';
import { isTownOrRegion } from './recognise-town-or-region';
import { hasShopWord } from './shop-words';
import { isFiller, isIssueWord, isTitle } from './word-classes';

/** One line of a pasted text. `words` has no comma behind, nor the bar that ends a message. */
export type TextLine = {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly hasComma: boolean;
};

/** The lines that are left of a text, with the offsets of their words. */
export function splitLines({ remaining }: ConsumableText): TextLine[] {
  let start = 0;
  return remaining.split('\n').map((line) => {
    const front = /^[\s\uE000]*/.exec(line)?.[0] ?? '';
    const trimmed = line.slice(front.length).replace(/[\s|]+$/, '');
    const words = trimmed.replace(/[,，.;\s]+$/, '');
    const from = start + front.length;
    start += line.length + 1;
    return { from, to: from + trimmed.length, words, hasComma: /[,，]$/.test(trimmed) };
  });
}

/** What stands between the commas of a line. */
export function splitPieces(words: string): string[] {
  return words.split(/[,，]\s*/).map((piece) => piece.trim().replaceAll(/\s+/g, ' '));
}

/** Behind the number of a house comes its building: `No 3, Kedai MPKK`. `Pusat Perdagangan` is a place with shops. */
export function hasShop(pieces: readonly string[]): boolean {
  return pieces.some(
    (piece, order) =>
      hasShopWord(piece) &&
      !isUnit(piece) &&
      !/^pusat (?:bandar|perdagangan|perniagaan|komersial)\b/i.test(piece) &&
      !isUnit(pieces[order - 1] ?? ''),
  );
}

/** Longer lines are sentences. */
export const maxLineLength = 150;

/** `Address: ` and the like in front of a line. */
export const lineLabel = /^\s*[\p{L} .]{2,20}\s?[:：=]\s*/u;

/** Whether the words are a town or a region. `Wilayah Persekutuan` alone names three. */
export function namesPlace(words: string, gazetteer: Gazetteer | undefined): boolean {
  return /^wilayah persekutuan$/i.test(words) || isTownOrRegion(words.split(/[\s,]+/), gazetteer);
}

/** The number of a house, a lot or a floor, which is no address without the next line: `No 9 & 11`, `Ground Floor`. */
export function isUnit(words: string): boolean {
  return numbers.test(words) || floor.test(words);
}

const numbers =
  /^(?:(?:no|lot|unit|suite|blok|block|level|lvl|tingkat|aras|kiosk|gerai|sublot|shoplot|pt|shop|kedai)[.\s]{0,2})?(?!\S*\d{5})(?=\S*\d)[a-z\d/.-]{1,9}(?:\s?(?:&|dan|and|,)\s?(?=\S*\d)[a-z\d/.-]{1,6})*$/i;
const floor =
  /^(?:(?:lower|upper) )?(?:ground|concourse|mezzanine|first|second|third|1st|2nd|3rd)(?: (?:floor|flr|level))$/i;

/** Whether a line is of a complaint, a person or a phone. */
export function saysSomethingElse(words: string): boolean {
  if (findPhoneNumbers(words).length > 0 || /https?:|\d{7}/.test(words)) return true;
  const all = words.replace(/^off (?=\p{L})/iu, '').match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  return (
    isTitle(all[0] ?? '') ||
    all.some((word) => isIssueWord(word) && !isFiller(word) && !partOfAddress.test(word))
  );
}
