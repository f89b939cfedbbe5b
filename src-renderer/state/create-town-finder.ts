import type { Gazetteer } from '../../shared/gazetteer/gazetteer';
import type { FindTown } from '../../shared/pin/parse-location';

/** Finds the town for a short Plus Code: the one it names, otherwise that of the call's own address. */
export function createTownFinder(gazetteer: Gazetteer | null, address: string): FindTown {
  return (locality) => {
    if (gazetteer === null) return undefined;
    if (locality.trim() !== '') return gazetteer.findTowns(locality)[0]?.coordinates;
    return (gazetteer.findPostcode(address) ?? gazetteer.findTowns(address)[0])?.coordinates;
  };
}
