import type { CallFields } from '../../../../shared/calls/call';
import { metresBetween } from '../../../../shared/gazetteer/region-outlines';
import type { AddressReading } from '../../../../shared/gazetteer/locate-address';
import type { Places } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode, Town } from '../../../../shared/gazetteer/town';
import { parseCoordinate, type Coordinates } from '../../../../shared/pin/coordinates';
import { stateNamed } from '../../../../shared/regions/region-names';
import type { MalaysianState } from '../../../../shared/regions/regions';
import { coordinateTexts, pinNote } from './pin-warning';

export type PlaceFields = Pick<CallFields, 'address' | 'state' | 'latitude' | 'longitude' | 'pin'>;

/** What can be done about a pin at one key. */
export type PinOffer =
  | { readonly kind: 'swap' }
  | { readonly kind: 'still-right' }
  | { readonly kind: 'take-place'; readonly place: Town | Postcode }
  | { readonly kind: 'take-state'; readonly state: MalaysianState };

/**
 * What Enter offers in a field of the pin, and what Shift+Enter does. The address goes before a pin that may be an old
 * one: a stale pin never changes the state.
 */
export function pinOffers(fields: PlaceFields, places: Places | null): readonly PinOffer[] {
  const note = pinNote(fields);
  if (note === 'swapped') return [{ kind: 'swap' }];
  if (places === null) return note === 'stale' ? [{ kind: 'still-right' }] : [];
  const reading = places.readAddress(fields.address);
  const centres = centresFor(fields, reading);
  const isBlank = fields.latitude.trim() === '' && fields.longitude.trim() === '';
  if (isBlank) return centres.map((place): PinOffer => ({ kind: 'take-place', place }));
  const others = centres
    .filter((centre) => !isAt(fields, centre))
    .map((place): PinOffer => ({ kind: 'take-place', place }));
  if (note === 'stale') {
    const isNear = centres.length === 0 || centres.some((centre) => isWithin(fields, centre));
    const stillRight: PinOffer = { kind: 'still-right' };
    return isNear ? [stillRight, ...others].slice(0, 2) : [...others, stillRight].slice(0, 2);
  }
  const state = stateOfPin(fields, places);
  if (state === undefined) return [];
  const isOfAddress = centres.length === 0 || centres.some((centre) => centre.state === state);
  return isOfAddress ? [{ kind: 'take-state', state }] : others.slice(0, 2);
}

/** The places that an address may mean, the town before the postcode, of which one digit is soon misheard. */
export function centresOf(reading: AddressReading): readonly (Town | Postcode)[] {
  if (reading.kind === 'nothing') return [];
  if (reading.kind === 'place') return [reading.place];
  return reading.town === undefined ? [reading.postcode] : [reading.town, reading.postcode];
}

/** The one in the state that stands in the form first. */
function centresFor({ state }: PlaceFields, reading: AddressReading): readonly (Town | Postcode)[] {
  const named = stateNamed(state);
  return centresOf(reading).toSorted((a, b) => Number(b.state === named) - Number(a.state === named));
}

/** A pin at the centre of a town or postcode, for which the place itself may lie anywhere in it. */
export function pinAt(
  place: Town | Postcode,
  nowMs: number,
): Pick<CallFields, 'latitude' | 'longitude' | 'pin'> {
  const { coordinates, radiusMetres } = place;
  const source = 'code' in place ? 'postcode' : 'town';
  return { ...coordinateTexts(coordinates), pin: { source, setAtMs: nowMs, radiusMetres, stale: false } };
}

export function isAt(
  { latitude, longitude }: Pick<CallFields, 'latitude' | 'longitude'>,
  place: Town,
): boolean {
  const texts = coordinateTexts(place.coordinates);
  return texts.latitude === latitude && texts.longitude === longitude;
}

function isWithin(fields: PlaceFields, { coordinates, radiusMetres }: Town): boolean {
  const point = pointOf(fields);
  const reach = radiusMetres + (fields.pin?.radiusMetres ?? 0);
  return point !== undefined && metresBetween(point, coordinates) <= reach;
}

/** The state in which the pin lies, where the one in the form is another. */
export function stateOfPin(
  fields: Pick<CallFields, 'state' | 'latitude' | 'longitude'>,
  places: Places | null,
): MalaysianState | undefined {
  const point = pointOf(fields);
  if (places === null || point === undefined) return undefined;
  return places.stateFits(fields.state, point) === false ? places.stateAt(point)?.state : undefined;
}

function pointOf({
  latitude,
  longitude,
}: Pick<CallFields, 'latitude' | 'longitude'>): Coordinates | undefined {
  const point = { latitude: parseCoordinate(latitude), longitude: parseCoordinate(longitude) };
  if (point.latitude === undefined || point.longitude === undefined) return undefined;
  return { latitude: point.latitude, longitude: point.longitude };
}
