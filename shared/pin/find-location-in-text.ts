import { isInMalaysia, looksSwapped } from './pin-and-coordinates';
import { findLinks } from './find-links-in-text';
import { parseLocation, type FindTown } from './parse-location';
import type { ParsedLocation } from './parsed-location';
import { normalizeCharacters } from '../text/normalize-characters';

/** Longer than any map link. */
const maxLocationLength = 4000;

/** What people and phones write before a place: `Location: `, `Lokasi kedai - `. */
const label =
  /^(?:(?:store|shop|outlet|my|current|live|google|lokasi|nak)\s+)?(?:location|lokasi|google maps?|maps?|waze|pin|gps|koordinat|coordinates?|定位|位置)(?:\s+(?:kedai|saya))?\s*(?:[:=：-]\s*|\s(?=https?:))/i;
const plusCode = /^[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}(?:[\s,]+[\p{L}\s,.'-]{0,60})?$/iu;
const coordinateWords = /latitude|latitud|lat|longitude|longitud|long|lng|lon|纬度|緯度|经度|經度|[NSEW]/gi;

/**
 * Parses a pasted text that is, as a whole, a place: one map link, a pair or a Plus Code, with at most a label before
 * it. In a field other than the pin, text that merely contains a place stays text. So do numbers that may be a house,
 * a price or a phone number: a pair outside a link needs three decimals or degree signs and must lie in Malaysia, or
 * four decimals.
 */
export function parseWholeLocation(text: string, findTown: FindTown): ParsedLocation {
  if (text.length > maxLocationLength) return { kind: 'no-place' };
  const plain = normalizeCharacters(text).replace(label, '');
  if (isLink(plain)) return parseLocation(plain, findTown);
  if (!isPair(plain) && !plusCode.test(plain)) return { kind: 'no-place' };
  const place = parseLocation(plain, findTown);
  if (place.kind !== 'place') return { kind: 'no-place' };
  const { coordinates } = place;
  const isHere = isInMalaysia(coordinates) || looksSwapped(coordinates) || mapPair.test(plain);
  return isHere ? place : { kind: 'no-place' };
}

/** Two numbers as precise as a map writes them, which are no prices. They are a place wherever they lie. */
const mapPair = /^[^\d]*\d{1,3}\.\d{4,}\D+\d{1,3}\.\d{4,}[^\d]*$/;

/** In characters. A link that is pasted with other words must begin within this length. */
const maxTextLength = 10_000;
const maxLinksTried = 100;
const linkInText =
  /https?:\/\/[^\s<>"]+|(?<![\w.@%/-])(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s<>"]+|(?<![a-z])geo:[\d-][^\s<>"]*/gi;

/** A map link in a text, its place, and the text without it. */
export type LocationInText = {
  readonly place: ParsedLocation;
  readonly link: string;
  readonly rest: string;
};

/**
 * Finds the first map link among other words, preferring one with a readable place. Returns undefined without a map
 * link. Pairs and Plus Codes among words stay text.
 */
export function extractMapLink(text: string, findTown: FindTown): LocationInText | undefined {
  let unread: LocationInText | undefined;
  for (const { 0: run, index } of [...text.slice(0, maxTextLength).matchAll(linkInText)].slice(
    0,
    maxLinksTried,
  )) {
    // A stop or a bracket after a link belongs to the sentence.
    const link = run.replace(/[.,;:!?)\]'”’]+$/, '');
    const place = isLink(link) ? parseLocation(link, findTown) : undefined;
    if (place?.kind === 'place') return { place, link, rest: removeLink(text, index, link.length) };
    const isMapLink = place?.kind === 'short-link' || place?.kind === 'link-without-place';
    if (isMapLink && place.service !== 'link-shortener')
      unread ??= { place, link, rest: removeLink(text, index, link.length) };
  }
  return unread;
}

/** Removes the link with its brackets, and the blanks on one side. */
function removeLink(text: string, start: number, length: number): string {
  const before = text.slice(0, start).replace(/[(<[]$/, '');
  const isInBrackets = before.length < start;
  const after = text.slice(start + length).replace(isInBrackets ? /^[)>\]]/ : /^(?!)/, '');
  const gap = /^\s*$/.test(before) || /^[\s.,;:!?]/.test(after) ? '' : ' ';
  return `${before.trimEnd()}${gap}${gap === '' ? after : after.trimStart()}`.trim();
}

/** Whether a text is exactly one link, to a map or not. */
export function isLink(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > maxLocationLength || /\s/.test(trimmed)) return false;
  return (
    findLinks(trimmed, 1).length === 1 && /^(?:[a-z][a-z\d+.-]*:|(?:[a-z\d-]+\.)+[a-z]{2,}\/)/i.test(trimmed)
  );
}

function isPair(text: string): boolean {
  const isPrecise = /\d[.,]\d{3,}\D+\d{1,3}[.,]\d{3,}|\d\s{0,3}°/.test(text);
  return isPrecise && /^[\d\s.,;:°'"+()/=~@-]{5,80}$/.test(text.replaceAll(coordinateWords, ''));
}
