import { useEffect, useState } from 'react';
import type { ContactNote } from '../../../../shared/callers/contact-note';
import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import { ContactNoteLine } from '../../../components/contact-notes/contact-note-line';
import { useText } from '../../../i18n/use-text';
import type { Ask } from '../../../ipc/ipc-client';
import { Button } from '../../../ui/button';
import css from '../history-screen.module.css';

type FoundContactNotesProps = {
  readonly ask: Ask;
  /** The words of the current results. */
  readonly text: string;
  readonly onShow: (filter: HistoryFilter) => void;
};

/** The lasting notes on callers and stores in which the searched words occur. */
export function FoundContactNotes({ ask, text, onShow }: FoundContactNotesProps) {
  const t = useText();
  const [notes, setNotes] = useState<readonly ContactNote[]>([]);
  useEffect(() => {
    let isStale = false;
    void (text.trim() === '' ? Promise.resolve(null) : ask('callers.find-notes', { text })).then((found) => {
      if (!isStale) setNotes(found?.ok === true ? found.value : []);
    });
    return () => {
      isStale = true;
    };
  }, [ask, text]);
  if (notes.length === 0) return null;
  return (
    <ul className={css['contact-notes']} aria-label={t('contactNotes.found')}>
      {notes.map((note) => (
        <li key={`${note.subject} ${note.key}`} className={css['contact-note']}>
          <ContactNoteLine note={note} isNamed />
          <Button
            kind="quiet"
            onPress={() =>
              onShow(note.subject === 'caller' ? { phones: [note.key] } : { storeNames: [note.label] })
            }
          >
            {t(note.subject === 'caller' ? 'historyList.sameCaller' : 'historyList.sameStore')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
