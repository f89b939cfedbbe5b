import type { Database } from 'better-sqlite3';
import { areNotesWithinLimits, redactedText } from '../../shared/history/ticket-summary-and-detail';
import { prepareMergeReminder } from '../rows/reminders/merge-reminder';
import { archiveLimits, type ArchivedReminder, type ArchivedTicket } from './archive-format';

/**
 * When the import runs, in ms since 1970; for what the server sent, the PC that wrote it, and whether that PC made the
 * ticket. Both are null for an archive. `isInOwnCall` is false for what the server sent of a PC that did not make the call.
 */
export type ImportSource = {
  readonly nowMs: number;
  readonly pcName: string | null;
  readonly isByMaker: boolean | null;
  readonly isInOwnCall: boolean;
};

type Note = ArchivedTicket['notes'][number];

/** What an archive adds to a ticket: notes that are new here, and reminders. */
export type TicketAdditions = {
  readonly notes: readonly Note[];
  readonly reminders: readonly ArchivedReminder[];
};

export type PreparedTicketAdditions = ReturnType<typeof prepareTicketAdditions>;

/** Reads and writes the notes and reminders of a ticket, in linear time. */
export function prepareTicketAdditions(db: Database) {
  const notesOf = db.prepare<[number], Note>(
    'SELECT text, written_at_ms AS writtenAtMs FROM note WHERE ticket_id = ?',
  );
  const remindersOf = db.prepare<[number], string>('SELECT uid FROM reminder WHERE ticket_id = ?').pluck();
  const insertNote = db.prepare(
    'INSERT INTO note (ticket_id, text, written_at_ms) VALUES (@id, @text, @writtenAtMs)',
  );
  const mergeReminder = prepareMergeReminder(db);

  return {
    /**
     * @param id the ticket's id; null if it is not here yet
     * @returns null if the ticket would exceed the limits
     */
    find(id: number | null, imported: TicketAdditions): TicketAdditions | null {
      const here = id === null ? [] : notesOf.all(id);
      const names = new Set(here.map(nameOf));
      // Of two notes with one time, the redacted one holds: `prepareImportRedactions` changes the one here.
      const timesHere = new Set(here.map(({ writtenAtMs }) => writtenAtMs));
      const redacted = new Set(
        [...here, ...imported.notes].filter(isRedacted).map((note) => note.writtenAtMs),
      );
      const notes = imported.notes.filter((note) => {
        const isKnown = isRedacted(note) ? timesHere.has(note.writtenAtMs) : redacted.has(note.writtenAtMs);
        const isNew = !isKnown && !names.has(nameOf(note));
        names.add(nameOf(note));
        return isNew;
      });
      if (notes.length > 0 && !areNotesWithinLimits([...here, ...notes])) return null;
      const uids = new Set(id === null ? [] : remindersOf.all(id));
      const existing = uids.size;
      for (const { uid } of imported.reminders) uids.add(uid);
      if (uids.size > Math.max(existing, archiveLimits.reminders)) return null;
      return { notes, reminders: imported.reminders };
    },

    /**
     * A reminder that is already due was shown on the PC where it was set. Here it is listed without a notice. Reminders
     * from the server are kept with the ticket and never shown as due here: the agent of the other PC calls back.
     * @returns true if anything was new
     */
    add(id: number, { notes, reminders }: TicketAdditions, { nowMs, pcName }: ImportSource): boolean {
      for (const note of notes) insertNote.run({ id, ...note });
      const isNews = reminders.map((reminder) => {
        const isQuiet = reminder.howEnded === null && reminder.dueAtMs <= nowMs ? 1 : 0;
        return mergeReminder(id, { ...reminder, isQuiet }, { isOfOtherPc: pcName !== null, nowMs });
      });
      return notes.length > 0 || isNews.includes(true);
    },
  };
}

function isRedacted({ text }: Note): boolean {
  return text === redactedText;
}

function nameOf({ text, writtenAtMs }: Note): string {
  return `${writtenAtMs} ${text}`;
}
