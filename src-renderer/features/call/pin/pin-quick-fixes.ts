import type { CallFields } from '../../../../shared/calls/call';
import { getDistanceBetween } from '../../../../shared/gazetteer/get-distance-between';
import type { AddressLocation } from '../../../../shared/gazetteer/locate-address';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode, Town } from '../../../../shared/gazetteer/town-and-postcode';
import {
  formatCoordinates,
  parseCoordinate,
  type Coordinates,
} from '../../../../shared/pin/pin-and-coordinates';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import type { Region } from '../../../../shared/regions/malaysian-regions';
import { listCentres } from './address-regions';
import { getPinWarning } from './get-pin-warning';

export type LocationFields = Pick<CallFields, 'address' | 'state' | 'latitude' | 'longitude' | 'pin'>;

/** An action on the pin that takes one key. */
export type PinSuggestion =
  | { readonly kind: 'swap' }
  | { readonly kind: 'still-right' }
  | { readonly kind: 'use-town'; readonly place: Town | Postcode }
  | { readonly kind: 'use-region'; readonly region: Region };

/**
 * The suggestions for Enter and Shift+Enter in a field of the pin; null where the key does nothing. The address takes
 * precedence over a possibly outdated pin: a stale pin never changes the state. Enter, which also means yes to a doubt,
 * replaces no pin by the centre of a place unless the pin is stale or such a centre itself.
 */
export function getPinSuggestions(
  fields: LocationFields,
  gazetteer: Gazetteer | null,
): readonly (PinSuggestion | null)[] {
  const note = getPinWarning(fields);
  if (note === 'swapped') return [{ kind: 'swap' }];
  if (gazetteer === null) return note === 'stale' ? [{ kind: 'still-right' }] : [];
  const reading = gazetteer.locateAddress(fields.address);
  const centres = listCentresByRegion(fields, reading);
  const isBlank = fields.latitude.trim() === '' && fields.longitude.trim() === '';
  if (isBlank) return centres.map((place): PinSuggestion => ({ kind: 'use-town', place }));
  const others = centres
    .filter((centre) => !isAtCentre(fields, centre))
    .map((place): PinSuggestion => ({ kind: 'use-town', place }));
  if (note === 'stale') {
    const isNear = centres.length === 0 || centres.some((centre) => isWithinRadius(fields, centre));
    const stillRight: PinSuggestion = { kind: 'still-right' };
    return (isNear ? [stillRight, ...others] : [...others, stillRight]).slice(0, 2);
  }
  const region = findRegionOfPin(fields, gazetteer);
  if (region === undefined && findDistantPlace(fields, gazetteer) === undefined) return [];
  const isOfAddress = centres.length === 0 || centres.some((centre) => centre.region === region);
  if (region !== undefined && isOfAddress) return [{ kind: 'use-region', region }];
  if (others.length === 0 || isCentreOfPlace(fields)) return others.slice(0, 2);
  return [null, ...others].slice(0, 2);
}

/** Whether the pin is at the centre of a town or postcode, no more exact than another such centre. */
function isCentreOfPlace({ pin }: Pick<CallFields, 'pin'>): boolean {
  return pin?.source === 'postcode' || pin?.source === 'town';
}

/** Puts the place in the form's current state first. Of towns with one name, only the one there counts. */
export function listCentresByRegion(
  { state }: Pick<CallFields, 'state'>,
  reading: AddressLocation,
): readonly (Town | Postcode)[] {
  const named = parseRegion(state);
  if (reading.kind === 'ambiguous') return reading.towns.filter(({ region }) => region === named);
  return listCentres(reading).toSorted((a, b) => Number(b.region === named) - Number(a.region === named));
}

/** A pin at the centre of a town or postcode. The true place may be anywhere in it. */
export function createPinAt(
  place: Town | Postcode,
  nowMs: number,
): Pick<CallFields, 'latitude' | 'longitude' | 'pin'> {
  const { coordinates, radiusMetres } = place;
  const source = 'code' in place ? 'postcode' : 'town';
  return { ...formatCoordinates(coordinates), pin: { source, setAtMs: nowMs, radiusMetres, stale: false } };
}

export function isAtCentre(
  { latitude, longitude }: Pick<CallFields, 'latitude' | 'longitude'>,
  place: Town,
): boolean {
  const texts = formatCoordinates(place.coordinates);
  return texts.latitude === latitude && texts.longitude === longitude;
}

function isWithinRadius(fields: LocationFields, { coordinates, radiusMetres }: Town): boolean {
  const point = toCoordinates(fields);
  const reach = radiusMetres + (fields.pin?.radiusMetres ?? 0);
  return point !== undefined && getDistanceBetween(point, coordinates) <= reach;
}

/** The state in which the pin lies, if the form has another one. */
export function findRegionOfPin(
  fields: Pick<CallFields, 'state' | 'latitude' | 'longitude'>,
  gazetteer: Gazetteer | null,
): Region | undefined {
  const point = toCoordinates(fields);
  if (gazetteer === null || point === undefined) return undefined;
  return gazetteer.isPlausibleRegion(fields.state, point) === false
    ? gazetteer.findRegionAt(point)?.region
    : undefined;
}

/**
 * The nearest place that the address may mean and its distance, if the pin lies beyond the reach of all of them or surely
 * elsewhere, and not on an island that the address names. With no place in the address there is nothing to compare.
 */
export function findDistantPlace(
  fields: LocationFields,
  gazetteer: Gazetteer | null,
): { readonly place: string; readonly kilometres: number } | undefined {
  const point = toCoordinates(fields);
  if (gazetteer === null || point === undefined || gazetteer.isOnIslandOfAddress(fields.address, point))
    return undefined;
  const errorMetres = fields.pin?.radiusMetres ?? 0;
  const centres = listCentres(gazetteer.locateAddress(fields.address))
    .map((place) => ({ place, distanceMetres: getDistanceBetween(place.coordinates, point) }))
    .toSorted((a, b) => a.distanceMetres - b.distanceMetres);
  const [nearest] = centres;
  if (nearest === undefined) return undefined;
  const isPossible = centres.some(
    ({ place, distanceMetres }) =>
      distanceMetres <= gazetteer.getReachMetres(place) + errorMetres &&
      !gazetteer.isElsewhere(fields.address, place, point, errorMetres),
  );
  if (isPossible) return undefined;
  return { place: describePlace(nearest.place), kilometres: Math.round(nearest.distanceMetres / 1000) };
}

/** A town by its name, a postcode with that of its town. */
export function describePlace(place: Town | Postcode): string {
  return 'code' in place ? `${place.code} ${place.name}` : place.name;
}

function toCoordinates({
  latitude,
  longitude,
}: Pick<CallFields, 'latitude' | 'longitude'>): Coordinates | undefined {
  const point = { latitude: parseCoordinate(latitude), longitude: parseCoordinate(longitude) };
  if (point.latitude === undefined || point.longitude === undefined) return undefined;
  return { latitude: point.latitude, longitude: point.longitude };
}
