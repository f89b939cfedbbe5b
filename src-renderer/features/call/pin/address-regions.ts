import type { AddressLocation } from '../../../../shared/gazetteer/locate-address';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode, Town } from '../../../../shared/gazetteer/town-and-postcode';
import type { Region } from '../../../../shared/regions/malaysian-regions';

/** The places that an address may mean. The town comes before the postcode, in which a digit is easily misheard. */
export function listCentres(reading: AddressLocation): readonly (Town | Postcode)[] {
  if (reading.kind === 'nothing') return [];
  if (reading.kind === 'place') return [reading.place];
  if (reading.kind === 'ambiguous') return reading.towns;
  return reading.town === undefined ? [reading.postcode] : [reading.town, reading.postcode];
}

/** The regions that an address may mean by its postcode or town: several if they are ambiguous or contradict each other. */
export function listRegions(reading: AddressLocation): readonly Region[] {
  if (reading.kind === 'nothing') return [];
  if (reading.kind === 'place') return [reading.place.region];
  const regions =
    reading.kind === 'ambiguous'
      ? reading.towns.map(({ region }) => region)
      : [reading.region, reading.postcode.region];
  return [...new Set(regions)];
}

/** Whether one of the places that an address names lies in a region or reaches into it. */
export function isRegionOfAddress(region: Region, reading: AddressLocation, gazetteer: Gazetteer): boolean {
  return (
    listRegions(reading).includes(region) ||
    listCentres(reading).some((place) => gazetteer.townReachesRegion(place, region))
  );
}
