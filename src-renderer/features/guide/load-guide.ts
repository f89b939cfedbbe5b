import { loadOnce } from '../../state/load-once';

/** Loads the guide once. */
export const loadGuide = loadOnce(() => import('./parsed-guide').then(({ parsedGuide }) => parsedGuide));
