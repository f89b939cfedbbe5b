import { useState } from 'react';
import type { AppState } from '../../../shared/app/app-state';
import { isFinished, isUnused, type OpenCall } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { useText } from '../../i18n/use-text';
import { useStore } from '../../state/store';
import { StatusBand } from '../../ui/status-band';

type UpdateBannerProps = {
  readonly app: Pick<AppState, 'newerVersion' | 'isInstalledAtEnd' | 'isQuitAsked'> | null;
  readonly calls: OpenCallsStore;
};

/**
 * While a call is open, tells that IT wants the app to be closed after it. While none is, tells of a newer version, until
 * the agent closes it.
 */
export function UpdateAndQuitRequestBanner({ app, calls }: UpdateBannerProps) {
  const t = useText();
  const version = app?.newerVersion ?? null;
  const isQuitAsked = app?.isQuitAsked === true;
  if (version === null && !isQuitAsked) return null;
  const newerVersion =
    version === null
      ? ''
      : t(app?.isInstalledAtEnd === true ? 'app.updateReady' : 'app.newerVersion', { version });
  return (
    <Banners
      key={version}
      newerVersion={newerVersion}
      quitAsked={isQuitAsked ? t('app.quitAsked') : ''}
      calls={calls}
    />
  );
}

type Texts = { readonly newerVersion: string; readonly quitAsked: string };

function Banners({ calls, ...texts }: Texts & { readonly calls: OpenCallsStore }) {
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
