import { expect, test } from 'vitest';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { ended, newTicket, outcomes } from '../tickets/sample-ticket.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createNeighbouringTicketsStore } from './neighbouring-tickets-store';

function workspace() {
  const db = freshDatabase();
  const calls = createCallStore(db);
  const tickets = createTicketStore(db);
  let last = 0;
  const make = (isSentNow: boolean) => {
    last += 1;
    calls.begin(`call-${last}`, 0);
    const made = tickets.make(newTicket(`call-${last}`, `SH-${last}`), isSentNow);
    if (made === null) throw new Error('not made');
    return made;
  };
  /** @returns the ticket's id */
  const send = (outcome: Outcome): number => {
    const { ticketId, attempt } = make(true);
    tickets.endAttempt(ended(attempt?.attemptId ?? 0, outcome), true);
    return ticketId;
  };
  const sendLater = (ticketId: number, outcome: Outcome) => {
    const attempt = tickets.beginAttempt(ticketId, ['waiting', 'uncertain'], 0);
    tickets.endAttempt(ended(attempt?.attemptId ?? 0, outcome), false);
  };
  /** Adds a ticket as an import does. @returns the ticket's id */
  const fromElsewhere = (outcome: Outcome): number => {
    last += 1;
    calls.begin(`call-${last}`, 0);
    const { body, bodySha256, references } = newTicket(`call-${last}`, `SH-${last}`);
    const { lastInsertRowid: id } = db
      .prepare(
        `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, last_outcome, case_number,
           case_number_source, imported)
         VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, '{"stateThere":"created"}')`,
      )
      .run(
        `call-${last}`,
        references[0],
        body,
        bodySha256,
        outcome.kind,
        JSON.stringify(outcome),
        ...(outcome.kind === 'created' ? [outcome.caseNumber, 'answer'] : [null, null]),
      );
    db.prepare(
      'INSERT INTO attempt (ticket_id, number, started_at_ms, ended_at_ms, outcome) VALUES (?, 1, 1, 2, ?)',
    ).run(id, JSON.stringify(outcome));
    return Number(id);
  };
  return { fromElsewhere, send, sendLater, make, store: createNeighbouringTicketsStore(db) };
}

const numbered = (storeHubTicketId: string | null): Outcome => ({ ...outcomes.created, storeHubTicketId });

test('an uncertain ticket lies between the tickets created next before and next after it', () => {
  const { send, store } = workspace();
  send(numbered('997'));
  const before = send(numbered('998'));
  send(outcomes.rejected);
  const doubtful = send(outcomes.uncertain);
  send(outcomes['not-sent']);
  send(numbered(null));
  const after = send(numbered('1001'));
  send(numbered('1002'));
  expect(store.neighbours(doubtful)).toEqual({
    before: { ticketId: before, reference: 'SH-2', storeHubTicketId: '998', atMs: 2_000 },
    after: { ticketId: after, reference: `SH-${after}`, storeHubTicketId: '1001', atMs: 2_000 },
  });
});

test('what came from another PC was not created around it, and has no neighbours here', () => {
  const { send, fromElsewhere, store } = workspace();
  const before = send(numbered('998'));
  fromElsewhere(numbered('500'));
  const doubtful = send(outcomes.uncertain);
  const there = fromElsewhere(outcomes.uncertain);
  fromElsewhere(numbered('501'));
  const after = send(numbered('1001'));
  expect(store.neighbours(doubtful)).toMatchObject({
    before: { ticketId: before },
    after: { ticketId: after },
  });
  expect(store.neighbours(there)).toEqual({ before: null, after: null });
});

test('what counts is when it was sent, not when it was written down', () => {
  const { send, sendLater, make, store } = workspace();
  const late = make(false).ticketId;
  const doubtful = send(outcomes.uncertain);
  sendLater(late, numbered('1001'));
  expect(store.neighbours(doubtful)).toMatchObject({ before: null, after: { ticketId: late } });
});

test('after a second uncertain attempt, the neighbours are those of the second', () => {
  const { send, sendLater, store } = workspace();
  const doubtful = send(outcomes.uncertain);
  const between = send(numbered('998'));
  sendLater(doubtful, outcomes.uncertain);
  expect(store.neighbours(doubtful)).toMatchObject({ before: { ticketId: between }, after: null });
});

test('a ticket that is not in doubt has no neighbours', () => {
  const { send, store } = workspace();
  send(numbered('998'));
  expect(store.neighbours(send(numbered('999')))).toEqual({ before: null, after: null });
});
