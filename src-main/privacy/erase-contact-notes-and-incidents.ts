import type { Database } from 'better-sqlite3';
import { splitNoteUid } from '../../shared/callers/contact-note';
import type { IncidentRecord } from '../../shared/incidents/incident';
import { deriveErasedIncidentUid } from '../rows/incidents/derive-erased-incident-uid';
import { prepareIsErased, prepareMarkErased } from './mark-and-check-erased-ids';

const erasedTitle = '…';

/**
 * Prepares to erase a note on a caller or store for good, with what is being typed of it, within the caller's transaction: what
 * is typed begins with the note, and would bring it back.
 */
export function prepareEraseNote(db: Database): (id: number) => void {
  const uidOf = db.prepare<[number], string>('SELECT uid FROM contact_note WHERE id = ?').pluck();
  const drop = db.prepare('DELETE FROM contact_note WHERE id = ?');
  const dropDraft = db.prepare(
    `DELETE FROM note_draft WHERE (subject, subject_key) = (SELECT subject, contact_key FROM contact_note WHERE id = ?)`,
  );
  const markErased = prepareMarkErased(db);
  return (id) => {
    const uid = uidOf.get(id);
    // All of its ids: another PC may know the note by any of them.
    for (const each of uid === undefined ? [] : splitNoteUid(uid)) markErased(each);
    dropDraft.run(id);
    drop.run(id);
  };
}

/**
 * Prepares to erase what an incident is about, within the caller's transaction. The incident stays, with the calls of
 * others, under another id: no version of the earlier one returns.
 * @returns a function of the incident's id, and whether the erasure was requested here. If it was, the incident and
 *   all its links are queued for the server; otherwise only those already queued.
 */
export function prepareEraseIncident(db: Database): (id: number, isRequestedHere: boolean) => void {
  const uidOf = db.prepare<[number], string>('SELECT uid FROM incident WHERE id = ?').pluck();
  const idOf = db.prepare<[string], number>('SELECT id FROM incident WHERE uid = ?').pluck();
  const rename = db.prepare(
    'UPDATE incident SET uid = @uid, title = @title, traits = @traits WHERE id = @id',
  );
  const moveLinks = db.prepare('UPDATE incident_link SET incident_id = ? WHERE incident_id = ?');
  const drop = db.prepare('DELETE FROM incident WHERE id = ?');
  const queueAll = db.prepare<{ id: number }>(
    `INSERT OR REPLACE INTO unsynced_change (kind, row_id) SELECT kind, row_id FROM (
       SELECT 'incident' AS kind, @id AS row_id
       UNION ALL SELECT 'incident-link', id FROM incident_link WHERE incident_id = @id
     ) WHERE EXISTS (SELECT 1 FROM sync_position)`,
  );
  const queueOwn = db.prepare<{ id: number }>(
    `INSERT OR REPLACE INTO unsynced_change (kind, row_id) SELECT kind, row_id FROM unsynced_change
     WHERE (kind = 'incident' AND row_id = @id)
       OR (kind = 'incident-link' AND row_id IN (SELECT id FROM incident_link WHERE incident_id = @id))`,
  );
  const markErased = prepareMarkErased(db);
  return (id, isRequestedHere) => {
    const uid = uidOf.get(id);
    if (uid === undefined) return;
    markErased(uid);
    const next = deriveErasedIncidentUid(uid);
    const known = idOf.get(next);
    if (known === undefined) rename.run({ id, uid: next, title: erasedTitle, traits: '[]' });
    else {
      moveLinks.run(known, id);
      drop.run(id);
    }
    (isRequestedHere ? queueAll : queueOwn).run({ id: known ?? id });
  };
}

/**
 * Returns a function that redacts the title of an incident of the journal or of another PC if it was erased here.
 */
export function prepareRedactErasedTitle(db: Database): <T extends IncidentRecord>(incident: T) => T {
  const isErased = prepareIsErased(db);
  return (incident) => {
    let { uid } = incident;
    while (isErased(uid)) uid = deriveErasedIncidentUid(uid);
    return uid === incident.uid ? incident : { ...incident, uid, title: erasedTitle, traits: [] };
  };
}
