import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { openDatabase } from '../../db/open-database';
import { tempFolder } from '../../db/temp-folder.fixture';
import { endedCall } from '../ended-call.fixture';
import { ended, newTicket, outcomes, readyFields, sampleBody } from '../sample-ticket.fixture';
import { createTicketStore } from './ticket-store';

function workspace(file = join(tempFolder(), 'helpdesk.db')) {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = opened.value;
  onTestFinished(() => {
    db.close();
  });
  const calls = createCallStore(db);
  const tickets = createTicketStore(db);
  /** A call with a ticket whose attempts had these outcomes; the last attempt may still be running. */
  function ticketAfter(...ends: readonly (keyof typeof outcomes | 'in-progress')[]) {
    const number = Number(db.prepare('SELECT count(*) FROM call').pluck().get()) + 1;
    const callId = `call-${number}`;
    calls.begin(callId, 0);
    const ticketId = tickets.make(newTicket(callId, `SH-${number}`), false)?.ticketId ?? 0;
    for (const end of ends) {
      const begun = tickets.beginAttempt(ticketId, anyState, 1_000);
      if (end !== 'in-progress') tickets.endAttempt(ended(begun?.attemptId ?? 0, outcomes[end]), false);
    }
    return { callId, ticketId };
  }
  return { file, db, calls, tickets, ticketAfter };
}

const anyState = ['waiting', 'rejected', 'signed-out', 'account-blocked', 'uncertain'] as const;
const waiting = ['waiting'] as const;

