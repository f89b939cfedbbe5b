import { existsSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { WalTruncationGuard } from '../../db/wal-truncation-guard';
import { releasePageCache } from '../../db/scrub-pages';
import type { FolderRegistry } from '../../folder-identity/folder-registry';
import type { JournalFile } from '../../journal/journal-file';
import { writeStoredJournalPosition } from '../../journal/stored-journal-position';
import type { UnchangedDatabaseVerifier } from './unchanged-database-verifier';
import type { OverwriteGuard } from './overwrite-guard';

type Open = {
  readonly db: Database;
  readonly journal: JournalFile;
  readonly witness: FolderRegistry;
  readonly inUse: string;
  readonly guard: OverwriteGuard;
  readonly content: UnchangedDatabaseVerifier;
  readonly walIndex: WalTruncationGuard;
};

/** Creates the function that closes a recovered database and the records beside it. */
export function closeRecoveredDatabase(
  { db, journal, witness, inUse, guard, content, walIndex }: Open,
  beforeClosing: () => void,
): () => void {
  return () => {
    // Files that another program overwrote, or another copy of the app owns, are not confirmed as what this run wrote.
    const isAsWritten = guard.isAsWritten();
    const isRecorded = isAsWritten && recordJournalPosition(db, journal);
    if (isAsWritten) witness.record(journal.position());
    witness.close();
    guard.close();
    beforeClosing();
    walIndex.repair();
    db.close();
    content.close();
    walIndex.close();
    releasePageCache(db);
    journal.close();
    // Without a recorded position, the file counts as cut off, and the next start replays the journal.
    if (isRecorded && existsSync(inUse)) rmSync(inUse, { force: true });
  };
}

/** Returns false if the disk refuses the write, for example because it is full. */
function recordJournalPosition(db: Database, journal: JournalFile): boolean {
  try {
    writeStoredJournalPosition(db, journal.position());
    return true;
  } catch {
    return false;
  }
}
