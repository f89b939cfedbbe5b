import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createArchiveAndSyncImport } from '../archive/archive-and-sync-import';
import { archivedTicketSchema, archiveLimits } from '../archive/archive-format';
import { prepareTicketsForArchive } from '../archive/read-tickets-for-archive';
import type { TicketPart } from '../archive/split-imported-ticket';
import { caseEndingKind } from '../../shared/calls/call-ending';
import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { createIncidentStore } from '../incidents/incident-store';
import { prepareMarkErased } from '../privacy/mark-and-check-erased-ids';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { resendableStatuses } from '../rows/tickets/ticket-status';
import { createTicketStore } from '../tickets/store/ticket-store';
import { callOf } from './synced-pc.fixture';
import { createSyncQueueStore } from './sync-queue-store';

const incident = {
  uid: 'u1',
  title: 'Down',
  traits: [],
  beganAtMs: 1,
  endedAtMs: null,
  changedAtMs: 1,
} as const;

it('sends a call of an incident with its ticket or behind it, and tickets that have changed meanwhile', () => {
  const db = freshDatabase();
  const [calls, tickets, queue] = [createCallStore(db), createTicketStore(db), createSyncQueueStore(db)];
  queue.choose('db:5432/helpdesk', 'desk-1');
  const make = (number: number): number => {
    calls.begin(callOf(number), 1);
    const made = tickets.make(newTicket(callOf(number), `SH-${number}`, sampleBody()), false);
    if (made === null) throw new Error('no ticket');
    return made.ticketId;
  };
  make(1);
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) queue.recordPushed(next.end);
  tickets.addNote(1, 'changed', 1);
  let last = 0;
  for (let number = 2; number <= 60; number += 1) last = make(number);
  createIncidentStore(db).begin(incident, [last]);

  const batches: (readonly [tickets: number, records: readonly string[]])[] = [];
  const sent = new Set<string>();
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) {
    const { batch, end } = next;
    for (const { call } of batch.tickets) sent.add(call);
    const linked = batch.records.filter(({ kind }) => kind === 'incident-link');
    expect(linked.filter(({ name }) => !sent.has(name))).toEqual([]);
    batches.push([batch.tickets.length, batch.records.map(({ kind }) => kind)]);
    queue.recordPushed(end);
  }
  expect(batches).toEqual([
    [41, []],
    [19, ['incident', 'incident-link']],
  ]);
});

/** Imports tickets of another PC from an archive. */
function importTickets(db: Database, numbers: readonly number[]): void {
  const other = freshDatabase();
  for (const number of numbers) {
    createCallStore(other).begin(callOf(number), 1);
    createTicketStore(other).make(newTicket(callOf(number), `SH-${number}`, sampleBody()), false);
  }
  const staged = join(tempFolder(), 'staged.jsonl');
  const lines = [...prepareTicketsForArchive(other)()].map((ticket) =>
    JSON.stringify({ ticket, part: 1, parts: 1 }),
  );
  writeFileSync(staged, `${lines.join('\n')}\n`);
  const imports = createArchiveAndSyncImport(db);
  for (let next: number | null = 0; next !== null;) ({ next } = imports.importSome(staged, next, 1));
}

it('sends a call of an incident with its ticket out of an archive, which a later change has put behind many others', () => {
  const db = freshDatabase();
  const [tickets, queue] = [createTicketStore(db), createSyncQueueStore(db)];
  queue.choose('db:5432/helpdesk', 'desk-1');
  importTickets(db, [1]);
  createIncidentStore(db).begin(incident, [1]);
  importTickets(
    db,
    Array.from({ length: 60 }, (_, at) => at + 2),
  );
  tickets.addNote(1, 'changed', 1);

  const sent = new Set<string>();
  const withoutTicket: string[] = [];
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) {
    for (const { call } of next.batch.tickets) sent.add(call);
    const linked = next.batch.records.filter(({ kind }) => kind === 'incident-link');
    withoutTicket.push(...linked.map(({ name }) => name).filter((call) => !sent.has(call)));
    queue.recordPushed(next.end);
  }
  expect([sent.size, withoutTicket]).toEqual([61, []]);
});

/** Shares 60 tickets. Since then StoreHub has rejected the first one, which is behind changes of all others. */
function shareThenReject() {
  const db = freshDatabase();
  const [calls, tickets, queue] = [createCallStore(db), createTicketStore(db), createSyncQueueStore(db)];
  queue.choose('db:5432/helpdesk', 'desk-1');
  const make = (number: number, reference = `SH-${number}`): number => {
    const made = tickets.make(newTicket(callOf(number), reference, sampleBody()), false);
    if (made === null) throw new Error('no ticket');
    return made.ticketId;
  };
  for (let number = 1; number <= 60; number += 1) {
    calls.begin(callOf(number), 1);
    make(number);
  }
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) queue.recordPushed(next.end);
  for (let id = 2; id <= 60; id += 1) tickets.addNote(id, 'changed', 1);
  const begun = tickets.beginAttempt(1, resendableStatuses, 2_000);
  tickets.endAttempt(ended(begun?.attemptId ?? 0, outcomes.rejected), true);
  tickets.reopen(1);
  return { calls, tickets, queue, make };
}

