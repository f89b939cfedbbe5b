import { formatWeekdayDateTime } from '../../i18n/format-dates';
import { useText } from '../../i18n/use-text';
import type { parseDueTime } from './parse-due-time';
import css from './reminder.module.css';

type OtherTimeReadingProps = {
  readonly id: string;
  readonly text: string;
  /** Null until it is loaded. */
  readonly parse: typeof parseDueTime | null;
  /** The form already says what is wrong. */
  readonly hasFault: boolean;
};

/** The day and time as they were understood, that they were not, or examples for an empty field. */
export function OtherTimeReading({ id, text, parse, hasFault }: OtherTimeReadingProps) {
  const t = useText();
  const atMs = readOtherTime(text, parse);
  const isEmpty = text.trim() === '';
  const isNoTime = parse !== null && atMs === undefined && !isEmpty;
  return (
    <span id={id} className={css[isNoTime ? 'fault' : 'understood']}>
      {atMs !== undefined && formatWeekdayDateTime(atMs, t.language)}
      {isNoTime && !hasFault && t('reminders.noTime')}
      {parse !== null && isEmpty && t('reminders.otherTimeHint')}
    </span>
  );
}

function readOtherTime(text: string, parse: typeof parseDueTime | null): number | undefined {
  return parse?.(text, Date.now());
}
