import { explainError } from '../../../shared/errors/app-error';
import type { SyncState } from '../../../shared/sync/sync-state';
import { formatExactDateTime } from '../../i18n/format-dates-and-lists';
import { useText } from '../../i18n/translate';
import type { IpcClient } from '../../ipc/ipc-client';
import { always } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';

const refreshOn = { 'sync.changed': always };

/** The folder for the shared history, and whether this PC's new records get there. */
export function SharedHistorySettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const { data: feed, error, take } = useIpcQuery(client, 'sync.state', null, refreshOn);
  const ask = async (channel: 'sync.choose-folder' | 'sync.stop') => take(await client.ask(channel, null));

  const isPaused = feed?.isPaused ?? false;
  return (
    <div className={css['token']}>
      <FolderStatus feed={feed} />
      <div className={css['buttons']}>
        {!isPaused && (
          <Button onPress={() => void ask('sync.choose-folder')}>{t('sharedFolder.choose-folder')}</Button>
        )}
        {feed !== null && feed.folder !== null && (
          <Button onPress={() => void ask('sync.stop')}>{t('sharedFolder.stop')}</Button>
        )}
      </div>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </div>
  );
}

function FolderStatus({ feed }: { readonly feed: SyncState | null }) {
  const t = useText();
  if (feed?.folder == null) return <p className={css['note']}>{t('sharedFolder.off')}</p>;
  const { folder, isPaused, isChosen, writtenAtMs, errorCode } = feed;
  if (!isChosen)
    return (
      <Notice
        tone="bad"
        sentence={t('sharedFolder.folderNotConfirmed', { folder })}
        nextStep={t('sharedFolder.folderNotConfirmedStep')}
      />
    );
  return (
    <>
      <p className={css['note']}>{t(isPaused ? 'sharedFolder.paused' : 'sharedFolder.on', { folder })}</p>
      {!isPaused && (
        <p aria-live="polite" className={css['note']}>
          {writtenAtMs === null
            ? t('sharedFolder.never')
            : t('sharedFolder.last', { time: formatExactDateTime(writtenAtMs, t.language) })}
        </p>
      )}
      {errorCode !== null && (
        <Notice
          tone="wait"
          sentence={t(errorCode === 'disk-full' ? 'sharedFolder.full' : 'sharedFolder.folderUnavailable', {
            folder,
          })}
          nextStep={t('sharedFolder.wait')}
        />
      )}
    </>
  );
}
