import type { Gazetteer } from '../../shared/gazetteer/gazetteer';
import { loadOnce } from './load-once';
import { createStore } from './store';

/** Null until the first screen is shown: data and code are large, and a call can be written down without them. */
export const gazetteerStore = createStore<Gazetteer | null>(null);

export const loadGazetteer = loadOnce(async () => {
  const [{ createGazetteer }, towns, outlines] = await Promise.all([
    import('../../shared/gazetteer/gazetteer'),
    import('../../shared/gazetteer/towns.json'),
    import('../../shared/gazetteer/region-outlines.json'),
  ]);
  const gazetteer = createGazetteer(towns.default, outlines.default);
  gazetteerStore.set(() => gazetteer);
});

/** Runs with the gazetteer: at once if it is loaded, otherwise when it is; with null if it cannot be loaded. */
export function withGazetteer(run: (gazetteer: Gazetteer | null) => void): void {
  const gazetteer = gazetteerStore.get();
  if (gazetteer !== null) run(gazetteer);
  else
    void loadGazetteer()
      .catch(() => undefined)
      .then(() => run(gazetteerStore.get()));
}
