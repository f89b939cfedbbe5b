import type { Database } from 'better-sqlite3';
import { selectChecksummed, verifyRow } from '../db/row-checksums';

export type SyncPositionStore = ReturnType<typeof createSyncPositionStore>;

/**
 * A sync file to write: the tickets after `after` up to `reaching`, and earlier tickets that have changed. `number`
 * grows with the time, in ms since 1970, so that a restored PC continues above the numbers that it wrote before.
 */
export type SyncFileRange = {
  readonly desk: string;
  readonly number: number;
  readonly after: number;
  readonly reaching: number;
};

/** How far a sync file covers the changed tickets and the erasures. */
export type SyncFileEnd = { readonly unfedTo: number; readonly erasuresTo: number };

type Row = {
  desk: string;
  folder: string;
  walked_to: number;
  reaching: number | null;
  number: number;
  written_at_ms: number | null;
  checksum: string;
};

const ticketsPerSegment = 20_000;

/**
 * Stores how far the sync has come. A file that was being written when the app ended is written again under the same
 * number.
 */
export function createSyncPositionStore(db: Database, perSegment = ticketsPerSegment) {
  const row = db.prepare<[], Row>(`SELECT ${selectChecksummed('feed')} FROM feed`);
  const readPosition = (): Row | undefined => {
    const found = row.get();
    return found && verifyRow('feed', found);
  };
  const begin = db.prepare('INSERT INTO feed (id, desk, folder) VALUES (1, @desk, @folder)');
  const moveTo = db.prepare('UPDATE feed SET folder = ?, walked_to = 0, reaching = NULL');
  const forget = db.prepare('DELETE FROM unfed');
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM ticket').pluck();
  const isChanged = db
    .prepare<[], number>('SELECT EXISTS (SELECT 1 FROM unfed) OR EXISTS (SELECT 1 FROM unfed_erasure)')
    .pluck();
  const reserve = db.prepare('UPDATE feed SET number = @number, reaching = @reaching');
  const arrive = db.prepare(
    'UPDATE feed SET walked_to = reaching, reaching = NULL, written_at_ms = ? WHERE reaching IS NOT NULL AND number = ?',
  );
  const dropUnfed = db.prepare('DELETE FROM unfed WHERE seq <= ?');
  const dropErasures = db.prepare('DELETE FROM unfed_erasure WHERE seq <= ?');

  return {
    /**
     * Stores the folder that the agent chose. A different folder gets everything from the start.
     * @param newDesk the id of this PC in the shared history, if it has none yet
     */
    choose: db.transaction((folder: string, newDesk: string): void => {
      if (readPosition() === undefined) begin.run({ desk: newDesk, folder });
      if (readPosition()?.folder === folder) return;
      moveTo.run(folder);
      forget.run();
    }).immediate,

    /**
     * Returns the next file to write. Returns null if nothing is new, or the folder is not the one that the agent
     * chose.
     */
    next: db.transaction((folder: string, nowMs: number): SyncFileRange | null => {
      const place = readPosition();
      if (place?.folder !== folder) return null;
      const { desk, walked_to: after, reaching, number } = place;
      if (reaching !== null) return { desk, number, after, reaching };
      const last = newest.get() ?? 0;
      if (last <= after && isChanged.get() !== 1) return null;
      const segment = {
        desk,
        after,
        number: Math.max(number + 1, nowMs),
        reaching: Math.max(after, Math.min(after + perSegment, last)),
      };
      reserve.run(segment);
      return segment;
    }).immediate,

    /** Records that the file is on disk. */
    written: db.transaction(
      ({ number }: SyncFileRange, { unfedTo, erasuresTo }: SyncFileEnd, nowMs: number) => {
        arrive.run(nowMs, number);
        dropUnfed.run(unfedTo);
        dropErasures.run(erasuresTo);
      },
    ).immediate,

    /** Tells whether the agent chose the folder, and when this PC last wrote there, in ms since 1970. */
    stateOf(folder: string): { readonly isChosen: boolean; readonly writtenAtMs: number | null } {
      const place = readPosition();
      const isChosen = place?.folder === folder;
      return { isChosen, writtenAtMs: isChosen ? place.written_at_ms : null };
    },
  };
}
