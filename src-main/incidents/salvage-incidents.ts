import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/iterate-intact-rows';
import { parseRecords, type JournalRecord } from '../journal/journal-record';

/** Yields the readable incidents of a damaged database, and then the links of calls to them, as journal records. */
export function* iterateSalvagedIncidents(from: Database): Generator<JournalRecord> {
  const uids = new Map<number, string>();
  for (const row of iterateIntactRows(from, 'incident')) {
    uids.set(Number(row['id']), String(row['uid']));
    yield* parseRecords([
      {
        kind: 'incident',
        uid: row['uid'],
        title: row['title'],
        traits: JSON.parse(String(row['traits'])) as unknown,
        beganAtMs: row['began_at_ms'],
        endedAtMs: row['ended_at_ms'],
        changedAtMs: row['changed_at_ms'],
        ...(row['end_changed_at_ms'] === null ? {} : { endChangedAtMs: row['end_changed_at_ms'] }),
      },
    ]);
  }
  for (const row of iterateIntactRows(from, 'incident_link')) {
    yield* parseRecords([
      {
        kind: 'incident-link',
        callId: row['call_id'],
        incidentUid: uids.get(Number(row['incident_id'])),
        wantsCallback: row['wants_callback'] === 1,
        calledBackAtMs: row['called_back_at_ms'],
        changedAtMs: row['changed_at_ms'],
        ...(row['is_unlinked'] === 1 ? { isUnlinked: true } : {}),
      },
    ]);
  }
}
