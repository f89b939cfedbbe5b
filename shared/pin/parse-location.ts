import type { Coordinates, PinSource } from './coordinates';
import { degreesIn } from './parse-degrees';
import { linksIn, type Link } from './parse-links';
import { labelledPairIn, pairInSentenceOf, wholePair } from './find-coordinate-pair';
import type { ParsedPlace, Place, Spot } from './parsed-location';
import { plainSigns } from '../text/normalize-characters';
import { fullPlusCodeIn, recoverPlusCode, shortPlusCodeIn } from './plus-code';
import { readLink } from './locate-map-link';

/** Finds the town that a text names, for a Plus Code that counts on it; the call's own address may stand in. */
export type FindTown = (locality: string) => Coordinates | undefined;

/**
 * Reads whatever an agent can paste as one place, without asking any service: a map link of any common kind, a
 * location or chat from WhatsApp, a pair in any writing, a Plus Code. A link counts before what stands around
 * it. A pair the wrong way round is given as it stands (`looksSwapped` tells); 0,0 is no place. Any text of any
 * length is answered at once.
 */
export function parsePlace(text: string, findTown: FindTown = () => undefined): ParsedPlace {
  const pair = wholePair(text);
  if (pair !== undefined) return place('pair', pair);
  const fromLinks = placeInLinks(text, findTown);
  if (fromLinks?.kind === 'place') return fromLinks;
  const plain = plainSigns(text);
  const fullCode = fullPlusCodeIn(plain);
  if (fullCode !== undefined) return place('plus code', fullCode);
  const spot = labelledPairIn(plain) ?? degreesIn(plain) ?? pairInSentenceOf(plain);
  if (spot !== undefined) return place('pair', spot);
  const shortCode = placeOfShortCode(plain, findTown);
  if (shortCode?.kind === 'place') return shortCode;
  if (fromLinks !== undefined) return fromLinks;
  if (/(?:^|\s)\/\/\/\p{L}+\.\p{L}+\.\p{L}+(?=\s|$)/u.test(plain))
    return { kind: 'short link', service: 'what3words' };
  return shortCode ?? { kind: 'no place' };
}

function placeInLinks(text: string, findTown: FindTown): ParsedPlace | undefined {
  let unread: ParsedPlace | undefined;
  for (const link of linksIn(text)) {
    const reading = readLink(link);
    if (reading !== undefined && 'spot' in reading) return place('link', reading.spot);
    if (reading !== undefined) {
      const code = placeOfShortCode(wordsOf(link), findTown) ?? placeOfShortCode(link.whole, findTown);
      if (code?.kind === 'place') return code;
      unread ??= code ?? {
        kind: reading.isShort ? 'short link' : 'link-without-place',
        service: reading.service,
      };
    }
  }
  return unread;
}

function wordsOf(link: Link): string {
  return [link.path, ...link.params.values()].join('\n');
}

function placeOfShortCode(text: string, findTown: FindTown): ParsedPlace | undefined {
  const found = shortPlusCodeIn(text);
  if (found === undefined) return undefined;
  const town = findTown(found.locality);
  const spot = town === undefined ? undefined : recoverPlusCode(found.code, town);
  return spot === undefined ? { kind: 'short plus code', code: found.code } : place('plus code', spot);
}

function place(source: PinSource, spot: Spot): Place {
  return { kind: 'place', source, ...spot };
}
