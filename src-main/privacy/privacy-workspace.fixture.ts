import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { createBackupScheduler } from '../backup/backup-scheduler';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import type { OpenStores } from '../data/open-stores';
import { storesOver } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { createLongJobs } from '../jobs/long-jobs';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { createPrivacyService } from './privacy-service';
import { findFilesWith } from './find-files-with-bytes.fixture';
import { silentLog } from '../log/log';
import { createRecordedLog } from '../log/recorded-log.fixture';

const dayMs = 86_400_000;
export const day = (number: number): number => 1_700_000_000_000 + number * dayMs;

/** The part of the number in the index that other numbers do not share. */
export const endOfNumber = '98765432';

/** Clearly not a real person. Each value is in a different field. */
export const canary = {
  Name: 'Zuraidah Canary',
  Phone: '60198765432',
  StoreName: 'Kedai Kenari',
  Issue: 'canary issue',
  Remark: 'canary remark',
  Email: 'canary@example.invalid',
};
export const canaryCaller = { phone: canary.Phone, name: canary.Name };
export const secrets = [
  ...Object.values(canary),
  'canary note',
  'canary reminder',
  'canary-answer',
  'canary address',
  endOfNumber,
];

const soon = (_delayMs: number, run: () => void) => {
  queueMicrotask(run);
  return () => undefined;
};
const never = () => () => undefined;

/**
 * Opens a privacy service with its own database. Its checks and pauses take no time.
 * @param around wraps the stores that the service uses
 */
