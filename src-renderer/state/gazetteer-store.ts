import { placesFrom, type Places } from '../../shared/gazetteer/gazetteer';
import type { FindTown } from '../../shared/pin/parse-location';
import { makeStore } from './store';

/** Null until the screen stands: the data are large, and a call can be written down without them. */
export const knownPlaces = makeStore<Places | null>(null);

let loading: Promise<void> | undefined;

export function loadPlaces(): Promise<void> {
  loading ??= (async () => {
    const [towns, outlines] = await Promise.all([
      import('../../shared/gazetteer/towns.json'),
      import('../../shared/gazetteer/region-outlines.json'),
    ]);
    const places = placesFrom(towns.default, outlines.default);
    knownPlaces.set(() => places);
  })();
  return loading;
}

/** The town that a short Plus Code counts on: the one it names, else that of the call's own address. */
export function townFinder(places: Places | null, address: string): FindTown {
  return (locality) => {
    if (places === null) return undefined;
    if (locality.trim() !== '') return places.townsNamed(locality)[0]?.coordinates;
    return (places.postcodeIn(address) ?? places.townsNamed(address)[0])?.coordinates;
  };
}
