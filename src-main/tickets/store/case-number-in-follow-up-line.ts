import type { Database } from 'better-sqlite3';
import { nameCaseInFollowUpLine } from '../../../shared/history/follow-up-and-reference-lines-of-remark';
import { areNotesWithinLimits } from '../../../shared/history/ticket-summary-and-detail';
import { createTicketRequestSchema, textLimits } from '../../../shared/tickets/create-ticket-request-schema';

/** The text that an attempt sends. `newNote` is the note that tells the history how it differs from the ticket's body. */
type BodyToSend = { readonly body: string; readonly newNote: string | null };

/**
 * A ticket can wait together with the one that it follows, and its remark then begins with a reference that StoreHub does
 * not know. Once the other has its case number, the attempts send that in its place. The body stays as it was hashed,
 * shared and archived; a note has what was sent. A ticket of which a byte may have left keeps its text.
 */
export function prepareCaseNumberInFollowUpLine(db: Database) {
  const followed = db.prepare<[number], { reference: string; caseNumber: string; hasLeft: 0 | 1 }>(
    `SELECT followed.reference, followed.case_number AS caseNumber, EXISTS (
         SELECT 1 FROM attempt WHERE ticket_id = ticket.id
           AND (first_byte_at_ms IS NOT NULL OR coalesce(outcome ->> '$.kind', '') <> 'not-sent')
       ) AS hasLeft
     FROM ticket JOIN ticket AS followed ON followed.id = ticket.follows_ticket_id
     WHERE ticket.id = ? AND followed.case_number IS NOT NULL`,
  );
  const notesOf = db.prepare<[number], { text: string }>('SELECT text FROM note WHERE ticket_id = ?');

  return (ticketId: number, body: string): BodyToSend => {
    const unchanged: BodyToSend = { body, newNote: null };
    const known = followed.get(ticketId);
    if (known === undefined) return unchanged;
    const request = createTicketRequestSchema.safeParse(JSON.parse(body));
    if (!request.success) return unchanged;
    const { Ticket, Appointment } = request.data;
    const Remark = nameCaseInFollowUpLine(Ticket.Remark ?? '', known);
    if (Remark === null || Remark.length > textLimits.remark) return unchanged;
    const text = `StoreHub: ${Remark.split('\n', 1)[0] ?? ''}`;
    const notes = notesOf.all(ticketId);
    const hasNote = notes.some((note) => note.text === text);
    // With the note there, an earlier attempt sent it like this.
    if (!hasNote && (known.hasLeft === 1 || !areNotesWithinLimits([...notes, { text }]))) return unchanged;
    return {
      body: JSON.stringify({ Ticket: { ...Ticket, Remark }, Appointment }),
      newNote: hasNote ? null : text,
    };
  };
}
