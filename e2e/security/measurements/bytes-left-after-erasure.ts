import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackupScheduler } from '../../../src-main/backup/backup-scheduler';
import { storesOver } from '../../../src-main/data/open-stores-in-process.fixture';
import { openWithRecovery } from '../../../src-main/data/recovery/open-with-recovery';
import { createLongJobs } from '../../../src-main/jobs/long-jobs';
import { eraseCallerWithoutCleanup } from '../../../src-main/privacy/erase-caller-without-cleanup.fixture';
import { createPrivacyService } from '../../../src-main/privacy/privacy-service';
import { findFilesWith } from '../../../src-main/privacy/find-files-with-bytes.fixture';
import { hashContent } from '../../../src-main/rows/tickets/content-hash';
import { blankCallFields } from '../../../shared/calls/call';
import { plantCallerTraces, plantedTraceCounts } from './plant-caller-traces';
import type { Measurement } from '../../measurement/measurement';
import { silentLog } from '../../../src-main/log/log';

/**
 * Erases one of several callers, with an open and a parked call, and with traces in the calls of others, another caller
 * each time. Then searches every byte of the data folder.
 */
export const bytesLeftAfterErasure: Measurement = {
  id: 'S8',
  unit: 'files of the data folder with a byte of what was erased',
  goal: 0,
  runs: { full: 20, short: 3 },
  measure: async (runs) => {
    let value = 0;
    let control = 0;
    let hadBefore = 0;
    for (let run = 0; run < runs; run += 1) {
      const guarded = await eraseOne(run, true);
      value += guarded.after;
      hadBefore += guarded.before;
      control += (await eraseOne(run, false)).after;
    }
    return { value, control, seen: { filesWithItBefore: hadBefore } };
  },
};

const others = 60;
const never = () => () => undefined;

/**
 * @param isGuarded false for the control: a plain DELETE with SQLite's defaults, without overwriting or rewriting
 * pages
 */
async function eraseOne(run: number, isGuarded: boolean): Promise<{ before: number; after: number }> {
  const root = await mkdtemp(join(tmpdir(), 'helpdesk-erased-'));
  const folder = join(root, 'live');
  try {
    const file = join(folder, 'helpdesk.db');
    const opened = openWithRecovery(file, 1);
    if (!opened.ok) throw new Error(opened.error.detail);
    const { db } = opened.value;
    const stores = storesOver(opened.value, file);
    const backups = createBackupScheduler({
      log: silentLog,
      stores,
      nowMs: () => 1,
      schedule: never,
      onDamaged: () => undefined,
      onChanged: () => undefined,
    });
    const jobs = createLongJobs({ schedule: never, onProgress: () => undefined });
    // Ends every pause at once.
    const soon = (_delayMs: number, resume: () => void) => {
      queueMicrotask(resume);
      return () => undefined;
    };
    const privacy = createPrivacyService({
      log: silentLog,
      stores,
      backups,
      index: { hold: () => () => undefined },
      jobs,
      keepDays: () => null,
      isClockFarOff: () => false,
      nowMs: () => 1,
      schedule: soon,
      onHistoryChanged: () => undefined,
      onCallsErased: () => undefined,
      onCallsRedacted: () => undefined,
    });

    const secret = randomBytes(12).toString('hex');
    const phone = `601${String(run).padStart(8, '7')}`;
    const isSecret = (index: number): boolean => index % 20 === run % 20;
    for (let index = 0; index < others; index += 1) {
      const callId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      await stores.calls.begin(callId, 1);
      const text = isSecret(index) ? secret : `other ${index} `.repeat(9);
      const fields = { ...blankCallFields, name: text, issue: text };
      await stores.calls.save(callId, fields, 1);
      const body = JSON.stringify({
        Ticket: {
          Name: text.slice(0, 90),
          Phone: isSecret(index) ? phone : `6030000${index}`,
          Issue: text,
          Priority: 0,
          IsReceiveSms: true,
          StoreName: text.slice(0, 90),
        },
        Appointment: { Address: text, State: 'Penang', ServiceId: 18, Longitude: 100.3, Latitude: 5.4 },
      });
      const ticket = {
        callId,
        fields,
        references: [`SH-${index}`],
        body,
        bodySha256: hashContent(body),
        nowMs: 1,
        agent: null,
      };
      const made = await stores.tickets.make(ticket, true);
      const attemptId = made.ok ? (made.value?.attempt?.attemptId ?? 0) : 0;
      const outcome = { kind: 'created', caseNumber: `CA${index}`, storeHubTicketId: null } as const;
      const ended = { attemptId, outcome, firstByteAtMs: 1, endedAtMs: 2, httpStatus: 200, rawAnswer: text };
      await stores.tickets.endAttempt(ended, true);
      await stores.tickets.addNote(index + 1, text, 1);
    }
    for (const [index, isParked] of [false, true].entries()) {
      const callId = `11111111-0000-4000-8000-${String(index).padStart(12, '0')}`;
      await stores.calls.begin(callId, 1);
      await stores.calls.save(callId, { ...blankCallFields, name: secret, phone }, 1);
      await stores.calls.park(callId, isParked);
    }
    await plantCallerTraces(stores, { phone, name: secret }, run % 20 === 0 ? 2 : 1);
    await stores.ticketIndex.indexSome(1_000);
    await backups.backUp();
    const before = findFilesWith(folder, [secret, phone]).length;

    if (isGuarded) {
      const erased = await privacy.erase({ phone, name: '' });
      const isAllFound =
        erased.ok &&
        erased.value.tickets === others / 20 + plantedTraceCounts.tickets &&
        erased.value.calls === 2 &&
        erased.value.redacted === plantedTraceCounts.redacted;
      if (!isAllFound) throw new Error(JSON.stringify(erased));
    } else {
      db.pragma('secure_delete = OFF');
      await eraseCallerWithoutCleanup(stores, { phone, name: '' }, 1);
    }
    await stores.close();
    return { before, after: findFilesWith(folder, [secret, phone]).length };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
