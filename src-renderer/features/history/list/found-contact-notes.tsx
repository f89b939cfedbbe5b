import { useMemo } from 'react';
import type { ContactNote, FoundContactNotes } from '../../../../shared/callers/contact-note';
import type { AppError } from '../../../../shared/errors/app-error';
import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import { ContactNoteLine } from '../../../components/contact-notes/contact-note-line';
import { useText } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { onManyTickets } from '../../../ipc/refresh-on-events';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { Button } from '../../../ui/button';
import css from '../history-screen.module.css';
import type { HistoryListState } from './history-list-state';

/**
 * Asks for the lasting notes on callers and stores in which the searched words occur.
 * @param list the results: those of the other mode have no notes, since the notes belong to the mode in use
 */
export function useFoundContactNotes(
  client: IpcClient,
  { resultsText, resultsMode }: Pick<HistoryListState, 'resultsText' | 'resultsMode'>,
): FoundContactNotes & { readonly error: AppError | null } {
  const isAsked = resultsText.trim() !== '' && resultsMode === undefined;
  const request = useMemo(() => (isAsked ? { text: resultsText } : undefined), [isAsked, resultsText]);
  const { data, error } = useIpcQuery(client, 'callers.find-notes', request, onManyTickets);
  return { ...(data ?? nothingFound), error };
}

const nothingFound: FoundContactNotes = { notes: [], count: 0 };

type FoundContactNoteListProps = {
  readonly notes: readonly ContactNote[];
  readonly onShow: (filter: HistoryFilter) => void;
};

/** The found notes, above the entries. */
export function FoundContactNoteList({ notes, onShow }: FoundContactNoteListProps) {
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
