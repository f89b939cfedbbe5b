import { isInMalaysia, looksSwapped, parseCoordinate, parseCoordinatePair } from '../../../shared/pin';
import type { CallFields } from '../../../shared/call';

type PinFields = Pick<CallFields, 'latitude' | 'longitude' | 'pin'>;

export type PinNote = 'swapped' | 'outside' | 'stale' | 'set' | 'none';

/** The one thing to be said of the pin, the worst first. Nothing while it is not a pair of numbers. */
export function pinNote({ latitude, longitude, pin }: PinFields): PinNote {
  const pair = { latitude: parseCoordinate(latitude), longitude: parseCoordinate(longitude) };
  if (pair.latitude === undefined || pair.longitude === undefined) return 'none';
  const coordinates = { latitude: pair.latitude, longitude: pair.longitude };
  if (coordinates.latitude === 0 && coordinates.longitude === 0) return 'none';
  if (looksSwapped(coordinates)) return 'swapped';
  if (pin?.stale === true) return 'stale';
  if (!isInMalaysia(coordinates)) return 'outside';
  return pin === null ? 'none' : 'set';
}

/** A pair that was typed or pasted into one of the two fields, as the texts of both. */
export function splitPair(text: string): Pick<CallFields, 'latitude' | 'longitude'> | undefined {
  const pair = parseCoordinatePair(text);
  return pair && { latitude: String(pair.latitude), longitude: String(pair.longitude) };
}
