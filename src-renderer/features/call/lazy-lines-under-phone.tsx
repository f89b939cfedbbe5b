import { lazy, Suspense } from 'react';
import { useIsPanelBelow } from '../../ui/use-is-narrow';
import type { LinesUnderPhoneProps } from './lines-under-phone';

const LinesUnderPhone = lazy(async () => ({
  default: (await import('./lines-under-phone')).LinesUnderPhone,
}));

/** Only in a zoomed or small window, whose panel is below the form: no other one loads them. */
export function LazyLinesUnderPhone(props: LinesUnderPhoneProps) {
  return useIsPanelBelow() ? (
    <Suspense fallback={null}>
      <LinesUnderPhone {...props} />
    </Suspense>
  ) : null;
}
