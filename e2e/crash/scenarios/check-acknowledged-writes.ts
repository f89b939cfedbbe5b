import type { RecoveredDatabase } from '../../../src-main/data/recovery/open-with-recovery';
import { createStores } from '../../../src-main/data/stores/stores';
import type { AcknowledgedWrite } from './write-and-acknowledge';

/** Returns the first acknowledged write that the database lacks or holds differently. */
export function findFirstMissingWrite(
  { db, journal }: RecoveredDatabase,
  file: string,
  acknowledged: readonly AcknowledgedWrite[],
): AcknowledgedWrite | undefined {
  const { calls, tickets } = createStores(db, file, journal);
  const idOf = db.prepare<[string], number>('SELECT id FROM ticket WHERE reference = ?').pluck();
  return acknowledged.find((what) => {
    if (what.kind === 'saved') return calls.get(what.callId)?.fields.name !== what.name;
    if (!('reference' in what)) return false;
    const id = idOf.get(what.reference);
    return id === undefined || (what.kind === 'ended' && tickets.get(id)?.caseNumber !== what.caseNumber);
  });
}
