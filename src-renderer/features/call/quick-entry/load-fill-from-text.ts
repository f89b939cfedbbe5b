import { loadOnce } from '../../../state/load-once';
import type * as rules from './fill-from-text';

type FillFromText = typeof rules;

let loaded: FillFromText | undefined;
/** Loads the rules of quick entry once: they are large, and no call begins with them. */
export const loadFillFromText = loadOnce(async () => {
  loaded = await import('./fill-from-text');
  return loaded;
});

/** Runs with the rules: at once if they are loaded, otherwise when they are. */
export function withFillFromText(run: (rules: FillFromText) => void): void {
  if (loaded === undefined) void loadFillFromText().then(run);
  else run(loaded);
}
