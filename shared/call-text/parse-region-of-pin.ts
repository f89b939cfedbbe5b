import type { Gazetteer } from '../gazetteer/gazetteer';
import { regions } from '../regions/malaysian-regions';
import { hasField, type ParserState } from './parser-state';

/** Where no word does, a pin says the state, unless it is near the border of another one. */
export function parseRegionOfPin(read: ParserState, gazetteer: Gazetteer | undefined): void {
  const pin = read.fields.find((parsed) => parsed.field === 'pin');
  if (pin === undefined || gazetteer === undefined || hasField(read, 'state')) return;
  const { coordinates } = pin.value;
  const near = regions.filter((region) => gazetteer.isPlausibleRegion(region, coordinates) === true);
  const [region] = near;
  if (near.length === 1 && region !== undefined)
    read.fields.push({ field: 'state', value: region, from: pin.from });
}
