import type { Database } from 'better-sqlite3';
import type { JournalFile } from './journal-file';
import type { JournalPosition } from './journal-segment';

const newMarkSql = `'/' || hex(randomblob(8))`;
const checksumSql = "substr(checksum, 1, instr(checksum || '/', '/') - 1)";

/**
 * Returns the journal's position as of the last clean close, the last new segment, or the last ticket that was made or
 * sent, whichever came last. Returns null if none of these ever happened.
 */
export function readStoredJournalPosition(db: Database): JournalPosition | null {
  return (
    db
      .prepare<[], JournalPosition>(`SELECT segment, bytes, ${checksumSql} AS checksum FROM journal_position`)
      .get() ?? null
  );
}

/** The mark that this process gave the position last. */
const newestMarks = new WeakMap<Database, string>();

/**
 * Writes the position with a mark that no other write has: 64 random bits behind the checksum.
 * @throws errors of SQLite, for example on a full disk
 */
export function writeStoredJournalPosition(db: Database, position: JournalPosition): void {
  prepareWrite(db)(position);
}

function prepareWrite(db: Database): (position: JournalPosition) => void {
  const write = db
    .prepare<JournalPosition, string>(
      `INSERT OR REPLACE INTO journal_position (id, segment, bytes, checksum)
       VALUES (1, @segment, @bytes, @checksum || ${newMarkSql}) RETURNING checksum`,
    )
    .pluck();
  return (position) => rememberMark(db, write.all(position));
}

/** Gives the stored position another mark, if there is one. @throws errors of SQLite */
export function renewMark(db: Database): void {
  const renew = db.prepare<[], string>(
    `UPDATE journal_position SET checksum = ${checksumSql} || ${newMarkSql} RETURNING checksum`,
  );
  rememberMark(db, renew.pluck().all());
}

/** Returns the mark of the stored position, with the slash before it; null if it has none. */
export function readMark(db: Database): string | null {
  const read = db.prepare<[], string>(
    "SELECT substr(checksum, instr(checksum || '/', '/')) FROM journal_position",
  );
  const mark = read.pluck().get() ?? '';
  return mark === '' ? null : mark;
}

/** Returns the mark that this process gave the position last; undefined if it wrote none. */
export function getNewestMark(db: Database): string | undefined {
  return newestMarks.get(db);
}

/** From `all`: behind `get`, SQLite would move its log into the file only with the next statement. */
function rememberMark(db: Database, [stored]: readonly string[]): void {
  if (stored !== undefined) newestMarks.set(db, stored.slice(stored.indexOf('/')));
}

/**
 * Creates a function that runs a change of the database and, in the same transaction, stores the journal's position
 * including the records of that change. If the journal later loses records, the stored position shows how many the
 * database has.
 */
export function createPositionWriter(db: Database, journal: Pick<JournalFile, 'positionAfter'>) {
  const write = prepareWrite(db);
  return <T>(change: () => T, recordsOf: (changed: T) => readonly unknown[]): T =>
    db
      .transaction(() => {
        const changed = change();
        write(journal.positionAfter(...recordsOf(changed)));
        return changed;
      })
      .immediate();
}
