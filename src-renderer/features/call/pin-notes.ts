import { isInMalaysia, looksSwapped, parseCoordinate, type Coordinates } from '../../../shared/pin';
import type { CallFields } from '../../../shared/call';
import type { Places } from '../../../shared/places/places';

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

/** Coordinates as the two fields show them: seven decimals are a centimetre. */
export function coordinateTexts({
  latitude,
  longitude,
}: Coordinates): Pick<CallFields, 'latitude' | 'longitude'> {
  return { latitude: plainDecimal(latitude), longitude: plainDecimal(longitude) };
}

function plainDecimal(degrees: number): string {
  return degrees.toFixed(7).replace(/\.?0+$/, '');
}

/** `exact`, `50 m`, `4 km`, as rough as the doubt is. */
export function radiusInWords(metres: number): {
  readonly unit: 'exact' | 'metres' | 'kilometres';
  readonly amount: number;
} {
  if (metres < 1) return { unit: 'exact', amount: 0 };
  if (metres < 950)
    return { unit: 'metres', amount: metres < 10 ? Math.ceil(metres) : Math.round(metres / 10) * 10 };
  return {
    unit: 'kilometres',
    amount: metres < 9500 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000),
  };
}

/** The postcode whose centre the pin is, where the address still has it. */
export function postcodeOfPin(
  { address, latitude, longitude }: Pick<CallFields, 'address' | 'latitude' | 'longitude'>,
  places: Places | null,
): string | undefined {
  const postcode = places?.postcodeIn(address);
  if (postcode === undefined) return undefined;
  const texts = coordinateTexts(postcode.coordinates);
  return texts.latitude === latitude && texts.longitude === longitude ? postcode.code : undefined;
}
