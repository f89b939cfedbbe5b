import type { Database } from 'better-sqlite3';
import type { NoteDraft } from '../../shared/notes/note-draft';
import { storeKeySql } from '../callers/store-name-index-key';
import { summaryColumns, type SummaryRow } from '../tickets/store/ticket-rows';

/** Prepares to find the ticket of a note, or the newest one of its caller or store. */
export function prepareFindTicketOfNote(db: Database): (note: NoteDraft) => SummaryRow | undefined {
  const newest = (condition: string) =>
    db.prepare<[string], SummaryRow>(
      `SELECT ${summaryColumns} FROM ticket WHERE ${condition} ORDER BY id DESC LIMIT 1`,
    );
  const find = {
    ticket: newest('id = CAST(? AS INTEGER)'),
    caller: newest('phone = ?'),
    store: newest(`${storeKeySql} = ?`),
  };
  return ({ subject, key }) => find[subject].get(key);
}
