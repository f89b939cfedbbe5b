import { lazy, Suspense } from 'react';
import type { AppState } from '../../../shared/app/app-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { useText } from '../../i18n/use-text';

// Most starts have nothing to say: none loads it.
const UpdateBands = lazy(async () => ({ default: (await import('./update-bands')).UpdateBands }));

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
    <Suspense fallback={null}>
      <UpdateBands
        key={version}
        newerVersion={newerVersion}
        quitAsked={isQuitAsked ? t('app.quitAsked') : ''}
        calls={calls}
      />
    </Suspense>
  );
}
