import { expect, it } from 'vitest';
import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { createIncidentStore } from '../incidents/incident-store';
import { newTicket, sampleBody } from '../tickets/sample-ticket.fixture';
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
  for (let next = queue.nextBatch(); next !== null; next = queue.nextBatch()) queue.pushed(next.end);
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
    queue.pushed(end);
  }
  expect(batches).toEqual([
    [41, []],
    [19, ['incident', 'incident-link']],
  ]);
});
