import { loadOnce } from '../state/load-once';

/** Loads the synonyms of the palette once: a start does not need them. */
export const loadChoiceSynonyms = loadOnce(() =>
  import('./choice-synonyms').then(({ choiceSynonyms }) => choiceSynonyms),
);
