import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempFolder } from '../../db/temp-folder.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { openWithRecovery, type RecoveredStores } from './open-with-recovery';

/** One PC: its witness folders inside and outside the home, and its database file. */
export type Pc = { readonly witnessFolder: string; readonly machineFolder: string; readonly file: string };

export function newPc(): Pc {
  const root = tempFolder();
  return {
    witnessFolder: join(root, 'witness'),
    machineFolder: join(root, 'machine'),
    file: join(root, 'data', 'live', 'helpdesk.db'),
  };
}

let lastId = 0;

export function open({ file, witnessFolder, machineFolder }: Pc, mustRestore = false): RecoveredStores {
  lastId += 1;
  const witness = { folder: witnessFolder, machineFolder, newId: `id-${lastId}` };
  const opened = openWithRecovery(file, Date.UTC(2026, 10, 24), { witness, mustRestore });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

const callId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

export function makeTicket({ stores }: RecoveredStores, n: number, nowMs = 1_000): void {
  stores.calls.begin(callId(n), 500);
  stores.calls.save(callId(n), readyFields, 600);
  stores.tickets.make({ ...newTicket(callId(n), `SH-AAAA${n}`), nowMs }, false);
}

/** Sends every waiting ticket, as the outbox does. @returns the references that were sent */
export function drain({ stores }: RecoveredStores): string[] {
  return stores.tickets.queued().map(({ id, reference }) => {
    const attempt = stores.tickets.beginAttempt(id, ['waiting'], 1_000);
    stores.tickets.endAttempt(ended(attempt?.attemptId ?? 0, outcomes.created), false);
    return reference;
  });
}

export function uncertain({ stores }: RecoveredStores) {
  return stores.tickets.uncertain().map(({ reference, lastOutcome }) => {
    if (lastOutcome?.kind !== 'uncertain') throw new Error('not-uncertain');
    return [reference, lastOutcome.reason];
  });
}

export const folderOf = ({ file }: Pc) => dirname(file);

/**
 * Creates a PC with three waiting tickets and a backup, and closes the app. `yesterday` is a copy of its folder at that
 * time.
 */
export function pcWithCopy(copy: (pc: Pc, yesterday: string) => void = copyFolder) {
  const pc = newPc();
  const yesterday = join(tempFolder(), 'yesterday');
  const opened = open(pc);
  for (const n of [1, 2, 3]) makeTicket(opened, n);
  opened.stores.maintenance.backUp(opened.stores.journal.beginSegment(), Date.UTC(2026, 10, 23));
  opened.close();
  copy(pc, yesterday);
  return { pc, yesterday };
}

export function copyFolder(pc: Pc, yesterday: string): void {
  cpSync(folderOf(pc), yesterday, { recursive: true });
}

export function dropDatabase(pc: Pc): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(pc.file + suffix, { force: true });
}

export const allInDoubt = (reason: string) =>
  ['SH-AAAA1', 'SH-AAAA2', 'SH-AAAA3'].map((each) => [each, reason]);
