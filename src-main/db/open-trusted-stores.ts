import { fail, succeed, type Result } from '../../shared/result';
import { databaseError, troubleOf, type DatabaseError } from './database-trouble';
import { openTrusted, type TrustedDatabase } from './open-trusted';
import { createStores, type Stores } from './stores';

/**
 * A database that can be relied on, and everything that is asked of it. A file of the right schema for which a
 * statement cannot even be prepared is damaged where its schema is written.
 */
export function openTrustedStores(
  file: string,
  nowMs: number,
  mustRestore: boolean,
): Result<{ readonly trusted: TrustedDatabase; readonly stores: Stores }, DatabaseError> {
  const opened = openTrusted(file, nowMs, mustRestore);
  if (!opened.ok) return opened;
  const trusted = opened.value;
  try {
    return succeed({ trusted, stores: createStores(trusted.db, file, trusted.journal) });
  } catch (thrown) {
    trusted.db.close();
    trusted.journal.close();
    if (mustRestore) return fail(databaseError('damaged', troubleOf(thrown).detail));
    return openTrustedStores(file, nowMs, true);
  }
}
