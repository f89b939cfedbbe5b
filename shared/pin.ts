import { z } from 'zod';

/** Where a pin came from, best first: the ladder of truth. */
export const pinSources = ['link', 'pair', 'plus code', 'store', 'map', 'typed', 'postcode'] as const;

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

/** Reads what an agent typed as one coordinate, in degrees. Undefined where it is not a plain decimal number. */
export function parseCoordinate(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Reads a pasted pair, `latitude, longitude` as maps show it, with comma, semicolon or blank between. Undefined
 * where the text is anything else, or where the first number cannot be a latitude.
 */
export function parseCoordinatePair(text: string): Coordinates | undefined {
  const match = /^\s*\(?\s*([+-]?\d+(?:\.\d+)?)°?\s*(?:[,;]\s*|\s+)([+-]?\d+(?:\.\d+)?)°?\s*\)?\s*$/.exec(
    text,
  );
  const latitude = Number(match?.[1]);
  const longitude = Number(match?.[2]);
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return undefined;
  if (Math.abs(latitude) > 180 || Math.abs(longitude) > 180) return undefined;
  return { latitude, longitude };
}
