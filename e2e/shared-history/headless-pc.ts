import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { storesOver } from '../../src-main/data/open-stores-in-process.fixture';
import { openWithRecovery } from '../../src-main/data/recovery/open-with-recovery';
import { createSyncScheduler } from '../../src-main/sync/sync-scheduler';
import { createJobControl } from '../../src-main/jobs/job-control';
import { eraseAtOnce } from '../../src-main/privacy/erase-at-once.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../../src-main/tickets/sample-ticket.fixture';
import { resendableStatuses } from '../../src-main/tickets/store/ticket-status';
import { createSeededRandom } from '../measurement/seeded-random';
import { silentLog } from '../../src-main/log/log';

/*
 * A PC without its window: headless-pc.mjs FOLDER SHARE work|half|noted|erase|rest [SEED]. `work` makes tickets, notes
 * and outcomes as fast as possible, drawn from the seed, while the app's sync writes them to the share, until the
 * process is killed. `half` ends after a file is written and before the sync has recorded that; `noted` then adds a
 * note to a ticket of that file. `erase` erases a caller. With `rest`, the sync writes what is left, and the process
 * ends by itself.
 */
const [folder = '', share = '', task = 'rest', seed = '0'] = process.argv.slice(2);
const random = createSeededRandom(Number(seed));
const file = join(folder, 'helpdesk.db');
const opened = openWithRecovery(file, Date.now());
if (!opened.ok) throw new Error(opened.error.detail);
const { db } = opened.value;
const stores = storesOver(opened.value, file);
await stores.syncPosition.choose(share, randomUUID());
const feed = createSyncScheduler({
  log: silentLog,
  stores,
  folder: () => share,
  isPaused: false,
  newPcId: randomUUID,
  pcName: `PC of ${folder.split('/').at(-1) ?? ''}`,
  nowMs: Date.now,
  // Shortens a minute to a fiftieth of a second.
  schedule: (delayMs, run) => {
    const timer = setTimeout(run, delayMs / 3_000);
    return () => clearTimeout(timer);
  },
  onChanged: () => undefined,
});

if (task === 'work') {
  feed.start();
  for (;;) {
    await makeOne();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
if (task === 'half') {
  await makeOne();
  const segment = await stores.syncPosition.next(share, Date.now());
  if (!segment.ok || segment.value === null) throw new Error('nothing to write');
  await stores.syncFiles.write(
    { folder: share, segment: { ...segment.value, pcName: 'half' } },
    createJobControl(),
  );
  await stores.close();
  process.exit(0);
}
if (task === 'noted') await stores.tickets.addNote(newest(), 'known since', Date.now());
if (task === 'erase') {
  const settled = `state IN ('created', 'rejected')`;
  const phone = db.prepare<[], string>(`SELECT phone FROM ticket WHERE ${settled} LIMIT 1`).pluck().get();
  await eraseAtOnce(stores, { phone: phone ?? '', name: '' }, Date.now());
}
feed.start();
const isBehind = db
  .prepare<[], number>(
    `SELECT (SELECT coalesce(max(id), 0) FROM ticket) > coalesce((SELECT walked_to FROM feed), 0)
       OR (SELECT reaching FROM feed) IS NOT NULL
       OR EXISTS (SELECT 1 FROM unfed) OR EXISTS (SELECT 1 FROM unfed_erasure)`,
  )
  .pluck();
while (isBehind.get() === 1) {
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
await feed.close();
await stores.close();

function newest(): number {
  return db.prepare<[], number>('SELECT max(id) FROM ticket').pluck().get() ?? 0;
}

async function makeOne(): Promise<void> {
  const callId = randomUUID();
  const number = Math.floor(random() * 20);
  await stores.calls.begin(callId, Date.now());
  const body = sampleBody({
    Ticket: {
      Phone: `601000000${String(number).padStart(2, '0')}`,
      Issue: `"printer", 打印机 \\N \\. \0 \uD800 ${number}\r\n=1+1\t\\u0000`,
      Remark: '\\.',
    },
  });
  const made = await stores.tickets.make(newTicket(callId, `SH-${callId.slice(0, 13)}`, body), false);
  if (!made.ok || made.value === null) throw new Error('no ticket');
  const { ticketId } = made.value;
  const begun = await stores.tickets.beginAttempt(ticketId, resendableStatuses, Date.now());
  const outcome = outcomes[number % 3 === 0 ? 'rejected' : 'created'];
  if (begun.ok && begun.value !== null)
    await stores.tickets.endAttempt(
      ended(begun.value.attemptId, outcome, '{"x":"\\u0000打"}'),
      number % 4 === 0,
    );
  // Adds later information to an earlier ticket.
  const earlier = Math.max(1, ticketId - number * 7);
  await stores.tickets.addNote(earlier, `note ${callId}\n\\.\n"`, Date.now());
}