it('sends a corrected ticket with the one that it replaces, however many other changes come before that', () => {
  const { queue, make } = shareThenReject();
  make(1, 'SH-corrected');

  const server = new Map<string, string>();
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) {
    for (const { reference, state } of next.batch.tickets) server.set(reference, state);
    queue.recordPushed(next.end);
    if (server.has('SH-corrected')) break;
  }
  expect(server.get('SH-1')).toBe('rejected');
});

it('sends what a later case replaces with that case, where an ended call is about it', () => {
  const { calls, tickets, queue, make } = shareThenReject();
  calls.begin(callOf(61), 1);
  tickets.endCall(endedCall(callOf(61), { references: ['SH-ENDED'], nowMs: 5_000 }));
  for (let number = 62; number <= 110; number += 1) {
    calls.begin(callOf(number), 1);
    make(number);
  }
  const caseTicketId = make(1, 'SH-corrected');
  const ending = { kind: caseEndingKind, words: null };
  tickets.correctEnding({ ticketId: 61, ending, caseTicketId, agent: null, nowMs: 9_000 });

  const first = queue.nextBatch()?.batch.tickets ?? [];
  expect(first.slice(0, 3).map(({ reference, state }) => [reference, state])).toEqual([
    ['SH-1', 'rejected'],
    ['SH-corrected', 'waiting'],
    ['SH-ENDED', 'recorded'],
  ]);
});

it('sends the case that an ended call is about in the batch of the call, if the case came to this PC much later', () => {
  const db = freshDatabase();
  const [calls, tickets, queue] = [createCallStore(db), createTicketStore(db), createSyncQueueStore(db)];
  calls.begin(callOf(1), 1);
  tickets.endCall(endedCall(callOf(1), { references: ['SH-ENDED'], nowMs: 5_000 }));
  importTickets(
    db,
    Array.from({ length: 100 }, (_, at) => at + 2),
  );
  const ending = { kind: caseEndingKind, words: null };
  tickets.correctEnding({ ticketId: 1, ending, caseTicketId: 90, agent: null, nowMs: 9_000 });
  queue.choose('db:5432/helpdesk', 'desk-1');

  const first = queue.nextBatch();
  expect(first?.batch.tickets.slice(0, 2).map(({ reference }) => reference)).toEqual(['SH-90', 'SH-ENDED']);
  let sent = 0;
  for (let next = first; next !== null; next = queue.nextBatch()) {
    sent += next.batch.tickets.length;
    queue.recordPushed(next.end);
  }
  // The case goes in its turn, too.
  expect(sent).toBe(102);
});

it.each(['x', '打'])(
  'sends what became of a ticket whose answers of %s are too large for a line',
  (character) => {
    const db = freshDatabase();
    const [calls, tickets, queue] = [createCallStore(db), createTicketStore(db), createSyncQueueStore(db)];
    queue.choose('db:5432/helpdesk', 'desk-1');
    calls.begin(callOf(1), 1);
    const ticketId = tickets.make(newTicket(callOf(1), 'SH-1', sampleBody()), false)?.ticketId ?? 0;
    const answer = character.repeat(1_000_000);
    const count = 1 + Math.ceil(archiveLimits.lineBytes / Buffer.byteLength(answer));
    for (let number = 1; number <= count; number += 1) {
      const begun = tickets.beginAttempt(ticketId, resendableStatuses, 2_000);
      const outcome = number === count ? outcomes.created : outcomes.throttled;
      tickets.endAttempt(ended(begun?.attemptId ?? 0, outcome, answer), true);
    }
    const [sent] = queue.nextBatch()?.batch.tickets ?? [];
    expect(sent).toMatchObject({ state: 'created', isMadeHere: true });
    const line = archivedTicketSchema.parse(JSON.parse(sent?.archived ?? ''));
    expect(line.attempts).toHaveLength(count);
    expect(line.attempts.at(-1)).toMatchObject({ outcome: outcomes.created, rawAnswer: null });
  },
);

