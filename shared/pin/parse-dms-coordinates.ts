import { getDecimalRadius, createGeoPoint, type GeoPoint } from './geo-point';
import { normalizeCharacters } from '../text/normalize-characters';

/**
 * Parses degrees with minutes and seconds, or with a compass letter: `3°09'26.3"N 101°42'43.9"E`,
 * `N 3° 9.438' E 101° 42.732'`, `3 deg 9 min 26 sec N, …`, `北纬3度9分26秒 东经101度42分44秒`, `3° 9' U, 101° 42' T`.
 */
export function parseDmsCoordinates(text: string): GeoPoint | undefined {
  const plain = normalizeCompassLetters(normalizeCharacters(text));
  for (const pattern of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const point = toGeoPoint(match.groups ?? {});
      if (point !== undefined) return point;
    }
  }
  return undefined;
}

/**
 * Maps every notation of degree, minute, second and direction to a single character, and runs of blanks to one blank.
 */
function normalizeCompassLetters(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<![a-z])(?:degrees?|darjah|deg)(?![a-z])\.?|(?<=\d) ?[d度](?![a-z])/gi, '°')
    .replaceAll(/(?<=\d ?)d(?=\d)/gi, '°')
    .replaceAll(/(?<=\d ?)(?:minutes?|minit|mins?|分)(?![a-z])\.?|(?<=\d)m(?=[\d ])/gi, "'")
    .replaceAll(/(?<=\d ?)(?:seconds?|saat|secs?|秒)(?![a-z])\.?|(?<=\d)s(?=[NSEWUTB ]|$)/gi, '"')
    .replaceAll(/(?<![a-z])(?:north|utara)(?![a-z])|北[纬緯]?/gi, 'N')
    .replaceAll(/(?<![a-z])(?:south|selatan)(?![a-z])|南[纬緯]?/gi, 'S')
    .replaceAll(/(?<![a-z])(?:east|timur)(?![a-z])|[东東][经經]?/gi, 'E')
    .replaceAll(/(?<![a-z])(?:west|barat)(?![a-z])|西[经經]?/gi, 'W');
}

function angle(name: string, degreeSign: string): string {
  const apart = String.raw`(?<![\d.])`;
  const seconds = String.raw`(?:${apart}(?<${name}Seconds>\d{1,2}(?:\.\d{1,12})?) ?"?)?`;
  const minutes = String.raw`(?:${apart}(?<${name}Minutes>\d{1,2}(?:\.\d{1,12})?) ?[':]? ?${seconds})?`;
  return String.raw`(?<${name}Sign>[+-])?(?<${name}>\d{1,3}(?:\.\d{1,15})?) ?${degreeSign} ?${minutes}`;
}

const separator = String.raw` ?[,;/|]? ?`;
const letter = (name: string) => `(?<${name}Letter>[NSEWUTB])`;
const looseDegree = '[°: ]?';
const patterns = [
  String.raw`${letter('first')} ?${angle('first', looseDegree)}${separator}${letter('second')} ?${angle('second', looseDegree)}(?!\.?\d)`,
  String.raw`(?<![\d.])${angle('first', looseDegree)} ?${letter('first')}${separator}${angle('second', looseDegree)} ?${letter('second')}(?![a-z])`,
  String.raw`(?<![\d.])${angle('first', '°')}${separator}${angle('second', '°')}(?!\.?\d)`,
].map((pattern) => new RegExp(pattern, 'gi'));

function toGeoPoint(groups: Record<string, string | undefined>): GeoPoint | undefined {
  const first = toDecimalDegrees(groups, 'first');
  const second = toDecimalDegrees(groups, 'second');
  const letters = `${groups['firstLetter'] ?? ''}${groups['secondLetter'] ?? ''}`.toUpperCase();
  if (first === undefined || second === undefined) return undefined;
  const radiusMetres = Math.max(first.radiusMetres, second.radiusMetres);
  if (/^(?:[NSU][EWTB])?$/.test(letters)) return createGeoPoint(first.degrees, second.degrees, radiusMetres);
  if (/^[EWTB][NSU]$/.test(letters)) return createGeoPoint(second.degrees, first.degrees, radiusMetres);
  return undefined;
}

function toDecimalDegrees(groups: Record<string, string | undefined>, name: string) {
  const [degrees = '', minutes, seconds] = [groups[name], groups[`${name}Minutes`], groups[`${name}Seconds`]];
  if (minutes !== undefined && (degrees.includes('.') || Number(minutes) >= 60)) return undefined;
  if (seconds !== undefined && (minutes?.includes('.') === true || Number(seconds) >= 60)) return undefined;
  const size = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const isNegative = groups[`${name}Sign`] === '-' || /[SWB]/i.test(groups[`${name}Letter`] ?? '');
  return {
    degrees: Math.round((isNegative ? -size : size) * 1e7) / 1e7,
    radiusMetres: getPrecisionRadius(degrees, minutes, seconds),
  };
}

/** The possible error: half of the last unit written. */
function getPrecisionRadius(
  degrees: string,
  minutes: string | undefined,
  seconds: string | undefined,
): number {
  if (seconds !== undefined) return seconds.includes('.') ? 0 : Math.round(getDecimalRadius('0') / 3600);
  if (minutes !== undefined) return Math.round(getDecimalRadius(minutes.includes('.') ? minutes : '0') / 60);
  return getDecimalRadius(degrees);
}