export function openPrivacyWorkspace(
  folder = join(tempFolder(), 'live'),
  isForced = false,
  around = (stores: OpenStores): OpenStores => stores,
) {
  const file = join(folder, 'helpdesk.db');
  const opened = openWithRecovery(file, day(0), { mustRestore: isForced });
  if (!opened.ok) throw new Error(opened.error.detail);
  const { db } = opened.value;
  const stores = storesOver(opened.value, file);
  let isOpen = true;
  let nowMs = day(0);
  let keepDays: number | null = null;
  let isClockFarOff = false;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await privacy.close();
    await stores.close();
  };
  onTestFinished(close);
  const clock = () => nowMs;
  const backups = createBackupScheduler({
    log: silentLog,
    stores,
    nowMs: clock,
    schedule: never,
    onDamaged: () => undefined,
    onChanged: () => undefined,
  });
  const jobs = createLongJobs({ schedule: never, onProgress: () => undefined });
  const recorded = createRecordedLog();
  const privacy = createPrivacyService({
    log: recorded.log,
    stores: around(stores),
    backups,
    index: { hold: () => () => undefined },
    jobs,
    keepDays: () => keepDays,
    isClockFarOff: () => isClockFarOff,
    nowMs: clock,
    // Runs requested checks and their pauses at once, but not the next periodic check.
    schedule: (delayMs, run) => {
      if (delayMs <= 20) return soon(delayMs, run);
      nextCheck = { delayMs, run };
      return never();
    },
    onHistoryChanged: () => {
      changes += 1;
    },
    onCallsErased: (callIds) => {
      erasedCalls.push(...callIds);
    },
    onCallsRedacted: (callIds) => {
      redactedCalls.push(...callIds);
    },
  });
  let nextCheck: { readonly delayMs: number; readonly run: () => void } | null = null;
  let last = 0;
  let changes = 0;
  const erasedCalls: string[] = [];
  const redactedCalls: string[] = [];

  const add = async (
    Ticket: Record<string, string>,
    state: 'created' | 'waiting' | 'rejected',
    atMs = nowMs,
  ): Promise<number> => {
    last += 1;
    const callId = `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
    await stores.calls.begin(callId, atMs);
    const body = sampleBody({ Ticket, Appointment: { Address: Ticket['Address'] ?? 'elsewhere' } });
    const ticket = { ...newTicket(callId, `SH-X${last}`, body), nowMs: atMs };
    const made = await stores.tickets.make(ticket, state !== 'waiting');
    if (!made.ok || made.value === null) throw new Error('not made');
    if (made.value.attempt !== null)
      await stores.tickets.endAttempt(
        ended(
          made.value.attempt.attemptId,
          outcomes[state === 'waiting' ? 'created' : state],
          '{"x":"canary-answer"}',
        ),
        true,
      );
    await stores.reminders.set({
      uid: `reminder ${last}`,
      ticketId: made.value.ticketId,
      text: `${Ticket['Name'] === canary.Name ? 'canary' : 'other'} reminder`,
      dueAtMs: atMs,
      nowMs: atMs,
    });
    await stores.reminders.change(
      last,
      {
        text: `${Ticket['Name'] === canary.Name ? 'canary' : 'other'} reminder`,
        dueAtMs: atMs,
        resolution: 'done',
        isDismissed: false,
      },
      atMs,
    );
    await stores.tickets.addNote(
      made.value.ticketId,
      `${Ticket['Name'] === canary.Name ? 'canary' : 'other'} note`,
      atMs,
    );
    return made.value.ticketId;
  };

  return {
    folder,
    db,
    stores,
    backups,
    privacy,
    restored: opened.value.restored,
    close,
    add,
    at: (ms: number) => {
      nowMs = ms;
    },
    /** How often `onHistoryChanged` was called. */
    changes: () => changes,
    /** The unsent calls that it reported as erased. */
    erasedCalls: () => erasedCalls,
    /** The calls that it reported as having lost their autofills. */
    redactedCalls: () => redactedCalls,
    set: (days: number | null) => {
      keepDays = days;
    },
    /** Says whether the clock is known to be more than a day off. */
    setClockFarOff: (isFarOff: boolean) => {
      isClockFarOff = isFarOff;
    },
    /** A call rang the day before, so that the work of today is not taken for that of a clock that jumped. */
    workYesterday: () =>
      stores.incomingCalls.announce([
        { uid: 'yesterday', phone: '60100000000', name: '', store: '', atMs: day(-1) },
      ]),
    /** Creates a call that was discarded and never sent. */
    discard: async (callId: string, fields: Partial<CallFields>, atMs = nowMs): Promise<void> => {
      await stores.calls.begin(callId, atMs);
      await stores.calls.save(callId, { ...blankCallFields, ...fields }, atMs);
      await stores.calls.discard(callId, atMs);
    },
    discarded: () => db.prepare<[], string>(`SELECT id FROM call WHERE status = 'discarded'`).pluck().all(),
    keep: async (days: number | null) => {
      keepDays = days;
      privacy.checkSoon();
      await Promise.resolve();
      await privacy.settled();
    },
    /** Runs the check that is scheduled for later. @returns how much later, in ms; null for none */
    runNextCheck: async (): Promise<number | null> => {
      const check = nextCheck;
      nextCheck = null;
      check?.run();
      await Promise.resolve();
      await privacy.settled();
      return check?.delayMs ?? null;
    },
    logged: recorded.of,
    secrets: () => findFilesWith(folder, secrets),
    ids: () => db.prepare<[], number>('SELECT id FROM ticket ORDER BY id').pluck().all(),
  };
}

/** Opens a workspace with other callers, two tickets of the canary, and everything else that can name her. */
export async function openBusyWorkspace(others = 40, ...how: Parameters<typeof openPrivacyWorkspace>) {
  const open = openPrivacyWorkspace(...how);
  for (let other = 0; other < others; other += 1)
    await open.add({ Name: `Other ${other}`, Phone: `6011${String(other).padStart(7, '0')}` }, 'created');
  await open.add(canary, 'created');
  await open.add({ ...canary, Phone: '+60 19-876 5432' }, 'rejected');
  // Indexed in many segments.
  for (let isMoreLeft = true; isMoreLeft;) {
    const step = await open.stores.ticketIndex.indexSome(3);
    isMoreLeft = step.ok && step.value;
  }
  await open.backups.backUp();
  const hers = {
    subject: 'caller',
    contact: canary.Phone,
    label: canary.Name,
    text: 'canary lasting note',
  } as const;
  await open.stores.contactNotes.set({ ...hers, endsAtMs: null }, 'note-of-hers', 1);
  const stores = {
    subject: 'store',
    contact: 'Other',
    label: 'Other',
    text: `ask for ${canary.Name}`,
  } as const;
  await open.stores.contactNotes.set({ ...stores, endsAtMs: null }, 'note-of-a-store', 1);
  const incident = { uid: 'incident-1', title: `ask ${canary.Name}`, traits: [`"${canary.Name}`] };
  await open.stores.incidents.begin({ ...incident, beganAtMs: 1, endedAtMs: null, changedAtMs: 1 }, [
    others + 1,
  ]);
  const ring = { uid: 'ring-of-hers', phone: canary.Phone, name: canary.Name, store: canary.StoreName };
  await open.stores.incomingCalls.announce([{ ...ring, atMs: 1 }]);
  await open.stores.savedViews.save(null, { name: 'Her', text: 'Zuraidah Canary' });
  await open.stores.exportRecords.beginExport({
    atMs: 1,
    format: 'csv',
    query: { text: '019-8765432' },
    fileName: 'x.csv',
  });
  await open.stores.dismissals.dismiss('60198765432', '60198765432|kedai kenari', 1);
  return open;
}
