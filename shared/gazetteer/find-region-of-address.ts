import type { Gazetteer } from './gazetteer';
import { findRegionInAddress } from '../regions/parse-and-suggest-regions';
import type { Region } from '../regions/malaysian-regions';

/**
 * Finds the region of an address: of its postcode, its town, or written out. Undefined if the postcode and the town are
 * in different regions: the call screen asks which one is right.
 */
export function findRegionOfAddress(address: string, gazetteer: Gazetteer | undefined): Region | undefined {
  const reading = gazetteer?.locateAddress(address);
  if (reading?.kind === 'place') return reading.place.region;
  if (reading?.kind !== 'contradiction') return findRegionInAddress(address);
  return reading.region === reading.postcode.region ? reading.region : undefined;
}
