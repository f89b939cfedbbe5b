import type { WordFeatures } from './word-features';

/** Words of a text with its writer's habits. `isCased` means that capitals distinguish names from other words. */
export type TextFeatures = { readonly words: readonly WordFeatures[]; readonly isCased: boolean };
