import { useState } from 'react';
import { isFinished, isUnused, type OpenCall } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { useText } from '../../i18n/translate';
import { useStore } from '../../state/store';
import { StatusBand } from '../../ui/status-band';

type UpdateBannerProps = { readonly version: string | null; readonly calls: OpenCallsStore };

/** Tells of a newer version, while no call is open and until the agent closes it. */
export function UpdateBanner({ version, calls }: UpdateBannerProps) {
  return version === null ? null : <NewerVersion key={version} version={version} calls={calls} />;
}

function NewerVersion({ version, calls }: { readonly version: string; readonly calls: OpenCallsStore }) {
  const active = useStore(calls.store, ({ calls: all, activeId }) =>
    all.find(({ call }) => call.id === activeId),
  );
  const isOtherOpen = useStore(calls.store, ({ calls: all, activeId }) =>
    all.some((open) => open.call.id !== activeId && isInProgress(open)),
  );
  const [isDismissed, setIsDismissed] = useState(false);
  if (active === undefined || isDismissed) return null;
  return (
    <Banner
      key={active.call.id}
      version={version}
      active={active}
      isOtherOpen={isOtherOpen}
      onDismiss={() => setIsDismissed(true)}
    />
  );
}

type BannerProps = {
  readonly version: string;
  readonly active: OpenCall;
  readonly isOtherOpen: boolean;
  readonly onDismiss: () => void;
};

function Banner({ version, active, isOtherOpen, onDismiss }: BannerProps) {
  const t = useText();
  // What is typed changes the session only.
  const isActiveOpen = useStore(active.session.store, () => isInProgress(active));
  const isShown = !isOtherOpen && !isActiveOpen;
  return <StatusBand text={isShown ? t('app.newerVersion', { version }) : ''} onClose={onDismiss} />;
}

const isInProgress = (open: OpenCall): boolean => !open.call.isParked && !isFinished(open) && !isUnused(open);
