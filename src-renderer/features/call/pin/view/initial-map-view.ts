import type { CallFields } from '../../../../../shared/calls/call';
import type { Gazetteer } from '../../../../../shared/gazetteer/gazetteer';
import { parseCoordinate, type Coordinates } from '../../../../../shared/pin/pin-and-coordinates';
import type { Postcode, Town } from '../../../../../shared/gazetteer/town-and-postcode';
import { parseRegion } from '../../../../../shared/regions/parse-and-suggest-regions';
import {
  createView,
  createViewOfArea,
  wholeCountry,
  type MapView,
} from '../../../../components/map/map-viewport';
import type { MapPin } from '../../../../components/map/malaysia-map';
import { getCentre } from '../../../../components/map/map-shapes-and-labels';
import { listCentresByRegion } from '../pin-quick-fixes';

/** In CSS pixels: the map beside the panel of a usual window. The real size is known once it is drawn. */
const usualSize = { width: 900, height: 280 };

/** The pin, otherwise the postcode or town of the address, otherwise the state, otherwise all of Malaysia. */
export function createInitialView(
  fields: Pick<CallFields, 'address' | 'state' | 'latitude' | 'longitude'>,
  gazetteer: Gazetteer,
): MapView {
  const pinned = parsePinnedPlace(fields);
  if (pinned !== undefined) return { centre: pinned, zoom: 5 };
  const [place] = listCentresByRegion(fields, gazetteer.locateAddress(fields.address));
  if (place !== undefined) return createView(usualSize, place.coordinates, place.radiusMetres);
  const state = parseRegion(fields.state);
  if (state === undefined) return wholeCountry;
  const outlines = gazetteer.mapData.outlines[state];
  return createViewOfArea(usualSize, getCentre(outlines), outlines);
}

/** What the cross-hair stands on when the map opens, and the town or postcode that has its centre there; null for the pin. */
export type InitialSpot = MapPin & { readonly place: Town | Postcode | null };

/** Returns null if it stands on the middle of a state or of the country, which is no place. */
export function findInitialSpot(
  fields: Pick<CallFields, 'address' | 'state' | 'latitude' | 'longitude' | 'pin'>,
  gazetteer: Gazetteer,
): InitialSpot | null {
  const coordinates = parsePinnedPlace(fields);
  if (coordinates !== undefined)
    return { coordinates, radiusMetres: fields.pin?.radiusMetres ?? 0, place: null };
  const [place] = listCentresByRegion(fields, gazetteer.locateAddress(fields.address));
  if (place === undefined) return null;
  return { coordinates: place.coordinates, radiusMetres: place.radiusMetres, place };
}

/** Undefined for half a pair, a place that is not on the earth, and 0, 0. */
export function parsePinnedPlace(texts: Pick<CallFields, 'latitude' | 'longitude'>): Coordinates | undefined {
  const [latitude, longitude] = [parseCoordinate(texts.latitude), parseCoordinate(texts.longitude)];
  if (latitude === undefined || longitude === undefined) return undefined;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : undefined;
}
