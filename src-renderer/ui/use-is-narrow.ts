import { useSyncExternalStore } from 'react';

/** The width below which the style sheets stack elements: a usual window at 300 % and more. */
const narrow = matchMedia('(width < 600px)');

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}
