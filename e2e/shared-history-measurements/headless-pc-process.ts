import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import type { IncidentChange } from '../../shared/incidents/incident';
import { toArchivedIncident } from '../../src-main/archive/note-or-incident-record';
import { prepareTicketsForArchive } from '../../src-main/archive/read-tickets-for-archive';
import { prepareContactNotes } from '../../src-main/callers/contact-note-store';
import { prepareIncidentRecords } from '../../src-main/incidents/incident-reader';
import { readyFields } from '../../src-main/tickets/sample-ticket.fixture';
import type { Log } from '../../src-main/log/log';
import { createSeededRandom } from '../measurement/seeded-random';
import {
  toComparableIncident,
  toComparableLink,
  toComparableNote,
  type ComparableRecord,
} from '../shared-history/comparable-note-and-incident';
import { toComparableTicket } from '../shared-history/comparable-ticket';
import { openHeadlessPc } from '../shared-history/open-headless-pc';
import type { PcOrder, PcReport } from '../shared-history/start-headless-pc-process';
import { createMark } from '../shared-history/rejecting-storehub';

/*
 * A PC without its window, to be killed at any moment and started again: the app's own workspace with its database,
 * its sender, its outbox and its sync. It works until it has logged as many calls as wanted in all its lives. StoreHub
 * rejects the first ticket of each, so each is corrected; notes go to tickets of any PC. Meanwhile it writes lasting notes and
 * incidents, of its own and of any PC. What is on disk is reported at once. To each line on its input it answers with
 * one.
 */
/** What a PC tells of what came before its end. */
const keptLines = 20;
const order = JSON.parse(process.argv[2] ?? '{}') as PcOrder;
const { calls } = order;
const random = createSeededRandom(order.seed);
const lines: string[] = [];
const keep = (level: string) => (message: string, values?: object) => {
  lines.push(`${level} ${message} ${JSON.stringify(values ?? {})}`);
  lines.splice(0, lines.length - keptLines);
};
process.on('uncaughtException', (error) => {
  process.stderr.write(`${lines.join('\n')}\n${error.stack ?? String(error)}\n`);
  process.exit(1);
});
const log: Log = { error: keep('error'), warn: keep('warn'), info: keep('info') };
const { workspace, db, start } = await openHeadlessPc({ ...order, log });
const { stores, sender } = workspace;

const countLogged = db
  .prepare<[], number>('SELECT count(DISTINCT call_id) FROM ticket WHERE imported IS NULL')
  .pluck();
const countTickets = db.prepare<[], number>('SELECT count(*) FROM ticket').pluck();
const countNotes = db.prepare<[], number>('SELECT count(*) FROM note').pluck();
const anyTicket = db.prepare<[], number>('SELECT id FROM ticket ORDER BY random() LIMIT 1').pluck();
const uncertain = db
  .prepare<[], number>(`SELECT id FROM ticket WHERE imported IS NULL AND state = 'uncertain' LIMIT 1`)
  .pluck();
const uncorrected = db.prepare<[], { id: number; call: string }>(
  `SELECT id, call_id AS call FROM ticket WHERE imported IS NULL AND state = 'rejected'
   AND NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ticket.id) LIMIT 1`,
);
const countUnsettled = db
  .prepare<[], number>(
    `SELECT count(*) FROM ticket WHERE imported IS NULL AND state NOT IN ('created', 'rejected')`,
  )
  .pluck();
const archived = prepareTicketsForArchive(db);
const contactNotes = prepareContactNotes(db);
const incidents = prepareIncidentRecords(db);
const ownTicket = db
  .prepare<[], number>('SELECT id FROM ticket WHERE imported IS NULL ORDER BY id DESC LIMIT 1')
  .pluck();
const anyIncident = db.prepare<[], string>('SELECT uid FROM incident ORDER BY random() LIMIT 1').pluck();
const anyLinkedCall = db
  .prepare<[], string>('SELECT call_id FROM incident_link ORDER BY random() LIMIT 1')
  .pluck();
/** The number of stores whose note all PCs write. */
const storesOfAll = 4;

createInterface(process.stdin).on('line', (line) => {
  if (line === 'all') report({ all: describeAll() });
  else report({ isDone: isDone(), tickets: countTickets.get() ?? 0, notes: countNotes.get() ?? 0 });
});

await start();
while (!isDone()) {
  const [rejected, doubtful] = [uncorrected.get(), uncertain.get()];
  if (rejected !== undefined) await correct(rejected);
  else if (doubtful !== undefined) await resolve(doubtful);
  else if ((countLogged.get() ?? 0) < calls) await logCall();
  if (random() < 0.4) await changeRecord();
  await pass(random() * 300);
}

