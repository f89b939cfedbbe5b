import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import { prepareTicketsForArchive } from '../../src-main/archive/tickets-for-archive';
import { openDesk } from '../../src-main/sync/desk.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../../src-main/tickets/sample-ticket.fixture';
import { createSeededRandom } from '../measurement/seeded-random';

/*
 * A PC without its window: headless-pc.mjs FOLDER PORT USER TICKETS SEED. Makes tickets until it has made that many in
 * all its lives, some with a correction, and adds notes to tickets of any PC, while the app's own sync exchanges them
 * with the server. It is killed at any moment and started again. To each line on its input it answers with a line:
 * whether it has made all, and what its history has.
 */
const [folder = '', port = '', user = '', wanted = '0', seed = '0'] = process.argv.slice(2);
const random = createSeededRandom(Number(seed));
const desk = openDesk(folder, { port: Number(port) }, user);
const { db, stores, sync } = desk;
await desk.join();

const countMade = db
  .prepare<[], number>('SELECT count(DISTINCT call_id) FROM ticket WHERE imported IS NULL')
  .pluck();
const anyTicket = db.prepare<[], number>('SELECT id FROM ticket ORDER BY random() LIMIT 1').pluck();
const archived = prepareTicketsForArchive(db);

createInterface(process.stdin).on('line', () => {
  const isWholeMade = (countMade.get() ?? 0) >= Number(wanted);
  process.stdout.write(
    `${JSON.stringify({ isWholeMade, tickets: [...archived()].map(describe).toSorted() })}\n`,
  );
});

while ((countMade.get() ?? 0) < Number(wanted)) {
  await makeOne();
  await pass(20 + random() * 100);
}

/** What every PC must know of a ticket, whatever came first. */
function describe(ticket: ReturnType<typeof archived> extends Generator<infer T> ? T : never): string {
  const { call, reference, state, caseNumber, replaces, attempts, notes } = ticket;
  return JSON.stringify({
    call: call.id,
    reference,
    state,
    caseNumber,
    replaces: replaces?.reference ?? null,
    attempts,
    notes: notes.map(({ text }) => text).toSorted(),
  });
}

async function makeOne(): Promise<void> {
  const callId = randomUUID();
  await stores.calls.begin(callId, Date.now());
  const isCorrected = random() < 0.3;
  await send(callId, `SH-${callId.slice(0, 13)}`, isCorrected ? 'rejected' : 'created');
  if (isCorrected) await send(callId, `SH-${callId.slice(0, 11)}-C`, 'created');
  const noted = anyTicket.get();
  if (noted !== undefined && random() < 0.5)
    await stores.tickets.addNote(noted, `note ${randomUUID()} "打印机" \\. \t`, Date.now());
  sync.historyChanged();
}

async function send(callId: string, reference: string, outcome: 'created' | 'rejected'): Promise<void> {
  const body = sampleBody({ Ticket: { Issue: `printer 打印机 \0 \uD800 ${callId}`, Remark: '\\.' } });
  const ticket = { ...newTicket(callId, reference, body), nowMs: Date.now() };
  const made = await stores.tickets.make(ticket, true);
  if (!made.ok || made.value?.attempt == null) throw new Error('no ticket');
  sync.historyChanged();
  await pass(random() * 10);
  const caseNumber = `STOREHUB-${reference}`;
  const how = outcome === 'created' ? { ...outcomes.created, caseNumber } : outcomes.rejected;
  await stores.tickets.endAttempt(ended(made.value.attempt.attemptId, how, '{"x":"\\u0000打"}'), false);
}
