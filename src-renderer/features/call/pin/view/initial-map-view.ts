import type { CallFields } from '../../../../../shared/calls/call';
import type { Gazetteer } from '../../../../../shared/gazetteer/gazetteer';
import { parseCoordinate, type Coordinates } from '../../../../../shared/pin/pin-and-coordinates';
import { parseRegion } from '../../../../../shared/regions/parse-and-suggest-regions';
import {
  createView,
  createViewOfArea,
  wholeCountry,
  type MapView,
} from '../../../../components/map/map-viewport';
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

/** Undefined for half a pair, a place that is not on the earth, and 0, 0. */
export function parsePinnedPlace(texts: Pick<CallFields, 'latitude' | 'longitude'>): Coordinates | undefined {
  const [latitude, longitude] = [parseCoordinate(texts.latitude), parseCoordinate(texts.longitude)];
  if (latitude === undefined || longitude === undefined) return undefined;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : undefined;
}
