import type { Coordinates, PinSource } from './pin-and-coordinates';
import { parseDmsCoordinates } from './parse-dms-coordinates';
import { findLinks, type ParsedLink } from './find-links-in-text';
import { findLabelledPair, findPairInSentence, parseWholePair } from './find-coordinate-pair';
import type { ParsedLocation, LocatedPlace } from './parsed-location';
import type { GeoPoint } from './geo-point';
import { normalizeCharacters } from '../text/normalize-characters';
import { findFullPlusCode, recoverPlusCode, findShortPlusCode } from './plus-code';
import { locateLink } from './locate-map-link';

/** Finds the town that a text names, to complete a short Plus Code. The call's own address may serve instead. */
export type FindTown = (locality: string) => Coordinates | undefined;

/**
 * Parses anything an agent can paste as one place, without asking a service: a map link of any common kind, a location
 * or chat from WhatsApp, a pair in any format, a Plus Code. A link takes precedence over the text around it. A swapped
 * pair is returned as written (`looksSwapped` detects it). 0,0 is no place. Text of any length is answered
 * immediately.
 */
export function parseLocation(text: string, findTown: FindTown = () => undefined): ParsedLocation {
  const pair = parseWholePair(text);
  if (pair !== undefined) return createLocatedPlace('pair', pair);
  const fromLinks = locateLinks(text, findTown);
  if (fromLinks?.kind === 'place') return fromLinks;
  const plain = normalizeCharacters(text);
  const fullCode = findFullPlusCode(plain);
  if (fullCode !== undefined) return createLocatedPlace('plus-code', fullCode);
  const point = findLabelledPair(plain) ?? parseDmsCoordinates(plain) ?? findPairInSentence(plain);
  if (point !== undefined) return createLocatedPlace('pair', point);
  const shortCode = locateShortPlusCode(plain, findTown);
  if (shortCode?.kind === 'place') return shortCode;
  if (fromLinks !== undefined) return fromLinks;
  if (/(?:^|\s)\/\/\/\p{L}+\.\p{L}+\.\p{L}+(?=\s|$)/u.test(plain))
    return { kind: 'short-link', service: 'what3words' };
  return shortCode ?? { kind: 'no-place' };
}

function locateLinks(text: string, findTown: FindTown): ParsedLocation | undefined {
  let unread: ParsedLocation | undefined;
  for (const link of findLinks(text)) {
    const reading = locateLink(link);
    if (reading !== undefined && 'point' in reading) return createLocatedPlace('link', reading.point);
    if (reading !== undefined) {
      const code =
        locateShortPlusCode(extractLinkText(link), findTown) ?? locateShortPlusCode(link.whole, findTown);
      if (code?.kind === 'place') return code;
      unread ??= code ?? {
        kind: reading.isShort ? 'short-link' : 'link-without-place',
        service: reading.service,
      };
    }
  }
  return unread;
}

function extractLinkText(link: ParsedLink): string {
  return [link.path, ...link.params.values()].join('\n');
}

function locateShortPlusCode(text: string, findTown: FindTown): ParsedLocation | undefined {
  const found = findShortPlusCode(text);
  if (found === undefined) return undefined;
  const town = findTown(found.locality);
  const point = town === undefined ? undefined : recoverPlusCode(found.code, town);
  return point === undefined
    ? { kind: 'short-plus-code', code: found.code }
    : createLocatedPlace('plus-code', point);
}

function createLocatedPlace(source: PinSource, point: GeoPoint): LocatedPlace {
  return { kind: 'place', source, ...point };
}
