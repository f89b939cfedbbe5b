import type { fillFromText } from './fill-from-text';

type FillFromText = typeof fillFromText;

let loaded: FillFromText | undefined;
let loading: Promise<FillFromText> | undefined;

/** Loads the rules of quick entry once: they are large, and no call begins with them. A failure is tried again. */
export function loadFillFromText(): Promise<FillFromText> {
  loading ??= import('./fill-from-text').then(
    (module) => (loaded = module.fillFromText),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Runs with the rules: at once if they are loaded, otherwise when they are. */
export function withFillFromText(run: (fill: FillFromText) => void): void {
  if (loaded === undefined) void loadFillFromText().then(run);
  else run(loaded);
}
