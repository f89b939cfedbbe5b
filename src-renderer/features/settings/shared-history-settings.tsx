import { useEffect, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { FeedState } from '../../../shared/sync/sync-state';
import { exactDay } from '../../i18n/format';
import { useText } from '../../i18n/translate';
import type { IpcClient } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';

/** Where what is new on this PC goes for a database of many desks, and whether it comes there. */
export function FeedSettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const [feed, setFeed] = useState<FeedState | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const ask = async (channel: 'feed.state' | 'feed.choose' | 'feed.stop') => {
    const answer = await client.ask(channel, null);
    if (answer.ok) setFeed(answer.value);
    setError(answer.ok ? null : answer.error);
  };
  useEffect(() => {
    const refresh = () =>
      void client.ask('feed.state', null).then((answer) => {
        if (answer.ok) setFeed(answer.value);
      });
    refresh();
    return client.onNotice('feed.changed', refresh);
  }, [client]);

  const isPaused = feed?.isPaused ?? false;
  return (
    <div className={css['token']}>
      <WhereItGoes feed={feed} />
      <div className={css['buttons']}>
        {!isPaused && <Button onPress={() => void ask('feed.choose')}>{t('sharedFolder.choose')}</Button>}
        {feed !== null && feed.folder !== null && (
          <Button onPress={() => void ask('feed.stop')}>{t('sharedFolder.stop')}</Button>
        )}
      </div>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </div>
  );
}

function WhereItGoes({ feed }: { readonly feed: FeedState | null }) {
  const t = useText();
  if (feed?.folder == null) return <p className={css['note']}>{t('sharedFolder.off')}</p>;
  const { folder, isPaused, isChosen, writtenAtMs, trouble } = feed;
  if (!isChosen)
    return (
      <Notice
        tone="bad"
        sentence={t('sharedFolder.notChosen', { folder })}
        nextStep={t('sharedFolder.notChosenStep')}
      />
    );
  return (
    <>
      <p className={css['note']}>{t(isPaused ? 'sharedFolder.paused' : 'sharedFolder.on', { folder })}</p>
      {!isPaused && (
        <p aria-live="polite" className={css['note']}>
          {writtenAtMs === null
            ? t('sharedFolder.never')
            : t('sharedFolder.last', { time: exactDay(writtenAtMs, t.language) })}
        </p>
      )}
      {trouble !== null && (
        <Notice
          tone="wait"
          sentence={t(trouble === 'disk full' ? 'sharedFolder.full' : 'sharedFolder.trouble', { folder })}
          nextStep={t('sharedFolder.wait')}
        />
      )}
    </>
  );
}
