import { useEffect, useState } from 'react';
import type { ContactNote } from '../../../../shared/callers/contact-note';
import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import { ContactNoteLine } from '../../../components/contact-notes/contact-note-line';
import { useText } from '../../../i18n/use-text';
import type { Ask } from '../../../ipc/ipc-client';
import { Button } from '../../../ui/button';
import css from '../history-screen.module.css';

const noNotes: readonly ContactNote[] = [];

/**
 * The lasting notes on callers and stores in which the searched words occur.
 * @param text the words of the current results
 */
export function useFoundContactNotes(ask: Ask, text: string): readonly ContactNote[] {
  const [notes, setNotes] = useState(noNotes);
  useEffect(() => {
    let isStale = false;
    void (text.trim() === '' ? Promise.resolve(null) : ask('callers.find-notes', { text })).then((found) => {
      if (!isStale) setNotes(found?.ok === true && found.value.length > 0 ? found.value : noNotes);
    });
    return () => {
      isStale = true;
    };
  }, [ask, text]);
  return notes;
}

type FoundContactNotesProps = {
  readonly notes: readonly ContactNote[];
  readonly onShow: (filter: HistoryFilter) => void;
};

/** The found notes, above the entries. */
export function FoundContactNotes({ notes, onShow }: FoundContactNotesProps) {
  const t = useText();
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