it('counts what waits for the server of this PC: tickets, changes of them, and none of what is there', () => {
  const db = freshDatabase();
  const [calls, tickets, queue] = [createCallStore(db), createTicketStore(db), createSyncQueueStore(db)];
  expect(queue.countWaiting()).toBe(0);
  queue.choose('db:5432/helpdesk', 'desk-1');
  expect(queue.countWaiting()).toBe(0);
  for (const number of [1, 2]) {
    calls.begin(callOf(number), 1);
    tickets.make(newTicket(callOf(number), `SH-${number}`, sampleBody()), false);
  }
  const before = queue.countWaiting();
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) queue.recordPushed(next.end);
  const after = queue.countWaiting();
  tickets.addNote(1, 'changed', 1);
  createIncidentStore(db).begin(incident, [2]);
  expect([before, after, queue.countWaiting()]).toEqual([2, 0, 3]);
});

/** A history with a ticket from an archive (1), one from the server (2), and one of its own (3). */
function openWithTicketsOfOthers() {
  const other = freshDatabase();
  for (const number of [1, 2]) {
    createCallStore(other).begin(callOf(number), 1);
    createTicketStore(other).make(newTicket(callOf(number), `SH-${number}`, sampleBody()), false);
  }
  const theirs = createSyncQueueStore(other);
  theirs.choose('db:5432/helpdesk', 'desk-0');
  const [first = '', second = ''] =
    theirs.nextBatch()?.batch.tickets.map(({ archived }) => `{"part":1,"parts":1,"ticket":${archived}}`) ??
    [];

  const db = freshDatabase();
  const imports = createArchiveAndSyncImport(db);
  const staged = join(tempFolder(), 'staged.jsonl');
  writeFileSync(staged, `${first}\n`);
  imports.importSome(staged, 0, 1);
  const part = JSON.parse(second) as TicketPart;
  imports.importSynced([{ part, pcName: 'PC', isByMaker: true, isInOwnCall: true }], 1);
  createCallStore(db).begin(callOf(3), 1);
  createTicketStore(db).make(newTicket(callOf(3), 'SH-3', sampleBody()), false);
  const queue = createSyncQueueStore(db);
  queue.choose('db:5432/helpdesk', 'desk-1');
  const sendAll = (): string[] => {
    const sent: string[] = [];
    for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) {
      sent.push(...next.batch.tickets.map(({ call }) => call));
      queue.recordPushed(next.end);
    }
    return sent;
  };
  return { db, queue, sendAll };
}

it('sends and counts what an archive brought before, also to a server that has lost it, and not what the server brought', () => {
  const { db, queue, sendAll } = openWithTicketsOfOthers();
  const brought = [callOf(1), callOf(3)];
  expect(queue.countWaiting()).toBe(2);
  expect(sendAll()).toEqual(brought);
  expect(queue.countWaiting()).toBe(0);
  // What has changed since then waits in the queue, and once.
  createTicketStore(db).addNote(1, 'changed', 1);
  expect(queue.countWaiting()).toBe(1);
  expect(sendAll()).toEqual([callOf(1)]);
  queue.recordSession({ server: 's', verdict: 'went-back', session: 2, newPcId: 'desk-1' });
  expect(queue.countWaiting()).toBe(2);
  expect(sendAll().toSorted()).toEqual(brought);
});

it('sends nothing of a call that is marked as erased on request, before the ticket itself is gone', () => {
  const { db, sendAll } = openWithTicketsOfOthers();
  for (const number of [1, 3]) prepareMarkErased(db)(callOf(number));
  expect(sendAll()).toEqual([]);
});

it('sends every other ticket when some of a batch are marked as erased, and each incident link behind its ticket', () => {
  const db = freshDatabase();
  const [calls, tickets, queue] = [createCallStore(db), createTicketStore(db), createSyncQueueStore(db)];
  const numbers = Array.from({ length: 2_100 }, (_, index) => index + 1);
  let last = 0;
  db.transaction(() => {
    for (const number of numbers) {
      calls.begin(callOf(number), 1);
      last = tickets.make(newTicket(callOf(number), `SH-${number}`, sampleBody()), false)?.ticketId ?? 0;
    }
  })();
  const erased = [2, 40, 41, 80, 81, 1_999].map(callOf);
  erased.forEach(prepareMarkErased(db));
  queue.choose('db:5432/helpdesk', 'desk-1');
  createIncidentStore(db).begin(incident, [last]);

  const sent: string[] = [];
  const linked: [name: string, isBehindTicket: boolean][] = [];
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) {
    sent.push(...next.batch.tickets.map(({ call }) => call));
    for (const { kind, name } of next.batch.records)
      if (kind === 'incident-link') linked.push([name, sent.includes(name)]);
    queue.recordPushed(next.end);
  }
  expect(sent).toEqual(numbers.map(callOf).filter((call) => !erased.includes(call)));
  expect(linked).toEqual([[callOf(2_100), true]]);
  expect(queue.countWaiting()).toBe(0);
});
