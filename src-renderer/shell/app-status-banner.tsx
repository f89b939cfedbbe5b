import { useState } from 'react';
import { explainError } from '../../shared/errors/app-error';
import type { AppState } from '../../shared/app/app-state';
import { useCommands } from '../commands/command-registry';
import { useText, type Translate } from '../i18n/use-text';
import { StatusBand } from '../ui/status-band';

/**
 * Shown over every screen while the history is being restored, takes long to open, or is open in another copy of the
 * app, or while the app must be restarted. Also shown after settings were reset, until the agent closes it.
 */
export function AppStatusBanner({ app }: { readonly app: AppState | null }) {
  const t = useText();
  const [isResetDismissed, setIsResetDismissed] = useState(false);
  const statusText = app === null ? '' : getStatusText(app, t);
  const isReset = statusText === '' && app?.hasUnreadSettings === true && !isResetDismissed;
  const dismiss = () => setIsResetDismissed(true);
  return (
    <>
      {isReset && <EscapeKey onPress={dismiss} />}
      <StatusBand
        text={isReset ? t('app.settingsUnread') : statusText}
        onClose={isReset ? dismiss : undefined}
        isClosedByEsc
      />
    </>
  );
}

/** Esc closes the notice unless something on top of the screen has the key. Registered after the screen, it goes before its Esc. */
function EscapeKey({ onPress }: { readonly onPress: () => void }) {
  useCommands({ back: { run: onPress } });
  return null;
}

function getStatusText(app: AppState, t: Translate): string {
  const { isRestoring, isStillOpening, openElsewhere, needsRestart } = app;
  if (isRestoring) return t('app.restoring');
  if (isStillOpening) return t('app.stillOpening');
  if (openElsewhere !== null) return describeOtherCopy(openElsewhere.host, t);
  return needsRestart ? t('appErrors.needsRestart') : '';
}

function describeOtherCopy(host: string | null, t: Translate): string {
  const error = { kind: 'database', errorCode: 'open-elsewhere', detail: '' } as const;
  const { sentence, nextStep } = explainError(host === null ? error : { ...error, host }, t.language);
  return `${sentence} ${nextStep}`;
}
