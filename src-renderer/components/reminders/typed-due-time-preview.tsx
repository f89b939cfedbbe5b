import { formatWeekdayDateTime } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import type { readDueTime } from './parse-due-time';
import css from './reminder.module.css';

type OtherTimeReadingProps = {
  readonly id: string;
  readonly text: string;
  /** When the text was typed, in ms since 1970. */
  readonly typedAtMs: number;
  /** Null until it is loaded. */
  readonly read: typeof readDueTime | null;
  /** The form already says what is wrong. */
  readonly hasFault: boolean;
};

/** The day and time as they were understood, what of them was not, or examples for an empty field. */
export function TypedDueTimePreview({ id, text, typedAtMs, read, hasFault }: OtherTimeReadingProps) {
  const t = useText();
  const reading = read?.(text, typedAtMs);
  const atMs = reading?.atMs;
  const unread = reading?.unread ?? '';
  const isEmpty = text.trim() === '';
  const isNoTime = read !== null && (atMs === undefined || unread !== '') && !isEmpty;
  const time = atMs === undefined ? '' : formatWeekdayDateTime(atMs, t.language);
  return (
    <span id={id} className={css[isNoTime ? 'fault' : 'understood']}>
      {!isNoTime && time}
      {isNoTime && time !== '' && t('reminders.unread', { words: unread, time })}
      {isNoTime && time === '' && !hasFault && t('reminders.noTime')}
      {read !== null && isEmpty && t('reminders.otherTimeHint')}
    </span>
  );
}
