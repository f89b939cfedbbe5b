import { lazy, Suspense, type ComponentProps } from 'react';
import { loadPastCaseParts } from './load-past-case-parts';
import type { PastCasePanel } from './past-case-panel';

const LoadedPanel = lazy(async () => ({ default: (await loadPastCaseParts()).PastCasePanel }));

/** A whole past case beside the call, whose code no start waits for. */
export function LazyPastCasePanel(props: ComponentProps<typeof PastCasePanel>) {
  return (
    <Suspense fallback={null}>
      <LoadedPanel {...props} />
    </Suspense>
  );
}
