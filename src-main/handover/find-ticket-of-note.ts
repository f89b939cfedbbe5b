import type { Database } from 'better-sqlite3';
import type { NoteDraft, ReminderDraft } from '../../shared/form-drafts/form-draft';
import { storeKeySql } from '../callers/store-name-index-key';
import { summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';

/** Prepares to find the ticket of a note or a reminder, or the newest one of its caller or store. */
export function prepareFindTicketOfNote(
  db: Database,
): (note: NoteDraft | ReminderDraft) => SummaryRow | undefined {
  const newest = (condition: string) =>
    db.prepare<[string], SummaryRow>(
      `SELECT ${summaryColumns} FROM ticket WHERE ${condition} ORDER BY id DESC LIMIT 1`,
    );
  const ofTicket = newest('id = CAST(? AS INTEGER)');
  const find = {
    ticket: ofTicket,
    'new-reminder': ofTicket,
    'changed-reminder': newest('id = (SELECT ticket_id FROM reminder WHERE id = CAST(? AS INTEGER))'),
    caller: newest('phone = ?'),
    store: newest(`${storeKeySql} = ?`),
  };
  return ({ subject, key }) => find[subject].get(key);
}
