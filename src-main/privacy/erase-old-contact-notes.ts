import type { Database } from 'better-sqlite3';
import type { ContactNoteSubject } from '../../shared/callers/contact-note';
import { normalizeName } from '../../shared/text/normalize-name';

type OldNote = { readonly id: number; readonly subject: ContactNoteSubject; readonly key: string };

/**
 * Prepares to erase some notes that were last changed before a time, and whose caller or store no ticket names any more,
 * in the caller's transaction. A ticket names a store in any spelling that the match card takes for the same one.
 * @returns a function that returns how many it erased
 */
export function prepareEraseOldNotes(db: Database): (beforeMs: number, max: number) => number {
  // Finds most notes that are still named through an index, so that few remain to be compared by their keys.
  const oldNotes = db.prepare<[number], OldNote>(
    `SELECT id, subject, contact_key AS key FROM contact_note
     WHERE changed_at_ms < ? AND NOT EXISTS (SELECT 1 FROM ticket
       WHERE (subject = 'caller' AND ticket.phone = contact_key)
         OR (subject = 'store' AND lower(coalesce(ticket.store_name, '')) = lower(label)))`,
  );
  // Other PCs apply a retention period of their own.
  const queueRemoval = db.prepare(
    `INSERT INTO unsynced_removal (call_id, reference, why) SELECT uid, '', 'retention' FROM contact_note
     WHERE id = ? AND EXISTS (SELECT 1 FROM sync_position)`,
  );
  const drop = db.prepare('DELETE FROM contact_note WHERE id = ?');
  const storeKeys = prepareStoreKeys(db);

  return (beforeMs, max) => {
    const notes = oldNotes.all(beforeMs);
    const named = notes.some(({ subject }) => subject === 'store') ? storeKeys() : new Set<string>();
    const unnamed = notes
      .filter(({ subject, key }) => subject === 'caller' || !named.has(normalizeName(key)))
      .slice(0, max);
    for (const { id } of unnamed) {
      queueRemoval.run(id);
      drop.run(id);
    }
    return unnamed.length;
  };
}

/**
 * Returns a function that reads the folded names of all stores that tickets name. It reads them again only after a new ticket:
 * a purge takes many steps, and of an erased ticket's store the note goes with the next purge.
 */
function prepareStoreKeys(db: Database): () => ReadonlySet<string> {
  const newestTicket = db.prepare<[], number | null>('SELECT max(id) FROM ticket').pluck();
  // One lookup in the index of stores for each store, instead of a scan of all tickets.
  const nextStore = db
    .prepare<[string], string>(
      `SELECT lower(coalesce(store_name, '')) FROM ticket WHERE lower(coalesce(store_name, '')) > ?
       ORDER BY lower(coalesce(store_name, '')) LIMIT 1`,
    )
    .pluck();
  let readAt: number | null = null;
  let keys: ReadonlySet<string> = new Set();

  return () => {
    const newest = newestTicket.get() ?? 0;
    if (readAt === newest) return keys;
    const read = new Set<string>();
    for (let store = nextStore.get(''); store !== undefined; store = nextStore.get(store))
      read.add(normalizeName(store));
    keys = read;
    readAt = newest;
    return keys;
  };
}
