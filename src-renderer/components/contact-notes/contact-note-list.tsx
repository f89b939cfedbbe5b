import { useLayoutEffect, useRef, useState } from 'react';
import type { ContactNote } from '../../../shared/callers/contact-note';
import { useText } from '../../i18n/use-text';
import { ContactNoteLine } from './contact-note-line';
import css from './contact-note-list.module.css';

type ContactNoteListProps = {
  readonly notes: readonly ContactNote[];
  readonly isOfNumber: boolean;
};

/**
 * The lasting notes on a caller, or on a number of several people, and on a store. Long ones scroll, by key too, so
 * that they hide nothing else.
 */
export function ContactNoteList({ notes, isOfNumber }: ContactNoteListProps) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const [isScrollable, setIsScrollable] = useState(false);
  useLayoutEffect(() => {
    const box = list.current;
    if (box !== null) setIsScrollable(box.scrollHeight > box.clientHeight + 1);
  }, [notes]);
  if (notes.length === 0) return null;
  return (
    <div
      ref={list}
      className={css['notes']}
      role="group"
      aria-label={t('contactNotes.found')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by key where it overflows
      tabIndex={isScrollable ? 0 : undefined}
    >
      {notes.map((note) => (
        <ContactNoteLine
          key={`${note.subject} ${note.key}`}
          note={note}
          isNamed={false}
          isOfNumber={isOfNumber}
        />
      ))}
    </div>
  );
}
