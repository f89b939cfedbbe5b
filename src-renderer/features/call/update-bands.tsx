import { useState } from 'react';
import { useStore } from '../../state/store';
import { StatusBand } from '../../ui/status-band';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { useIsInUse } from './use-is-in-use';

type UpdateBandsProps = {
  readonly newerVersion: string;
  readonly quitAsked: string;
  readonly calls: OpenCallsStore;
};

/** One band at a time, until the agent closes it. */
export function UpdateBands({ calls, newerVersion, quitAsked }: UpdateBandsProps) {
  const hasCalls = useStore(calls.store, ({ activeId }) => activeId !== null);
  const isInUse = useIsInUse(calls);
  const [isDismissed, setIsDismissed] = useState(false);
  // Without calls the history cannot be opened. Once it was open, IT may not close what the window shows.
  return isInUse || !hasCalls ? (
    <StatusBand text={quitAsked} />
  ) : (
    <StatusBand text={isDismissed ? '' : newerVersion} onClose={() => setIsDismissed(true)} />
  );
}
