import type { ContactNote } from '../../../shared/callers/contact-note';
import { formatDate } from '../../../shared/i18n/format-dates';
import { getSpaceAfter } from '../../i18n/get-space-after';
import { useText, type Translate } from '../../i18n/use-text';
import { useMask } from '../masking/mask-scope-and-masked-text';
import css from './contact-note-line.module.css';

/** A lasting note on a caller or a store, and until when it holds. `isOfNumber`: several people have the caller's number. */
export function ContactNoteLine({
  note,
  isNamed,
  isOfNumber = false,
}: {
  readonly note: ContactNote;
  readonly isNamed: boolean;
  readonly isOfNumber?: boolean;
}) {
  const t = useText();
  const isCaller = note.subject === 'caller';
  const mask = useMask(isCaller ? { name: note.label, phone: note.key } : undefined);
  const who = isCaller ? mask('name', note.label) || mask('phone', note.key) : note.label;
  const head = isNamed ? who : t(`contactNotes.${isCaller && isOfNumber ? 'number' : note.subject}`);
  return (
    <p className={css['note']}>
      <b>{head}</b>
      {getSpaceAfter(head)}
      {mask('text', note.text)}
      {note.endsAtMs !== null && (
        <span className={css['until']}>
          {' '}
          {t('contactNotes.until', { date: formatLastDay(note.endsAtMs, t) })}
        </span>
      )}
    </p>
  );
}

function formatLastDay(endsAtMs: number, t: Translate): string {
  return formatDate(endsAtMs - 1, t.language);
}
