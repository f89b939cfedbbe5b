import { loadOnce } from '../../state/load-once';

/** Loads the reading of typed times once: a start does not need it. */
export const loadParseDueTime = loadOnce(() => import('./parse-due-time'));
