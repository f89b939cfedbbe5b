import type { Gazetteer } from '../../shared/gazetteer/gazetteer';
import { loadOnce } from './load-once';
import { createStore } from './store';

/** Null until the first screen is shown: data and code are large, and a call can be written down without them. */
export const gazetteerStore = createStore<Gazetteer | null>(null);

const readGazetteer = loadOnce(async () => {
  const [{ createGazetteer }, towns, outlines] = await Promise.all([
    import('../../shared/gazetteer/gazetteer'),
    import('../../shared/gazetteer/towns.json'),
    import('../../shared/gazetteer/region-outlines.json'),
  ]);
  return createGazetteer(towns.default, outlines.default);
});

export async function loadGazetteer(): Promise<void> {
  const gazetteer = await readGazetteer();
  gazetteerStore.set(() => gazetteer);
}

/**
 * Runs with the gazetteer: at once if it is loaded, otherwise when it is; with null if it cannot be loaded.
 * @returns resolves once it has run; null if it ran at once
 */
export function withGazetteer(run: (gazetteer: Gazetteer | null) => void): Promise<void> | null {
  const gazetteer = gazetteerStore.get();
  if (gazetteer !== null) {
    run(gazetteer);
    return null;
  }
  return loadGazetteer()
    .catch(() => undefined)
    .then(() => run(gazetteerStore.get()));
}