function describeAll() {
  const incidentsHere = [...incidents()].map(toArchivedIncident);
  return {
    tickets: [...archived()].map(toComparableTicket).toSorted(),
    records: [...[...contactNotes()].map(toComparableNote), ...incidentsHere.flatMap(toComparableIncident)],
  };
}

function isDone(): boolean {
  return (countLogged.get() ?? 0) >= calls && uncorrected.get() === undefined && countUnsettled.get() === 0;
}

async function logCall(): Promise<void> {
  const callId = randomUUID();
  await stores.calls.begin(callId, Date.now());
  await send(callId, 1);
}

/** Corrects the newest rejected ticket of a call, and sends it as a new one. */
async function correct({ id, call }: { readonly id: number; readonly call: string }): Promise<void> {
  await stores.tickets.reopen(id);
  const ticketId = await send(call, 2);
  if (ticketId === null) return;
  await addNote(ticketId);
  const other = anyTicket.get();
  if (other !== undefined && random() < 0.5) await addNote(other);
}

/** Resolves a ticket like an agent who has asked StoreHub for its case number. */
async function resolve(id: number): Promise<void> {
  const recorded = await stores.tickets.recordCaseNumber(id, `STOREHUB-ASKED-${id}`, Date.now());
  if (!recorded.ok) throw new Error(recorded.error.detail);
  workspace.ticketChanged(id);
}

async function send(callId: string, number: 1 | 2): Promise<number | null> {
  const sent = await sender.send(callId, {
    ...readyFields,
    issue: `打印机 \\. "\t" ${createMark(callId, number)}`,
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  report({ ticket: `${callId} ${sent.value.reference}` });
  return sent.value.status === 'created' ? sent.value.id : null;
}

async function addNote(ticketId: number): Promise<void> {
  const text = `note ${randomUUID()} "打印机" \\. \t`;
  const noted = await stores.tickets.addNote(ticketId, text, Date.now());
  if (noted.ok && noted.value !== null && noted.value !== 'full') report({ note: text });
  workspace.ticketChanged(ticketId);
}

/** Writes a lasting note, or changes an incident or one of its calls. */
async function changeRecord(): Promise<void> {
  const nowMs = Date.now();
  const kind = Math.floor(random() * 5);
  if (kind <= 1) {
    const number = Math.floor(random() * (kind === 0 ? 1e8 : storesOfAll));
    const of =
      kind === 0
        ? ({ subject: 'caller', contact: `6011${String(number).padStart(8, '0')}` } as const)
        : ({ subject: 'store', contact: `Kedai ${number}` } as const);
    const text = kind === 1 && random() < 0.2 ? '' : `打印机 ${randomUUID()}`;
    const change = { ...of, label: 'Siti', text, endsAtMs: null };
    const set = await stores.contactNotes.set(change, randomUUID(), nowMs);
    if (set.ok && set.value !== null && typeof set.value !== 'string' && !('newer' in set.value))
      reportRecords([toComparableNote(set.value)]);
  } else if (kind === 2) {
    const ticket = ownTicket.get();
    const uid = randomUUID();
    const times = { beganAtMs: nowMs, endedAtMs: null, changedAtMs: nowMs };
    const begun = await stores.incidents.begin(
      { uid, title: `Terminals ${uid}`, traits: ['terminal'], ...times },
      ticket === undefined ? [] : [ticket],
    );
    if (begun.ok) reportRecords(toComparableIncident(toArchivedIncident(begun.value)));
  } else if (kind === 3) {
    const uid = anyIncident.get();
    if (uid === undefined) return;
    const changed = await stores.incidents.change(drawIncidentChange(uid), nowMs);
    if (changed.ok && changed.value !== null)
      reportRecords(toComparableIncident(toArchivedIncident(changed.value)));
  } else {
    const callId = anyLinkedCall.get();
    if (callId === undefined) return;
    const change = { callId, wantsCallback: random() < 0.5, isCalledBack: random() < 0.5 };
    const changed = await stores.incidents.changeLink(change, nowMs);
    if (changed.ok && changed.value !== null) reportRecords([toComparableLink(changed.value)]);
  }
}

function drawIncidentChange(uid: string): IncidentChange {
  if (random() < 0.5) return { uid, title: `Terminals ${randomUUID()}` };
  return { uid, isEnded: random() < 0.5 };
}

function reportRecords(records: readonly ComparableRecord[]): void {
  for (const record of records) report({ record });
  workspace.historyChanged();
}

function report(what: PcReport): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
