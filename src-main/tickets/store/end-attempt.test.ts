import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import { createCallStore } from '../../calls/call-store';
import { openDatabase } from '../../db/open-database';
import { tempFolder } from '../../db/temp-folder.fixture';
import type { JournalRecord } from '../../journal/journal-record';
import { replayJournal } from '../../data/ticket-recovery/replay-journal';
import { ended, newTicket, outcomes } from '../sample-ticket.fixture';
import { createTicketStore } from './ticket-store';
import { resendableStatuses } from '../../rows/tickets/ticket-status';

/** A ticket whose first attempt was cut off when the app ended. */
function cutOffTicket() {
  const opened = openDatabase(join(tempFolder(), 'helpdesk.db'));
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = opened.value;
  onTestFinished(() => {
    db.close();
  });
  const calls = createCallStore(db);
  const tickets = createTicketStore(db);
  calls.begin('call-1', 0);
  tickets.make(newTicket('call-1', 'SH-A'), true);
  expect(tickets.recover(5_000)).toBe(1);
  const endLate = (outcome: Outcome = outcomes.created) => tickets.endAttempt(ended(1, outcome, 'raw'), true);
  const sendAgain = () => tickets.beginAttempt(1, resendableStatuses, 6_000)?.attemptId ?? 0;
  return { db, calls, tickets, endLate, sendAgain };
}

const { caseNumber } = outcomes.created;
const other = { ...outcomes.created, caseNumber: 'STOREHUB1000-CA109194B' };

describe('a late "created" is accepted for an attempt that counted as cut off', () => {
  test('while it is in doubt: the number is known, and the caller is owed a callback', () => {
    const { tickets, endLate } = cutOffTicket();
    expect(endLate()).toMatchObject({ status: 'created', caseNumber, caseNumberSource: 'answer' });
    expect(tickets.get(1)).toMatchObject({
      lastOutcome: outcomes.created,
      attempts: [{ number: 1, outcome: outcomes.created, rawAnswer: 'raw', endedAtMs: 2_000 }],
      reminders: [{ reason: 'case-number', dueAtMs: 2_000 }],
    });
    expect(endLate(other)).toMatchObject({ status: 'created', caseNumber });
  });

  test.each(['not-sent', 'created', 'rejected'] as const)(
    'while it is sent again, and that ends %s',
    (kind) => {
      const { tickets, endLate, sendAgain } = cutOffTicket();
      const attemptId = sendAgain();
      expect(endLate()).toMatchObject({ status: 'sending', lastOutcome: outcomes.created });
      const second = kind === 'created' ? other : outcomes[kind];
      const ticket = tickets.endAttempt(ended(attemptId, second), false);
      expect(ticket).toMatchObject({
        status: 'created',
        caseNumber: kind === 'created' ? other.caseNumber : caseNumber,
        attempts: [{ outcome: outcomes.created }, { outcome: second }],
      });
    },
  );

  test('after it was created by another attempt: that one stays, and the first number is not lost', () => {
    const { tickets, endLate, sendAgain } = cutOffTicket();
    tickets.endAttempt(ended(sendAgain(), other), false);
    expect(endLate()).toMatchObject({
      status: 'created',
      caseNumber: other.caseNumber,
      attempts: [{ outcome: outcomes.created }, { outcome: other }],
    });
  });

  test('after an agent recorded its number by hand', () => {
    const { tickets, endLate } = cutOffTicket();
    tickets.recordCaseNumber(1, 'CA1', 7_000);
    expect(endLate()).toMatchObject({
      status: 'created',
      caseNumber: 'CA1',
      caseNumberSource: 'agent',
      lastOutcome: outcomes.created,
      reminders: [{ reason: 'case-number', dueAtMs: 7_000 }],
    });
  });

  test('after it was refused: its call is closed again, and nothing is left to correct', () => {
    const { calls, tickets, endLate, sendAgain } = cutOffTicket();
    tickets.endAttempt(ended(sendAgain(), outcomes.rejected), true);
    expect(calls.unfinished()).toHaveLength(1);
    expect(endLate()).toMatchObject({ status: 'created', caseNumber });
    expect(calls.unfinished()).toEqual([]);
  });

  test('but not once another ticket stands in its place', () => {
    const { tickets, endLate, sendAgain } = cutOffTicket();
    tickets.endAttempt(ended(sendAgain(), outcomes.rejected), true);
    tickets.make(newTicket('call-1', 'SH-B'), true);
    expect(endLate()).toMatchObject({
      status: 'rejected',
      attempts: [{ outcome: { kind: 'uncertain' } }, {}],
    });
  });

  test('out of the journal as well', () => {
    const { db, tickets } = cutOffTicket();
    const { attemptId: _attemptId, ...rest } = ended(1, outcomes.created);
    const record: JournalRecord = {
      kind: 'ended',
      reference: 'SH-A',
      number: 1,
      ...rest,
      isCallerWaiting: true,
    };
    replayJournal(db, [record, record]);
    expect(tickets.get(1)).toMatchObject({ status: 'created', caseNumber, reminders: { length: 1 } });
  });
});

test.each(['not-sent', 'throttled', 'rejected', 'signed-out', 'account-blocked', 'uncertain'] as const)(
  'an answer that is %s and comes that late changes nothing',
  (kind) => {
    const { tickets, endLate } = cutOffTicket();
    const before = tickets.get(1);
    expect(endLate(outcomes[kind])).toEqual(before);
  },
);

test('any other outcome is final, also in the schema', () => {
  const { db, calls, tickets } = cutOffTicket();
  calls.begin('call-2', 0);
  tickets.make(newTicket('call-2', 'SH-B'), true);
  tickets.endAttempt(ended(2, outcomes.uncertain), true);
  expect(tickets.endAttempt(ended(2, outcomes.created), true)).toMatchObject({ status: 'uncertain' });
  const write = db.prepare('UPDATE attempt SET outcome = ? WHERE id = ?');
  expect(() => write.run(JSON.stringify(outcomes.created), 2)).toThrow('is final');
  expect(() => write.run(JSON.stringify(outcomes.rejected), 1)).toThrow('is final');
  expect(() => db.exec('UPDATE attempt SET number = 7 WHERE id = 1')).toThrow('is final');
});

test('an attempt that there is not is no ticket', () => {
  expect(cutOffTicket().tickets.endAttempt(ended(4711, outcomes.created), true)).toBeNull();
});
