import { useState } from 'react';
import type { AppState } from '../../../shared/app/app-state';
import { explainError } from '../../../shared/errors/app-error';
import { formatServerAddress, type SyncState } from '../../../shared/sync/sync-server-and-state';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { always } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useSettingsFormDraft } from '../../state/settings-form-draft';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { SupervisorNoticeSettings } from './supervisor-notice-settings';
import css from './settings-screen.module.css';
import { SharedTemplateSettings } from './shared-template-settings';
import { SyncServerForm } from './sync-server-form';
import { parseTypedServer } from './typed-server';

const refreshOn = { 'sync.changed': always };

type SharedHistorySettingsProps = {
  readonly client: IpcClient;
  readonly supervisorNotices: AppState['supervisorNotices'];
};

/** The server of the shared history, whether this PC is connected, and what to do if it is not. */
export function SharedHistorySettings({ client, supervisorNotices }: SharedHistorySettingsProps) {
  const t = useText();
  const { data: state, error, accept } = useIpcQuery(client, 'sync.get-state', null, refreshOn);
  const draft = useSettingsFormDraft('sync-server', parseTypedServer);
  const [isOpened, setIsOpened] = useState(false);
  const closeForm = () => {
    draft.change(null);
    setIsOpened(false);
  };
  const server = state?.server ?? null;

  return (
    <div className={css['token']}>
      {state !== null && <ConnectionState state={state} />}
      {(isOpened || draft.typed !== null) && state?.isPaused === false ? (
        <SyncServerForm
          client={client}
          state={state}
          draft={draft}
          hasFocus={isOpened}
          onShared={(next) => {
            accept(next);
            if (next.ok) closeForm();
          }}
          onCancel={closeForm}
        />
      ) : (
        <div className={css['buttons']}>
          {state?.isPaused === false && (
            <Button onPress={() => setIsOpened(true)}>
              {t(server === null ? 'sharedHistory.setUp' : 'sharedHistory.change')}
            </Button>
          )}
          {server !== null && state?.fixed.includes('host') !== true && (
            <Button onPress={() => void client.ask('sync.stop', null).then(accept)}>
              {t('sharedHistory.stop')}
            </Button>
          )}
        </div>
      )}
      {state?.maySendNotices === true && (
        <>
          <SupervisorNoticeSettings client={client} notices={supervisorNotices} />
          <SharedTemplateSettings client={client} />
        </>
      )}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </div>
  );
}

function ConnectionState({ state }: { readonly state: SyncState }) {
  const t = useText();
  const { server, isPaused, phase, errorCode, warning, syncedAtMs } = state;
  if (server === null) {
    return <p className={css['note']}>{t(isPaused ? 'sharedHistory.offInPractice' : 'sharedHistory.off')}</p>;
  }
  const address = formatServerAddress(server);
  if (isPaused) return <p className={css['note']}>{t('sharedHistory.paused', { address })}</p>;
  return (
    <>
      <p aria-live="polite" className={css['note']}>
        {t(`sharedHistory.phase.${phase}`, { address })}
        {syncedAtMs !== null && phase !== 'up-to-date' && (
          <> {t('sharedHistory.last', { time: formatExactDateTime(syncedAtMs, t.language) })}</>
        )}
      </p>
      {errorCode !== null && (
        <Notice
          tone="bad"
          sentence={t(`sharedHistory.failed.${errorCode}.sentence`)}
          nextStep={t(`sharedHistory.failed.${errorCode}.step`)}
        />
      )}
      {warning !== null && (
        <Notice
          tone="wait"
          sentence={t(`sharedHistory.warning.${warning}.sentence`)}
          nextStep={t(`sharedHistory.warning.${warning}.step`)}
        />
      )}
    </>
  );
}
