import { useState } from 'react';
import { useStore } from '../../state/store';
import { StatusBand } from '../../ui/status-band';
import { isFinished, isUnused, type OpenCall } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

type Texts = { readonly newerVersion: string; readonly quitAsked: string };

/** One band at a time, until the agent closes it. */
export function UpdateBands({ calls, ...texts }: Texts & { readonly calls: OpenCallsStore }) {
  const active = useStore(calls.store, ({ calls: all, activeId }) =>
    all.find(({ call }) => call.id === activeId),
  );
  const isOtherOpen = useStore(calls.store, ({ calls: all, activeId }) =>
    all.some((open) => open.call.id !== activeId && isInProgress(open)),
  );
  const [isDismissed, setIsDismissed] = useState(false);
  // The history cannot be opened, so nobody knows whether a call is open.
  if (active === undefined) return <StatusBand text={texts.quitAsked} />;
  return (
    <Banner
      key={active.call.id}
      quitAsked={texts.quitAsked}
      newerVersion={isDismissed ? '' : texts.newerVersion}
      active={active}
      isOtherOpen={isOtherOpen}
      onDismiss={() => setIsDismissed(true)}
    />
  );
}

type BannerProps = Texts & {
  readonly active: OpenCall;
  readonly isOtherOpen: boolean;
  readonly onDismiss: () => void;
};

function Banner({ quitAsked, newerVersion, active, isOtherOpen, onDismiss }: BannerProps) {
  // What is typed changes the session only.
  const isActiveOpen = useStore(active.session.store, () => isInProgress(active));
  const isCallOpen = isOtherOpen || isActiveOpen;
  return isCallOpen ? (
    <StatusBand text={quitAsked} />
  ) : (
    <StatusBand text={newerVersion} onClose={onDismiss} />
  );
}

const isInProgress = (open: OpenCall): boolean => !open.call.isParked && !isFinished(open) && !isUnused(open);
