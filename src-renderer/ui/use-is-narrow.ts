import { useSyncExternalStore } from 'react';

/** Below this width the style sheets stack elements: a usual window at 300 % and more. */
export const useIsNarrow = createMediaHook('(width < 600px)');

/** Below this width the panel beside a call is below it: a usual window at 200 % and more. */
export const useIsPanelBelow = createMediaHook('(width < 900px)');

function createMediaHook(condition: string): () => boolean {
  const query = matchMedia(condition);
  // The change alone may not be reported, such as where `matches` was read in a window that is resized, but not laid out yet.
  const subscribe = (onChange: () => void) => {
    query.addEventListener('change', onChange);
    window.addEventListener('resize', onChange);
    return () => {
      query.removeEventListener('change', onChange);
      window.removeEventListener('resize', onChange);
    };
  };
  return () => useSyncExternalStore(subscribe, () => query.matches);
}
