import { useState } from 'react';
import type { AppState } from '../../../shared/app/app-state';
import { isFinished, isUnused, type OpenCall } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { useText } from '../../i18n/use-text';
import { useStore } from '../../state/store';
import { StatusBand } from '../../ui/status-band';

type UpdateBannerProps = {
  readonly app: Pick<AppState, 'newerVersion' | 'isInstalledAtEnd'> | null;
  readonly calls: OpenCallsStore;
};

/** Tells of a newer version, while no call is open and until the agent closes it. */
export function UpdateBanner({ app, calls }: UpdateBannerProps) {
  const t = useText();
  const version = app?.newerVersion ?? null;
  if (version === null) return null;
  const text = t(app?.isInstalledAtEnd === true ? 'app.updateReady' : 'app.newerVersion', { version });
  return <NewerVersion key={version} text={text} calls={calls} />;
}

function NewerVersion({ text, calls }: { readonly text: string; readonly calls: OpenCallsStore }) {
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
      text={text}
      active={active}
      isOtherOpen={isOtherOpen}
      onDismiss={() => setIsDismissed(true)}
    />
  );
}

type BannerProps = {
  readonly text: string;
  readonly active: OpenCall;
  readonly isOtherOpen: boolean;
  readonly onDismiss: () => void;
};

function Banner({ text, active, isOtherOpen, onDismiss }: BannerProps) {
  // What is typed changes the session only.
  const isActiveOpen = useStore(active.session.store, () => isInProgress(active));
  const isShown = !isOtherOpen && !isActiveOpen;
  return <StatusBand text={isShown ? text : ''} onClose={onDismiss} />;
}

const isInProgress = (open: OpenCall): boolean => !open.call.isParked && !isFinished(open) && !isUnused(open);
