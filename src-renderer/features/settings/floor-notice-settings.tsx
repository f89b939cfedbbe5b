import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { AppState } from '../../../shared/app/app-state';
import type { AppError } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/result';
import { floorNoticeHours, floorNoticeTextSchema, type FloorNotice } from '../../../shared/sync/floor-notice';
import type { SyncErrorCode } from '../../../shared/sync/sync-state';
import { isComposing } from '../../commands/key-bindings';
import { formatDateTime } from '../../i18n/format-dates-and-lists';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import css from './floor-notice-settings.module.css';
import { halfTypedForms, saveHalfTyped } from './half-typed-forms';
import { SyncFailure } from './sync-failure';

type FloorNoticeSettingsProps = {
  readonly client: IpcClient;
  readonly notices: AppState['floorNotices'];
};

type Sent = Result<{ readonly errorCode: SyncErrorCode | null }, AppError>;

/** For a supervisor: what all agents are told now, and something new for them. */
export function FloorNoticeSettings({ client, notices }: FloorNoticeSettingsProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [hours, setHours] = useState<(typeof floorNoticeHours)[number]>(2);
  const [isEmpty, setIsEmpty] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [failed, setFailed] = useState<AppError | SyncErrorCode | null>(null);

  const report = (sent: Sent): boolean => {
    setFailed(sent.ok ? sent.value.errorCode : sent.error);
    return sent.ok && sent.value.errorCode === null;
  };
  const post = async () => {
    if (field.current === null || isSending) return;
    const text = floorNoticeTextSchema.safeParse(field.current.value);
    setIsEmpty(!text.success);
    if (!text.success) {
      field.current.focus();
      return;
    }
    setIsSending(true);
    const isDone = report(await client.ask('sync.post-notice', { text: text.data, hours }));
    setIsSending(false);
    if (!isDone) return;
    field.current.value = '';
    saveHalfTyped({ floorNotice: '' });
  };
  const end = async (notice: FloorNotice) => {
    report(await client.ask('sync.end-notice', { id: notice.id }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    if (!event.repeat) void post();
  };

  return (
    <section aria-labelledby={`${id}-title`} className={css['notices']}>
      <h3 id={`${id}-title`}>{t('floorNotices.title')}</h3>
      <ul className={css['list']} aria-labelledby={`${id}-title`}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <span>
              {notice.text}{' '}
              <span className={css['until']}>
                {t('floorNotices.until', { time: formatDateTime(notice.untilMs, t.language) })}
              </span>
            </span>
            <Button kind="quiet" onPress={() => void end(notice)}>
              {t('floorNotices.end')}
            </Button>
          </li>
        ))}
      </ul>
      <label htmlFor={`${id}-text`}>{t('floorNotices.text')}</label>
      <input
        ref={field}
        id={`${id}-text`}
        className={controls['well']}
        maxLength={300}
        autoComplete="off"
        placeholder={t('floorNotices.hint')}
        defaultValue={halfTypedForms.get().floorNotice}
        onInput={({ currentTarget }) => saveHalfTyped({ floorNotice: currentTarget.value })}
        aria-invalid={isEmpty || undefined}
        onKeyDown={onKeyDown}
      />
      <label htmlFor={`${id}-hours`}>{t('floorNotices.for')}</label>
      <select
        id={`${id}-hours`}
        className={controls['well']}
        value={hours}
        onChange={({ target }) =>
          setHours(floorNoticeHours.find((count) => String(count) === target.value) ?? hours)
        }
      >
        {floorNoticeHours.map((count) => (
          <option key={count} value={count}>
            {t('floorNotices.hours', { count })}
          </option>
        ))}
      </select>
      {isEmpty && <Notice tone="bad" sentence={t('floorNotices.empty')} />}
      {failed !== null && <SyncFailure failed={failed} notDone={t('floorNotices.notSent')} />}
      <div>
        <Button isResting={isSending} onPress={() => void post()}>
          {t('floorNotices.post')}
        </Button>
      </div>
    </section>
  );
}
