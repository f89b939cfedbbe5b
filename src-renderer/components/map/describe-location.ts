import type { Coordinates } from '../../../shared/pin/pin-and-coordinates';
import { roundRadius } from '../../../shared/pin/round-radius';
import type { Gazetteer } from '../../../shared/gazetteer/gazetteer';
import { translateRegion } from '../../../shared/regions/translate-region';
import type { Translate } from '../../i18n/use-text';
import { findNearestTown } from './find-nearest-town';

/** Describes a location as `Selangor, near Kajang`, by its state alone far from every town, or says that it is not in Malaysia. */
export function describeLocation(coordinates: Coordinates, gazetteer: Gazetteer, t: Translate): string {
  const state = gazetteer.findRegionAt(coordinates)?.region;
  if (state === undefined) return t('map.nowhere');
  const town = findNearestTown(gazetteer.mapData.towns, state, coordinates)?.name;
  const region = translateRegion(state, t.language);
  if (town === undefined) return region;
  const townName = (t.language === 'zh' ? gazetteer.getChineseTownName(town) : undefined) ?? town;
  return t('map.near', { state: region, town: townName });
}

/** Describes the possible error of a pin: `exact`, `within 50 m`, `about 4 km`. */
export function describeRadius(radiusMetres: number, t: Translate): string {
  const { unit, amount } = roundRadius(radiusMetres);
  return unit === 'exact' ? t('fieldNotes.pinExact') : t(`fieldNotes.pinWithin.${unit}`, { amount });
}

/** A place with the possible error of its pin: `Selangor, near Kajang, about 4 km`. */
export function addRadius(place: string, radiusMetres: number, t: Translate): string {
  return `${place}${t.language === 'zh' ? '，' : ', '}${describeRadius(radiusMetres, t)}`;
}
