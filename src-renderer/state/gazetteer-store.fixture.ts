import { onTestFinished } from 'vitest';
import { gazetteerStore } from './gazetteer-store';

/** As in a window that has just opened. Another test of the same worker may have loaded it; it has it again afterwards. */
export function unloadGazetteer(): void {
  const loaded = gazetteerStore.get();
  gazetteerStore.set(() => null);
  onTestFinished(() => gazetteerStore.set((now) => now ?? loaded));
}
