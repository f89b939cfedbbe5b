import { lazy, Suspense, type ComponentProps } from 'react';
import type { PastCasePanel } from './past-case-panel';

/** Loads the panel ahead, so that it is there with its key. It shares most of its code with the history. */
export async function loadPastCasePanel(): Promise<{ default: typeof PastCasePanel }> {
  return { default: (await import('./past-case-panel')).PastCasePanel };
}

const LoadedPanel = lazy(loadPastCasePanel);

/** A whole past case beside the call, whose code no start waits for. */
export function LazyPastCasePanel(props: ComponentProps<typeof PastCasePanel>) {
  return (
    <Suspense fallback={null}>
      <LoadedPanel {...props} />
    </Suspense>
  );
}