describe('making a ticket', () => {
  test('commits the ticket, its attempt and the call’s last fields together', () => {
    const { file, calls, tickets } = workspace();
    calls.begin('call-1', 0);
    const made = tickets.make(newTicket('call-1', 'SH-AAAA'), true);
    const elsewhere = workspace(file);
    expect(elsewhere.tickets.get(made?.ticketId ?? 0)).toMatchObject({
      reference: 'SH-AAAA',
      status: 'sending',
      callId: 'call-1',
      name: 'Ahmad Ibrahim',
      phone: '60123456789',
      storeName: null,
      request: JSON.parse(sampleBody()) as object,
      attempts: [{ number: 1, startedAtMs: 1_000, outcome: null, firstByteAtMs: null }],
    });
    expect(made?.attempt).toEqual({
      attemptId: 1,
      ticketId: made?.ticketId,
      body: sampleBody(),
      reference: 'SH-AAAA',
      number: 1,
    });
    expect(elsewhere.calls.get('call-1')).toMatchObject({ fields: readyFields, ticketId: made?.ticketId });
    expect(elsewhere.calls.unfinished()).toEqual([]);
  });

  test('without sending leaves it waiting, with no attempt', () => {
    const { tickets, ticketAfter } = workspace();
    const { ticketId } = ticketAfter();
    expect(tickets.get(ticketId)).toMatchObject({ status: 'waiting', attempts: [] });
    expect(tickets.nextQueued()).toBe(ticketId);
  });

  test('for a call that is unknown or discarded writes nothing', () => {
    const { db, calls, tickets } = workspace();
    calls.begin('gone', 0);
    calls.discard('gone', 1_000);
    const before = db.prepare('SELECT * FROM call').all();
    for (const id of ['unknown', 'gone']) expect(tickets.make(newTicket(id, 'SH-AAAA'), true)).toBeNull();
    expect(db.prepare('SELECT * FROM call').all()).toEqual(before);
    expect(db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(0);
  });

  test.each(['waiting', 'in-progress', 'created', 'uncertain', 'signed-out', 'account-blocked'] as const)(
    'for a call whose ticket is %s gives that ticket back, with no attempt and nothing written',
    (end) => {
      const { db, tickets, ticketAfter } = workspace();
      const { callId, ticketId } = end === 'waiting' ? ticketAfter() : ticketAfter(end);
      const dump = () =>
        ['call', 'ticket', 'attempt'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
      const before = dump();
      const again = tickets.make(
        { ...newTicket(callId, 'SH-BBBB', sampleBody({ Ticket: { Name: 'B' } })) },
        true,
      );
      expect(again).toMatchObject({ ticketId, isNew: false, attempt: null });
      expect(dump()).toEqual(before);
    },
  );

  test('that fails half way leaves the call as it was, and no ticket', () => {
    const { db, calls, tickets } = workspace();
    calls.begin('call-1', 0);
    const before = calls.get('call-1');
    expect(() => tickets.make(newTicket('call-1', 'SH-AAAA', 'no json'), true)).toThrow('malformed JSON');
    expect(calls.get('call-1')).toEqual(before);
    expect(db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(0);
  });

  test('never fails because its short name is taken: it gets the first that is free', () => {
    const { calls, tickets } = workspace();
    for (const id of ['call-1', 'call-2']) calls.begin(id, 0);
    tickets.make(newTicket('call-1', 'SH-AAAA'), false);
    const references = ['SH-AAAA', 'SH-CCCC', 'SH-BBBB'];
    const made = tickets.make({ ...newTicket('call-2', ''), references }, false);
    expect(tickets.get(made?.ticketId ?? 0)?.reference).toBe('SH-CCCC');
  });
});

describe('what the database itself refuses', () => {
  test.each(['id', 'call_id', 'reference', 'body', 'body_sha256', 'created_at_ms', 'replaces_ticket_id'])(
    'a ticket’s %s never changes',
    (column) => {
      const { db, ticketAfter } = workspace();
      const { ticketId } = ticketAfter();
      expect(() => db.prepare(`UPDATE ticket SET ${column} = ${column} WHERE id = ?`).run(ticketId)).toThrow(
        'a ticket is immutable',
      );
    },
  );

  test.each(['rejected', 'waiting', 'uncertain'])('a created ticket never becomes %s', (state) => {
    const { db, ticketAfter } = workspace();
    ticketAfter('created');
    expect(() => db.prepare('UPDATE ticket SET state = ?, case_number = NULL').run(state)).toThrow(
      'created is final',
    );
    expect(() => db.exec(`UPDATE ticket SET case_number = 'other'`)).toThrow('created is final');
  });

  test('created and a case number come only together', () => {
    const { db, ticketAfter } = workspace();
    ticketAfter();
    expect(() => db.exec(`UPDATE ticket SET state = 'created'`)).toThrow('CHECK');
    expect(() => db.exec(`UPDATE ticket SET case_number = 'STOREHUB1'`)).toThrow('CHECK');
  });

  test('a second ticket that was not refused, for one call', () => {
    const { db, ticketAfter } = workspace();
    const { callId } = ticketAfter('uncertain');
    const bypass = db.prepare(
      `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
       VALUES (?, 'SH-XXXX', ?, '', 0, 'waiting')`,
    );
    expect(() => bypass.run(callId, sampleBody())).toThrow('UNIQUE');
  });

  test('a second attempt while one is under way', () => {
    const { db, ticketAfter } = workspace();
    const { ticketId } = ticketAfter('in-progress');
    const bypass = db.prepare('INSERT INTO attempt (ticket_id, number, started_at_ms) VALUES (?, 2, 0)');
    expect(() => bypass.run(ticketId)).toThrow('UNIQUE');
  });

  test('any change of an attempt that has ended', () => {
    const { db, tickets, ticketAfter } = workspace();
    ticketAfter('uncertain');
    expect(() => db.exec(`UPDATE attempt SET raw_answer = 'other'`)).toThrow('is final');
    expect(tickets.endAttempt(ended(1, outcomes.created), false)).toMatchObject({ status: 'uncertain' });
    expect(tickets.uncertain()).toHaveLength(1);
  });
});

describe('an attempt', () => {
  test('begins only from the states it is allowed from', () => {
    const { db, tickets, ticketAfter } = workspace();
    const { ticketId } = ticketAfter('uncertain');
    expect(tickets.beginAttempt(ticketId, ['waiting', 'signed-out', 'account-blocked'], 0)).toBeNull();
    expect(tickets.beginAttempt(4711, anyState, 0)).toBeNull();
    expect(db.prepare('SELECT count(*) FROM attempt').pluck().get()).toBe(1);
    expect(tickets.beginAttempt(ticketId, ['uncertain'], 0)).toMatchObject({ ticketId, body: sampleBody() });
    expect(tickets.get(ticketId)).toMatchObject({
      status: 'sending',
      attempts: [{ number: 1 }, { number: 2 }],
    });
  });

  test.each([
    ['created', 'created'],
    ['not-sent', 'waiting'],
    ['throttled', 'waiting'],
    ['rejected', 'rejected'],
    ['signed-out', 'signed-out'],
    ['account-blocked', 'account-blocked'],
    ['uncertain', 'uncertain'],
  ] as const)('that ends %s leaves the ticket %s', (kind, status) => {
    const { tickets, ticketAfter } = workspace();
    const { ticketId } = ticketAfter(kind);
    expect(tickets.get(ticketId)).toMatchObject({
      status,
      lastOutcome: outcomes[kind],
      caseNumber: kind === 'created' ? 'STOREHUB0999-CA109193B' : null,
      storeHubTicketId: kind === 'created' ? '999' : null,
      caseNumberSource: kind === 'created' ? 'answer' : null,
      attempts: [{ outcome: outcomes[kind], firstByteAtMs: 1_500, endedAtMs: 2_000, httpStatus: 200 }],
    });
  });

  test('that is ended twice in the same way stays as it ended first', () => {
    const { calls, tickets } = workspace();
    calls.begin('call-1', 0);
    tickets.make(newTicket('call-1', 'SH-AAAA'), true);
    const first = tickets.endAttempt(ended(1, outcomes.rejected), true);
    calls.discard('call-1', 1_000);
    expect(tickets.endAttempt({ ...ended(1, outcomes.rejected), endedAtMs: 9_000 }, true)).toEqual(first);
    expect(calls.unfinished()).toEqual([]);
  });

  test.each([
    ['with NUL and quotes', 'a\0b"\'\\\0'],
    ['with emoji and Chinese', '🖨️ 打印机坏了 \u{1F469}\u200D\u{1F527}'],
    ['of one megabyte', '{"x":"é'.padEnd(1024 * 1024, '字')],
    ['that is empty', ''],
  ])('keeps an answer %s word for word', (_what, rawAnswer) => {
    const { file, tickets, ticketAfter } = workspace();
    const { ticketId } = ticketAfter('in-progress');
    tickets.endAttempt(ended(1, outcomes.uncertain, rawAnswer), false);
    expect(workspace(file).tickets.get(ticketId)?.attempts[0]?.rawAnswer).toBe(rawAnswer);
  });
});

describe('a ticket that may exist, sent again by the agent', () => {
  test.each(['not-sent', 'throttled', 'signed-out', 'account-blocked'] as const)(
    'and %s this time, stays uncertain and out of the outbox',
    (kind) => {
      const { tickets, ticketAfter } = workspace();
      const { ticketId } = ticketAfter('uncertain', kind);
      expect(tickets.get(ticketId)).toMatchObject({
        status: 'uncertain',
        lastOutcome: outcomes.uncertain,
        attempts: [{ outcome: outcomes.uncertain }, { outcome: outcomes[kind] }],
      });
      expect(tickets.nextQueued()).toBeNull();
      expect(tickets.recordCaseNumber(ticketId, 'STOREHUB1', 3_000)).not.toBeNull();
    },
  );

  test.each(['created', 'rejected'] as const)('and %s this time, is that', (kind) => {
    const { tickets, ticketAfter } = workspace();
    expect(tickets.get(ticketAfter('uncertain', kind).ticketId)?.status).toBe(kind);
  });

  test('and rejected this time, takes the case number of the attempt before, and its call is not sent any more', () => {
    const { calls, tickets, ticketAfter } = workspace();
    const { ticketId } = ticketAfter('uncertain', 'rejected');
    const callId = tickets.reopen(ticketId) ?? '';
    expect(calls.unfinished()).toHaveLength(1);
    expect(tickets.recordCaseNumber(ticketId, 'STOREHUB1', 3_000)).toMatchObject({
      status: 'created',
      caseNumber: 'STOREHUB1',
      caseNumberSource: 'agent',
    });
    expect(calls.unfinished()).toEqual([]);
    expect(tickets.make(newTicket(callId, 'SH-BBBB'), true)).toMatchObject({ ticketId, isNew: false });
  });

  test('and replaced after it was rejected, takes none: another ticket stands in its place', () => {
    const { calls, tickets, ticketAfter } = workspace();
    const { ticketId } = ticketAfter('uncertain', 'rejected');
    const callId = tickets.reopen(ticketId) ?? '';
    expect(calls.get(callId)).not.toBeNull();
    tickets.make(newTicket(callId, 'SH-BBBB'), false);
    expect(tickets.recordCaseNumber(ticketId, 'STOREHUB1', 3_000)).toBeNull();
  });
});

describe('correcting a rejected ticket', () => {
  test('a rejected ticket’s call is open again with its fields, and a new ticket replaces the old', () => {
    const { calls, tickets } = workspace();
    calls.begin('call-1', 0);
    const first = tickets.make(newTicket('call-1', 'SH-AAAA'), true);
    tickets.endAttempt(ended(1, outcomes.rejected), true);
    expect(calls.unfinished()).toMatchObject([{ id: 'call-1', fields: readyFields }]);
    const second = tickets.make(newTicket('call-1', 'SH-BBBB'), true);
    expect(tickets.get(second?.ticketId ?? 0)).toMatchObject({
      status: 'sending',
      replaces: { id: first?.ticketId, reference: 'SH-AAAA' },
    });
    expect(tickets.get(first?.ticketId ?? 0)).toMatchObject({
      status: 'rejected',
      replacedBy: { id: second?.ticketId, reference: 'SH-BBBB' },
    });
    expect(tickets.reopen(first?.ticketId ?? 0)).toBeNull();
  });

  test('a ticket rejected out of the outbox does not push its call onto the screen, until it is asked for', () => {
    const { calls, tickets, ticketAfter } = workspace();
    const { callId, ticketId } = ticketAfter('rejected');
    expect(calls.unfinished()).toEqual([]);
    expect(tickets.reopen(ticketId)).toBe(callId);
    expect(calls.unfinished().map(({ id }) => id)).toEqual([callId]);
  });

  test('brings back a call that the agent discarded after the rejection, to be typed into', () => {
    const { calls, tickets, ticketAfter } = workspace();
    const { callId, ticketId } = ticketAfter('rejected');
    tickets.reopen(ticketId);
    calls.discard(callId, 1_000);
    expect(tickets.reopen(ticketId)).toBe(callId);
    expect(calls.save(callId, readyFields, 0)).not.toBeNull();
    expect(calls.restore(callId, 0)).toBeNull();
  });

  test.each(['ended', 'discarded', 'parked'] as const)(
    'of a call that was %s: who has hung up gets a callback with the case number, who has not gets none',
    (closed) => {
      const { calls, tickets } = workspace();
      calls.begin('call-1', 0);
      const { ticketId = 0 } = tickets.make(newTicket('call-1', 'SH-AAAA'), true) ?? {};
      tickets.endAttempt(ended(1, outcomes.rejected), true);
      if (closed === 'ended') tickets.endCall(endedCall('call-1'));
      else if (closed === 'discarded') calls.discard('call-1', 1_000);
      else calls.park('call-1', true);
      tickets.reopen(ticketId);
      const fields = calls.get('call-1')?.fields ?? readyFields;

      const again = tickets.make({ ...newTicket('call-1', 'SH-BBBB'), fields }, true);
      tickets.endAttempt(ended(again?.attempt?.attemptId ?? 0, outcomes.rejected), true);
      expect(tickets.get(again?.ticketId ?? 0)?.reminders).toEqual([]);
      const last = tickets.make({ ...newTicket('call-1', 'SH-CCCC'), fields }, true);
      tickets.endAttempt(ended(last?.attempt?.attemptId ?? 0, outcomes.created), true);
      const owed = tickets.get(last?.ticketId ?? 0)?.reminders.map(({ reason }) => reason);
      expect(owed).toEqual(closed === 'parked' ? [] : ['case-number']);
    },
  );

  test('leaves a call that the agent parked where it is', () => {
    const { calls, tickets, ticketAfter } = workspace();
    const { callId, ticketId } = ticketAfter('rejected');
    tickets.reopen(ticketId);
    calls.park(callId, true);
    expect(tickets.reopen(ticketId)).toBe(callId);
    expect(calls.get(callId)?.isParked).toBe(true);
  });

  test.each(['created', 'uncertain', 'not-sent', 'in-progress', 'signed-out'] as const)(
    'is not for a ticket whose attempt is or ended: %s',
    (end) => {
      const { calls, tickets, ticketAfter } = workspace();
      expect(tickets.reopen(ticketAfter(end).ticketId)).toBeNull();
      expect(calls.unfinished()).toEqual([]);
    },
  );
});

describe('recovery', () => {
  test('turns attempts that were cut off into uncertain, and nothing else', () => {
    const { file, db, ticketAfter } = workspace();
    const others = ['created', 'not-sent', 'rejected', 'signed-out', 'uncertain'] as const;
    for (const end of others) ticketAfter(end);
    ticketAfter();
    const before = db.prepare('SELECT * FROM ticket ORDER BY id').all();
    const cutOff = [ticketAfter('in-progress'), ticketAfter('not-sent', 'in-progress')];
    const { tickets: afterRestart } = workspace(file);
    expect(afterRestart.recover(5_000)).toBe(2);
    for (const { ticketId } of cutOff) {
      const ticket = afterRestart.get(ticketId);
      expect(ticket).toMatchObject({
        status: 'uncertain',
        lastOutcome: { reason: 'app-stopped-while-sending' },
      });
      expect(ticket?.attempts.at(-1)).toMatchObject({
        endedAtMs: 5_000,
        rawAnswer: null,
        firstByteAtMs: null,
      });
    }
    expect(db.prepare('SELECT * FROM ticket ORDER BY id LIMIT 6').all()).toEqual(before);
    expect(afterRestart.recover(6_000)).toBe(0);
    expect(afterRestart.queued().map(({ id }) => id)).not.toContain(cutOff[0]?.ticketId);
  });
});

describe('a case number by hand', () => {
  test('settles an uncertain ticket for good', () => {
    const { tickets, ticketAfter } = workspace();
    const { ticketId } = ticketAfter('uncertain');
    expect(tickets.recordCaseNumber(ticketId, 'STOREHUB1', 3_000)).toMatchObject({
      status: 'created',
      caseNumber: 'STOREHUB1',
      caseNumberSource: 'agent',
      attempts: [{ outcome: outcomes.uncertain }],
    });
    expect(tickets.uncertain()).toEqual([]);
    expect(tickets.beginAttempt(ticketId, anyState, 0)).toBeNull();
    expect(tickets.recordCaseNumber(ticketId, 'STOREHUB2', 3_000)).toBeNull();
    expect(tickets.get(ticketId)?.caseNumber).toBe('STOREHUB1');
  });

  test.each(['created', 'not-sent', 'rejected', 'signed-out', 'account-blocked', 'in-progress'] as const)(
    'is not taken for a ticket whose attempt is or ended: %s',
    (end) => {
      const { tickets, ticketAfter } = workspace();
      const { ticketId } = ticketAfter(end);
      const before = tickets.get(ticketId);
      expect(tickets.recordCaseNumber(ticketId, 'STOREHUB1', 3_000)).toBeNull();
      expect(tickets.get(ticketId)).toEqual(before);
    },
  );
});

test('the last outcome is looked for in no attempt from before those of the tickets that wait', () => {
  const { db, tickets, ticketAfter } = workspace();
  const before = ticketAfter('created');
  // An attempt that cannot be read.
  db.exec(
    `PRAGMA ignore_check_constraints = 1; DROP TRIGGER outcome_is_final; UPDATE attempt SET outcome = '{'`,
  );
  expect(() => tickets.get(before.ticketId)).toThrow('JSON');
  expect(tickets.lastCertainAttemptHere()).toBeNull();
  const first = ticketAfter();
  expect(tickets.lastCertainAttemptHere()).toBeNull();
  for (const end of ['throttled', 'uncertain'] as const) ticketAfter(end);
  expect(tickets.lastCertainAttemptHere()?.outcome).toEqual(outcomes.throttled);
  tickets.beginAttempt(first.ticketId, waiting, 0);
  ticketAfter('created');
  expect(tickets.lastCertainAttemptHere()?.outcome).toEqual(outcomes.created);
});

test('what waits comes in the order in which it was made, whatever its last outcome and the clock', () => {
  const { tickets, ticketAfter } = workspace();
  const ids = (['not-sent', 'signed-out', 'throttled', 'account-blocked'] as const).map(
    (end) => ticketAfter(end).ticketId,
  );
  for (const end of ['created', 'rejected', 'uncertain', 'in-progress'] as const) ticketAfter(end);
  const last = ticketAfter().ticketId;
  expect(tickets.queued().map(({ id }) => id)).toEqual([...ids, last]);
  expect(tickets.nextQueued()).toBe(ids[0]);
  expect(tickets.beginAttempt(ids[0] ?? 0, waiting, 0)).not.toBeNull();
  expect(tickets.nextQueued()).toBe(ids[1]);
});
