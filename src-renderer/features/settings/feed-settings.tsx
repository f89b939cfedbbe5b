import { useEffect, useState } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { FeedState } from '../../../shared/feed';
import { exactDay } from '../../i18n/format';
import { useText } from '../../i18n/text';
import type { IpcClient } from '../../ipc-client';
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

  const folder = feed?.folder ?? null;
  const isPaused = feed?.isPaused ?? false;
  const at = feed?.writtenAtMs ?? null;
  return (
    <div className={css['token']}>
      <p className={css['note']}>
        {folder === null ? t('feed.off') : t(isPaused ? 'feed.paused' : 'feed.on', { folder })}
      </p>
      {folder !== null && !isPaused && (
        <p aria-live="polite" className={css['note']}>
          {at === null ? t('feed.never') : t('feed.last', { time: exactDay(at, t.language) })}
        </p>
      )}
      {folder !== null && feed !== null && feed.trouble !== null && (
        <Notice
          tone="wait"
          sentence={t(feed.trouble === 'disk full' ? 'feed.full' : 'feed.trouble', { folder })}
          nextStep={t('feed.wait')}
        />
      )}
      <div className={css['buttons']}>
        <Button onPress={() => void ask('feed.choose')}>{t('feed.choose')}</Button>
        {folder !== null && <Button onPress={() => void ask('feed.stop')}>{t('feed.stop')}</Button>}
      </div>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </div>
  );
}
