import { useId, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import type { SyncErrorCode } from '../../../shared/sync/sync-server-and-state';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import notices from './supervisor-notice-settings.module.css';
import css from './settings-screen.module.css';
import { SyncFailure } from './sync-failure';

type Answer = 'shared' | 'stopped' | AppError | SyncErrorCode;

/** For a supervisor: gives the presets and snippets of this PC to all PCs, or ends that. */
export function SharedTemplateSettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const id = useId();
  const [isSending, setIsSending] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);

  const share = async (isShared: boolean) => {
    if (isSending) return;
    setIsSending(true);
    const sent = await client.ask('sync.share-templates', { isShared });
    setIsSending(false);
    setAnswer(sent.ok ? (sent.value.errorCode ?? (isShared ? 'shared' : 'stopped')) : sent.error);
  };

  return (
    <section aria-labelledby={id} className={notices['notices']}>
      <h3 id={id}>{t('sharedTemplates.title')}</h3>
      <p className={css['note']}>{t('sharedTemplates.about')}</p>
      <div className={css['buttons']}>
        <Button isResting={isSending} onPress={() => void share(true)}>
          {t('sharedTemplates.share')}
        </Button>
        <Button isResting={isSending} onPress={() => void share(false)}>
          {t('sharedTemplates.stop')}
        </Button>
      </div>
      <p aria-live="polite" className={css['note']}>
        {(answer === 'shared' || answer === 'stopped') && t(`sharedTemplates.${answer}`)}
      </p>
      {answer !== null && answer !== 'shared' && answer !== 'stopped' && (
        <SyncFailure failed={answer} notDone={t('sharedTemplates.notSent')} />
      )}
    </section>
  );
}
