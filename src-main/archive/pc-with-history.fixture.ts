import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect } from 'vitest';
import { matchesChecksum, selectChecksummed, checksummedTables } from '../db/row-checksums';
import { tempFolder } from '../db/temp-folder.fixture';
import { historyIn } from '../history/history.fixture';
import { createJobControl } from '../jobs/job-control';
import { ended, outcomes } from '../tickets/sample-ticket.fixture';
import { resendableStatuses } from '../rows/tickets/ticket-status';
import { createArchiveAndSyncImport } from './archive-and-sync-import';
import { createArchiveWriteAndCheckStore } from './archive-write-and-check-store';

let pcs = 0;

/** A PC with its history. No other PC has the ids of its calls. */
export function createPc() {
  pcs += 1;
  const prefix = String(pcs).padStart(8, '0');
  const history = historyIn(
    'read',
    undefined,
    (last) => `${prefix}-0000-4000-8000-${String(last).padStart(12, '0')}`,
  );
  const { db, tickets } = history;
  const folder = tempFolder();
  const file = join(folder, 'history.zip');
  const archives = createArchiveWriteAndCheckStore(db);
  const imports = createArchiveAndSyncImport(db);

  return {
    ...history,
    file,
    archive: async (mode: 'live' | 'practice' = 'live') => {
      await archives.write({ file, mode, madeAtMs: 5_000, appVersion: '1.2.3' }, createJobControl());
      return file;
    },
    take: async (archive: string, mode: 'live' | 'practice' = 'live', atMs = 9_000) => {
      const staged = join(folder, 'staged.jsonl');
      const checked = await archives.stage(archive, staged, mode, createJobControl());
      if (checked.kind !== 'written') throw new Error(checked.kind);
      if ('refused' in checked.staged) return checked.staged.refused;
      const { tooLarge: unstaged } = checked.staged;
      const counts = { added: 0, changed: 0, leftOut: 0, tooLarge: unstaged };
      for (let next: number | null = 0; next !== null;) {
        const step = imports.importSome(staged, next, atMs);
        counts.added += step.added;
        counts.changed += step.changed;
        counts.leftOut += step.leftOut;
        counts.tooLarge += step.tooLarge;
        next = step.next;
      }
      const { leftOut, tooLarge, ...always } = counts;
      return { ...always, ...(leftOut > 0 && { leftOut }), ...(tooLarge > 0 && { tooLarge }) };
    },
    /** Sends a ticket and ends its attempt. */
    end: (id: number, kind: keyof typeof outcomes, raw = '{"ErrorCode":"0","x":"打"}') => {
      const begun = tickets.beginAttempt(id, resendableStatuses, 2_000);
      tickets.endAttempt(ended(begun?.attemptId ?? 0, outcomes[kind], raw), true);
    },
    rows: () =>
      ['call', 'ticket', 'attempt', 'note', 'reminder'].map((table) =>
        db.prepare(`SELECT * FROM ${table}`).all(),
      ),
  };
}

export function expectValidChecksums(db: Database): void {
  for (const table of checksummedTables) {
    const rows = db
      .prepare<[], { checksum: string }>(`SELECT ${selectChecksummed(table)} FROM ${table}`)
      .all();
    expect(rows.filter((row) => !matchesChecksum(table, row))).toEqual([]);
  }
}

/** Tickets in every status, with everything that can belong to one. */
export function createBusyPc() {
  const busy = createPc();
  const created = busy.add({ Issue: 'printer 打印机 \u0000 🖨️' });
  busy.end(created, 'not-sent');
  busy.end(created, 'created');
  busy.tickets.addNote(created, 'behind the counter\r\n', 3_000);
  const rejected = busy.add({ Name: 'Balan' });
  busy.end(rejected, 'rejected');
  const uncertain = busy.add({ Name: 'Chong' });
  busy.end(uncertain, 'uncertain');
  const waiting = busy.add({ Name: 'Devi' });
  busy.end(waiting, 'throttled');
  const signedOut = busy.add({ Name: 'Farid' });
  busy.end(signedOut, 'signed-out');
  return { ...busy, created, rejected, uncertain, waiting, signedOut };
}
