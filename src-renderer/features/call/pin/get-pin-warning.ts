import { isInMalaysia, looksSwapped, parseCoordinate } from '../../../../shared/pin/pin-and-coordinates';
import type { CallFields } from '../../../../shared/calls/call';

type PinFields = Pick<CallFields, 'latitude' | 'longitude' | 'pin'>;

export type PinWarning = 'swapped' | 'outside' | 'stale' | 'set' | 'none';

/** The most serious warning about the pin, or `none`. A pin that is not a pair of numbers has no warning. */
export function getPinWarning({ latitude, longitude, pin }: PinFields): PinWarning {
  const pair = { latitude: parseCoordinate(latitude), longitude: parseCoordinate(longitude) };
  if (pair.latitude === undefined || pair.longitude === undefined) return 'none';
  const coordinates = { latitude: pair.latitude, longitude: pair.longitude };
  if (coordinates.latitude === 0 && coordinates.longitude === 0) return 'none';
  if (looksSwapped(coordinates)) return 'swapped';
  if (pin?.stale === true) return 'stale';
  if (!isInMalaysia(coordinates)) return 'outside';
  return pin === null ? 'none' : 'set';
}
