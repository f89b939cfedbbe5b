import { z } from 'zod';
import { normalizeCharacters } from '../text/normalize-characters';
import { isInNeighbourCountry } from './neighbour-countries';

/** The source of a pin, most reliable first. */
export const pinSources = ['link', 'pair', 'plus-code', 'store', 'map', 'typed', 'postcode', 'town'] as const;

export type PinSource = (typeof pinSources)[number];

/**
 * What a call knows about its coordinates besides their text: the source, the time they were set (ms since 1970), the
 * possible error in metres (0: as exact as the source), and whether the address has changed since.
 */
export const pinSchema = z.strictObject({
  source: z.enum(pinSources),
  setAtMs: z.number().int(),
  radiusMetres: z.number().min(0),
  stale: z.boolean(),
});

export type Pin = z.infer<typeof pinSchema>;

export type Coordinates = { readonly latitude: number; readonly longitude: number };

/** A box around Peninsular Malaysia and Borneo, in degrees. It also has parts of the neighbours in it. */
const malaysia = { south: 0.8, north: 7.6, west: 99.5, east: 119.4 } as const;

/** Also true at sea near Malaysia. Where it is false the app warns; it never rejects. */
export function isInMalaysia(coordinates: Coordinates): boolean {
  return isAroundMalaysia(coordinates) && !isInNeighbourCountry(coordinates.latitude, coordinates.longitude);
}

function isAroundMalaysia({ latitude, longitude }: Coordinates): boolean {
  return (
    latitude >= malaysia.south &&
    latitude <= malaysia.north &&
    longitude >= malaysia.west &&
    longitude <= malaysia.east
  );
}

/** True if the pair lies far from Malaysia, but in or around it with its numbers swapped. */
export function looksSwapped({ latitude, longitude }: Coordinates): boolean {
  const swapped = { latitude: longitude, longitude: latitude };
  return !isAroundMalaysia({ latitude, longitude }) && isAroundMalaysia(swapped);
}

/**
 * Parses a typed coordinate in degrees, in half-width or full-width characters. Returns undefined if it is not a plain
 * decimal number.
 */
export function parseCoordinate(text: string): number | undefined {
  const plain = normalizeCharacters(text);
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Coordinates as the two fields show them. Seven decimals are about a centimetre. */
export function formatCoordinates({ latitude, longitude }: Coordinates) {
  return { latitude: formatDecimal(latitude), longitude: formatDecimal(longitude) };
}

function formatDecimal(degrees: number): string {
  return degrees.toFixed(7).replace(/\.?0+$/, '');
}

/**
 * Parses a pasted pair, `latitude, longitude` as maps show it, separated by a comma, a semicolon or a blank, with or
 * without `° N` and `° E`. A swapped pair is returned as written, so that `looksSwapped` can detect it. Returns
 * undefined if the text is anything else, or no place in either order.
 */
export function parseCoordinatePair(text: string): Coordinates | undefined {
  const plain = normalizeCharacters(text).replaceAll(/\s+/g, ' ');
  const [, firstNumber, firstLetter = '', secondNumber, secondLetter = ''] = pairPattern.exec(plain) ?? [];
  const first = applyDirection(firstLetter, Number(firstNumber));
  const second = applyDirection(secondLetter, Number(secondNumber));
  if (!(Math.max(Math.abs(first), Math.abs(second)) <= 180)) return undefined;
  if (Math.min(Math.abs(first), Math.abs(second)) > 90) return undefined;
  const letters = `${firstLetter}${secondLetter}`;
  if (/^([NS][EW])?$/i.test(letters)) return { latitude: first, longitude: second };
  if (/^[EW][NS]$/i.test(letters)) return { latitude: second, longitude: first };
  return undefined;
}

/** Allows at most one blank at each position, so that the time for a pasted page grows only linearly. */
const pairPattern =
  /^\(? ?([+-]?\d+(?:\.\d+)?) ?°? ?([NSEW]?)(?: ?[,;、] ?| )([+-]?\d+(?:\.\d+)?) ?°? ?([NSEW]?) ?\)?$/i;

function applyDirection(letter: string, degrees: number): number {
  return /[SW]/i.test(letter) ? -degrees : degrees;
}
