import { loadOnce } from '../../state/load-once';

/** Loads the guide and what draws it once. */
export const loadGuide = loadOnce(() => import('./guide-text').then(({ GuideText }) => GuideText));
