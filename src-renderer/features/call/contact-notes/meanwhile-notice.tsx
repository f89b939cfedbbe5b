import type { ContactNoteAnswer } from '../../../../shared/callers/contact-note';
import { ContactNoteLine } from '../../../components/contact-notes/contact-note-line';
import { useText } from '../../../i18n/use-text';
import { Notice } from '../../../ui/notice';

/** Says that another note was saved meanwhile, or that the note was removed or erased. */
export function MeanwhileNotice({
  meanwhile: { newer, isGone },
  isOfNumber,
}: {
  readonly meanwhile: ContactNoteAnswer;
  readonly isOfNumber: boolean;
}) {
  const t = useText();
  if (isGone) return <Notice tone="bad" sentence={t('contactNotes.gone')} />;
  if (newer === null) return null;
  return (
    <Notice tone="bad" sentence={t('contactNotes.newer')}>
      <ContactNoteLine note={newer} isNamed={false} isOfNumber={isOfNumber} />
    </Notice>
  );
}
