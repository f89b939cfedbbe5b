import { lazy, Suspense } from 'react';
import { useIsPanelBelow } from '../../ui/use-is-narrow';
import type { FoundLinesProps } from './lines-under-phone';

const FoundLines = lazy(async () => ({ default: (await import('./lines-under-phone')).FoundLines }));

/** Only in a zoomed or small window, whose panel is below the form: no other one loads them. */
export function LazyFoundLines(props: FoundLinesProps) {
  return useIsPanelBelow() ? (
    <Suspense fallback={null}>
      <FoundLines {...props} />
    </Suspense>
  ) : null;
}
