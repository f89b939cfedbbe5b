import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import { openWithRecovery } from '../../../src-main/data/recovery/open-with-recovery';
import { createStores } from '../../../src-main/data/stores/stores';
import { printLine } from '../app/print-line';
import { waitToBeKilled } from '../app/wait-to-be-killed';
import { createFields } from './stop-while-sending';

export type WriteAndAcknowledge = {
  readonly folder: string;
  readonly rounds: number;
  /** `NORMAL` is the usual default in this journal mode. It may lose acknowledged writes. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Makes a backup every so many rounds, or never. */
  readonly backUpEvery: number | null;
  readonly firstRound: number;
  /** Stops at the end with everything open, to be killed. */
  readonly staysOpen: boolean;
};

/** A write that the process was told is on disk. */
export type AcknowledgedWrite =
  | { readonly kind: 'saved'; readonly callId: string; readonly name: string }
  | { readonly kind: 'made'; readonly reference: string }
  | { readonly kind: 'ended'; readonly reference: string; readonly caseNumber: string }
  | { readonly kind: 'backed-up' | 'done' };

export const getDatabaseFile = (folder: string): string => join(folder, 'live', 'helpdesk.db');

/** Saves calls, makes tickets and writes outcomes, and reports each as soon as it is on disk. */
export function writeAndAcknowledge(order: WriteAndAcknowledge): void {
  const { folder, rounds, synchronous, backUpEvery, firstRound, staysOpen } = order;
  const file = getDatabaseFile(folder);
  const opened = openWithRecovery(file, Date.UTC(2026, 10, 24));
  if (!opened.ok) throw new Error(opened.error.detail);
  const { db, journal } = opened.value;
  db.pragma(`synchronous = ${synchronous}`);
  // Small enough that the trace contains moments at which the log is checkpointed into the file.
  db.pragma('wal_autocheckpoint = 25');
  const { calls, tickets, journal: segments, maintenance } = createStores(db, file, journal);
  const acknowledge = (what: AcknowledgedWrite): void => printLine(JSON.stringify(what));

  for (let round = firstRound; round < firstRound + rounds; round += 1) {
    const callId = `call-${round}`;
    const name = `Name ${round}`;
    const reference = `SH-${round}`;
    calls.begin(callId, round);
    const fields = { ...createFields('x'.repeat(round % 700)), name };
    calls.save(callId, fields, round);
    acknowledge({ kind: 'saved', callId, name });
    if (round % 2 === 0) {
      const body = bodyOf(name);
      const bodySha256 = createHash('sha256').update(body).digest('hex');
      const isSent = round % 4 === 0;
      const made = tickets.make(
        { callId, fields, body, bodySha256, references: [reference], nowMs: round, agent: null },
        isSent,
      );
      acknowledge({ kind: 'made', reference });
      if (made !== null && made.attempt !== null) {
        const caseNumber = `STOREHUB${round}`;
        const outcome: Outcome = { kind: 'created', caseNumber, storeHubTicketId: String(round) };
        const { attemptId } = made.attempt;
        const times = { firstByteAtMs: round, endedAtMs: round };
        tickets.endAttempt({ attemptId, outcome, ...times, httpStatus: 200, rawAnswer: '{}' }, true);
        acknowledge({ kind: 'ended', reference, caseNumber });
        if (round % 8 === 0) tickets.addNote(made.ticketId, `Noted in round ${round}`, round);
      }
    }
    if (backUpEvery !== null && round % backUpEvery === 0) {
      const backups = maintenance.backUp(segments.beginSegment(), Date.UTC(2026, 10, 24) + round * 1_000);
      segments.dropBefore(backups[0]?.number ?? 0);
      printLine(JSON.stringify({ kind: 'backed-up' }));
    }
  }
  if (!staysOpen) return;
  printLine(JSON.stringify({ kind: 'done' }));
  waitToBeKilled();
}

/** A control: the naive backup, which copies a file over the only backup, again and again. */
export function overwriteOnlyBackup({ from, to }: { readonly from: string; readonly to: string }): void {
  printLine('begun');
  for (;;) copyFileSync(from, to);
}

function bodyOf(name: string): string {
  const { phone: Phone, issue: Issue, address: Address, state: State } = createFields('');
  return JSON.stringify({
    Ticket: { Name: name, Phone, Issue, Priority: 0, IsReceiveSms: true },
    Appointment: { Address, State, ServiceId: 18, Longitude: 101.7122, Latitude: 3.1573 },
  });
}
