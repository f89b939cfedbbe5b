import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { AppState } from '../../../shared/app/app-state';
import type { AppError } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/result';
import {
  maxSupervisorNoticeLength,
  supervisorNoticeHours,
  supervisorNoticeTextSchema,
  type SupervisorNotice,
} from '../../../shared/sync/supervisor-notice';
import type { SyncErrorCode } from '../../../shared/sync/sync-server-and-state';
import { isComposing } from '../../commands/key-bindings';
import { useLengthLimit } from '../../components/use-length-limit';
import { formatDateTime } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { parseTypedText, useSettingsFormDraft } from '../../state/settings-form-draft';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import css from './supervisor-notice-settings.module.css';
import { SyncFailure } from './sync-failure';

type SupervisorNoticeSettingsProps = {
  readonly client: IpcClient;
  readonly notices: AppState['supervisorNotices'];
};

type SendingResult = Result<{ readonly errorCode: SyncErrorCode | null }, AppError>;

/** For a supervisor: what all agents are told now, and something new for them. */
export function SupervisorNoticeSettings({ client, notices }: SupervisorNoticeSettingsProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const draft = useSettingsFormDraft('supervisor-notice', parseTypedText);
  const [hours, setHours] = useState<(typeof supervisorNoticeHours)[number]>(2);
  const [isEmpty, setIsEmpty] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [failed, setFailed] = useState<AppError | SyncErrorCode | null>(null);

  const limit = useLengthLimit(`${id}-limit`, draft.typed ?? '', maxSupervisorNoticeLength);

  const report = (sent: SendingResult): boolean => {
    setFailed(sent.ok ? sent.value.errorCode : sent.error);
    return sent.ok && sent.value.errorCode === null;
  };
  const post = async () => {
    if (field.current === null || isSending) return;
    if (limit.isTooLong) {
      limit.refuse();
      field.current.focus();
      return;
    }
    const text = supervisorNoticeTextSchema.safeParse(field.current.value);
    setIsEmpty(!text.success);
    if (!text.success) {
      field.current.focus();
      return;
    }
    setIsSending(true);
    const sent = draft.read();
    const isDone = report(await client.ask('sync.post-notice', { text: text.data, hours }));
    setIsSending(false);
    // What was typed meanwhile stays.
    if (isDone && draft.read() === sent) draft.change(null);
  };
  const end = async (notice: SupervisorNotice) => {
    report(await client.ask('sync.end-notice', { id: notice.id }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    if (!event.repeat) void post();
  };

  return (
    <section aria-labelledby={`${id}-title`} className={css['notices']}>
      <h3 id={`${id}-title`}>{t('supervisorNotices.title')}</h3>
      <ul className={css['list']} aria-labelledby={`${id}-title`}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <span>
              {notice.text}{' '}
              <span className={css['until']}>
                {t('supervisorNotices.until', { time: formatDateTime(notice.untilMs, t.language) })}
              </span>
            </span>
            <Button kind="quiet" onPress={() => void end(notice)}>
              {t('supervisorNotices.end')}
            </Button>
          </li>
        ))}
      </ul>
      <label htmlFor={`${id}-text`}>{t('supervisorNotices.text')}</label>
      <input
        ref={field}
        id={`${id}-text`}
        className={controls['well']}
        autoComplete="off"
        {...limit.fieldAttributes}
        placeholder={t('supervisorNotices.hint')}
        value={draft.typed ?? ''}
        onChange={({ target }) => draft.change(target.value === '' ? null : target.value)}
        aria-invalid={isEmpty || limit.isTooLong || undefined}
        onKeyDown={onKeyDown}
      />
      {limit.fault}
      <label htmlFor={`${id}-hours`}>{t('supervisorNotices.for')}</label>
      <select
        id={`${id}-hours`}
        className={controls['well']}
        value={hours}
        onChange={({ target }) =>
          setHours(supervisorNoticeHours.find((count) => String(count) === target.value) ?? hours)
        }
      >
        {supervisorNoticeHours.map((count) => (
          <option key={count} value={count}>
            {t('supervisorNotices.hours', { count })}
          </option>
        ))}
      </select>
      {isEmpty && <Notice tone="bad" sentence={t('supervisorNotices.empty')} />}
      {failed !== null && <SyncFailure failed={failed} notDone={t('supervisorNotices.notSent')} />}
      <div>
        <Button isResting={isSending} onPress={() => void post()}>
          {t('supervisorNotices.post')}
        </Button>
      </div>
    </section>
  );
}
