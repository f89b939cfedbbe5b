import { z } from 'zod';
import { normalizeCharacters } from '../text/normalize-characters';

/** Where a pin came from, best first: the ladder of truth. */
export const pinSources = ['link', 'pair', 'plus-code', 'store', 'map', 'typed', 'postcode', 'town'] as const;

export type PinSource = (typeof pinSources)[number];

/**
 * What is known of the coordinates in a call beside their text: source, when they were set (ms since 1970),
 * radius of doubt in metres (0: as exact as what was given), and whether the address changed since.
 */
export const pinSchema = z.strictObject({
  source: z.enum(pinSources),
  setAtMs: z.number().int(),
  radiusMetres: z.number().min(0),
  stale: z.boolean(),
});

export type Pin = z.infer<typeof pinSchema>;

export type Coordinates = { readonly latitude: number; readonly longitude: number };

/** A box around Malaysia, Peninsular and Borneo, in degrees. Outside it the app warns; it never refuses. */
const malaysia = { south: 0.8, north: 7.6, west: 99.5, east: 119.4 } as const;

export function isInMalaysia({ latitude, longitude }: Coordinates): boolean {
  return (
    latitude >= malaysia.south &&
    latitude <= malaysia.north &&
    longitude >= malaysia.west &&
    longitude <= malaysia.east
  );
}

/** True where the pair lies outside Malaysia, but would lie in it the other way round. */
export function looksSwapped({ latitude, longitude }: Coordinates): boolean {
  return !isInMalaysia({ latitude, longitude }) && isInMalaysia({ latitude: longitude, longitude: latitude });
}

/**
 * Reads what an agent typed as one coordinate, in degrees, in half-width or full-width signs. Undefined where it
 * is not a plain decimal number.
 */
export function parseCoordinate(text: string): number | undefined {
  const plain = normalizeCharacters(text);
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Reads a pasted pair, `latitude, longitude` as maps show it, with comma, semicolon or blank between, with or
 * without `° N` and `° E`. A pair the wrong way round is given as it stands, so that `looksSwapped` can tell.
 * Undefined where the text is anything else, or no place either way round.
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

/** Every blank in it is one at most, so that the time to read a pasted page grows with its length alone. */
const pairPattern =
  /^\(? ?([+-]?\d+(?:\.\d+)?) ?°? ?([NSEW]?)(?: ?[,;、] ?| )([+-]?\d+(?:\.\d+)?) ?°? ?([NSEW]?) ?\)?$/i;

function applyDirection(letter: string, degrees: number): number {
  return /[SW]/i.test(letter) ? -degrees : degrees;
}
