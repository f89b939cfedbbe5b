import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseEndingKind, correctEndingWithinMs, maxCorrections } from '../../../shared/calls/call-ending';
import { createPc, expectValidChecksums } from '../../archive/pc-with-history.fixture';
import { newPc, open } from '../../data/recovery/copied-folder.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { createTicketStatsStore } from '../../history/stats/ticket-stats-store';
import { createReminderStore } from '../../reminders/reminder-store';
import { endedCall } from '../ended-call.fixture';
import { newTicket } from '../sample-ticket.fixture';
import type { RecordedCall } from './write-call-ending';

const callId = '99999999-0000-4000-8000-000000000001';
const solved = { kind: 'solved-by-phone', words: null } as const;
const endedAtMs = endedCall('').nowMs;

/** A PC with one call that ended as a complaint. */
function aPc() {
  const pc = createPc();
  pc.calls.begin(callId, 1);
  pc.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'], note: 'rang twice' }));
  return pc;
}

test('an ended call gets another kind, and keeps all else; the same kind changes nothing', () => {
  const { tickets, db } = aPc();
  createReminderStore(db).set({ uid: 'r', ticketId: 1, text: 'ring', dueAtMs: 3_000, nowMs: 2_000 });
  const before = tickets.get(1);
  const correction = { ticketId: 1, ending: solved, caseTicketId: null, agent: 'NA', nowMs: 5_000 };
  expect(tickets.correctEnding(correction)).toMatchObject({ reference: 'SH-ENDED' });
  const first = { kind: 'complaint', words: null, atMs: 5_000, by: 'NA' };
  const corrected = { ...solved, correctedAtMs: 5_000, corrections: [first] };
  expect(tickets.get(1)).toEqual({ ...before, ending: corrected });
  expect(tickets.correctEnding({ ...correction, nowMs: 6_000 })).toMatchObject({ ending: null });
  // The clock was set back.
  tickets.correctEnding({
    ticketId: 1,
    ending: { kind: 'complaint', words: null },
    caseTicketId: null,
    agent: null,
    nowMs: 4_000,
  });
  expect(tickets.get(1)?.ending).toEqual({
    kind: 'complaint',
    words: null,
    correctedAtMs: 5_001,
    corrections: [first, { ...solved, atMs: 5_001, by: null }],
  });
  for (let nth = 0; nth < maxCorrections; nth += 1) {
    const ending = nth % 2 === 0 ? solved : { kind: 'complaint', words: null };
    tickets.correctEnding({ ticketId: 1, ending, caseTicketId: null, agent: 'SL', nowMs: 6_000 + nth });
  }
  expect(tickets.get(1)?.ending?.corrections).toHaveLength(maxCorrections);
  expect(tickets.get(1)?.ending?.corrections?.[0]).toMatchObject({ atMs: 6_000 });
  expectValidChecksums(db);
});

test('the search and the figures of the shift have the kind that it is now, once', () => {
  const { tickets, index, find, db } = aPc();
  index.indexSome(10);
  tickets.correctEnding({ ticketId: 1, ending: solved, caseTicketId: null, agent: null, nowMs: 5_000 });
  index.indexSome(10);
  expect([find('complaint'), find('solved')]).toEqual([[], [1]]);
  expect(createTicketStatsStore(db).stats({ fromMs: 0, beforeMs: 9_000, after: null })).toMatchObject({
    count: 1,
    endings: [[JSON.stringify(solved), 1]],
  });
});

test('an ended call that is about an earlier case stays so with another kind, until it asked about none, here and on another PC', async () => {
  const [pc, to] = [createPc(), createPc()];
  for (const [at, reference] of ['SH-CASE', 'SH-OTHER'].entries()) {
    pc.calls.begin(`99999999-0000-4000-8000-00000000001${at}`, 1);
    const made = newTicket(`99999999-0000-4000-8000-00000000001${at}`, reference);
    pc.tickets.make({ ...made, nowMs: endedAtMs - 1 + at }, false);
  }
  pc.calls.begin(callId, 1);
  pc.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] }));
  await to.take(await pc.archive());
  const asked = { kind: 'asked-about-case', words: null } as const;
  const correct = (ending: typeof asked | typeof solved, caseTicketId: number | null, nowMs: number) =>
    pc.tickets.correctEnding({ ticketId: 3, ending, caseTicketId, agent: null, nowMs });
  const follows = (of: typeof pc) => of.tickets.get(3)?.follows?.reference;

  correct(asked, 1, 5_000);
  expect(follows(pc)).toBe('SH-CASE');
  await to.take(await pc.archive());
  expect(follows(to)).toBe('SH-CASE');
  expect(correct(asked, 1, 5_500)).toMatchObject({ ending: null });
  expect(() => pc.db.exec('UPDATE ticket SET follows_ticket_id = 2 WHERE id = 3')).toThrow('immutable');

  correct(solved, null, 6_000);
  expect(follows(pc)).toBe('SH-CASE');
  await to.take(await pc.archive());
  expect(follows(to)).toBe('SH-CASE');
  correct(asked, null, 6_500);
  expect(follows(pc)).toBeUndefined();
  correct(solved, 1, 6_600);
  expect(follows(pc), 'another kind asks about none').toBeUndefined();
  await to.take(await pc.archive());
  expect(follows(to)).toBeUndefined();
  correct(asked, 1, 6_700);
  correct(solved, null, 6_800);
  const before = pc.tickets.get(3);
  // Itself, and one that was erased.
  for (const id of [3, 99]) expect(correct(asked, id, 7_000)).toBeNull();
  expect(pc.tickets.get(3), 'it stays about its case').toEqual(before);
  for (const { db } of [pc, to]) expectValidChecksums(db);
});

test('a call whose kind is put back is about no case again, if it had been about none', () => {
  const pc = aPc();
  const caseCallId = '99999999-0000-4000-8000-000000000020';
  pc.calls.begin(caseCallId, 1);
  pc.tickets.make({ ...newTicket(caseCallId, 'SH-CASE'), nowMs: endedAtMs - 1 }, false);
  const asked = { kind: caseEndingKind, words: null } as const;
  const complaint = { kind: 'complaint', words: null } as const;
  let nowMs = 5_000;
  const correct = (ending: typeof asked | typeof complaint | typeof solved, caseTicketId: number | null) => {
    nowMs += 100;
    pc.tickets.correctEnding({ ticketId: 1, ending, caseTicketId, agent: null, nowMs });
    return pc.tickets.get(1)?.follows?.reference;
  };
  expect(correct(asked, 2)).toBe('SH-CASE');
  expect(correct(complaint, null), 'put back').toBeUndefined();
  expect(correct(asked, 2)).toBe('SH-CASE');
  expect(correct(solved, null), 'another kind').toBe('SH-CASE');
});

test('an ended call that is about a case becomes about another one, an unknown one or none, each recorded', async () => {
  const [pc, to] = [createPc(), createPc()];
  for (const reference of ['SH-CASE', 'SH-OTHER']) {
    const id = `99999999-0000-4000-8000-0000000000${reference.length}0`;
    pc.calls.begin(id, 1);
    pc.tickets.make({ ...newTicket(id, reference), nowMs: endedAtMs - 1 }, false);
  }
  pc.calls.begin(callId, 1);
  const asked = { kind: 'asked-about-case', words: null } as const;
  pc.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'], ending: asked, caseTicketId: 1 }));
  const correct = (caseTicketId: number | null, unknownCaseNumber: string | null, nowMs: number) =>
    pc.tickets.correctEnding({
      ticketId: 3,
      ending: asked,
      caseTicketId,
      unknownCaseNumber,
      agent: null,
      nowMs,
    });
  const now = ({ tickets }: typeof pc) => [
    tickets.get(3)?.follows?.reference,
    tickets.get(3)?.ending?.unknownCaseNumber,
    tickets.get(3)?.ending?.corrections?.map(({ caseNumber }) => caseNumber) ?? [],
  ];
  correct(1, null, 5_000);
  expect(correct(3, null, 5_100), 'a call cannot be about itself').toBeNull();
  expect(now(pc)).toEqual(['SH-CASE', undefined, []]);
  correct(null, 'CA999999Z', 5_200);
  expect(now(pc)).toEqual([undefined, 'CA999999Z', ['SH-CASE']]);
  expect(correct(null, 'CA999999Z', 5_300)).toMatchObject({ ending: null });
  correct(2, null, 5_400);
  correct(null, null, 5_500);
  const all = [undefined, undefined, ['SH-CASE', 'CA999999Z', 'SH-OTHER']];
  expect(now(pc)).toEqual(all);
  await to.take(await pc.archive());
  expect(now(to)).toEqual(all);
  for (const { db } of [pc, to]) expectValidChecksums(db);
});

test('a case that was here before the call is no later one, whatever a clock has stamped on it', () => {
  const pc = createPc();
  const ahead = pc.add({}, {}, endedAtMs + 7_200_000);
  pc.calls.begin(callId, 1);
  const { ticketId } = pc.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] })) as RecordedCall;
  const later = pc.add({}, {}, endedAtMs + 1);
  const ending = { kind: caseEndingKind, words: null };
  const correct = (caseTicketId: number) =>
    pc.tickets.correctEnding({ ticketId, ending, caseTicketId, agent: null, nowMs: endedAtMs + 2 });
  for (const none of [later, ticketId, 99]) expect(correct(none)).toBeNull();
  expect(correct(ahead)).toMatchObject({ ending });
  expect(pc.tickets.get(ticketId)?.follows?.id).toBe(ahead);
});

test('a call back that nobody answered keeps its case as another kind, whose callback is done then, and due again', () => {
  const pc = createPc();
  const reminders = createReminderStore(pc.db);
  const caseCall = '99999999-0000-4000-8000-000000000010';
  pc.calls.begin(caseCall, 1);
  pc.tickets.make({ ...newTicket(caseCall, 'SH-CASE'), nowMs: 100 }, false);
  reminders.set({ uid: 'r', ticketId: 1, text: '', dueAtMs: 200, nowMs: 150 });
  pc.calls.begin(callId, 1);
  pc.calls.setFollowUp(callId, 1);
  const noAnswer = { kind: 'no-answer', words: null } as const;
  pc.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'], ending: noAnswer }));
  const isDue = () => pc.tickets.get(1)?.reminders.some(({ resolution }) => resolution === null);
  const correct = (ending: typeof solved | typeof noAnswer, nowMs: number) =>
    pc.tickets.correctEnding({ ticketId: 2, ending, caseTicketId: null, agent: null, nowMs });
  expect(isDue()).toBe(true);
  expect(correct(solved, 5_000)).toMatchObject({ follows: 'SH-CASE' });
  expect(isDue()).toBe(false);
  expect(correct(noAnswer, 6_000)).toMatchObject({ follows: 'SH-CASE' });
  expect(isDue()).toBe(true);
  expectValidChecksums(pc.db);
});

test('a ticket, an unknown one, one of another PC and one of an earlier shift keep their kind', async () => {
  const pc = aPc();
  const correct = (tickets: typeof pc.tickets, ticketId: number, nowMs = 5_000) =>
    tickets.correctEnding({ ticketId, ending: solved, caseTicketId: null, agent: null, nowMs });
  pc.calls.begin('99999999-0000-4000-8000-000000000002', 1);
  pc.tickets.make(newTicket('99999999-0000-4000-8000-000000000002', 'SH-SENT'), false);
  expect(correct(pc.tickets, 2)).toBeNull();
  expect(correct(pc.tickets, 3)).toBeNull();
  expect(correct(pc.tickets, 1, endedAtMs + correctEndingWithinMs + 1)).toBe('too-old');
  // Of a shift from 20:00 to 8:00, all can be corrected at 8:05.
  const nearlyShiftMs = (12 * 60 + 5) * 60_000;
  expect(correct(pc.tickets, 1, endedAtMs + nearlyShiftMs)).toMatchObject({ reference: 'SH-ENDED' });
  const other = createPc();
  await other.take(await pc.archive());
  expect(correct(other.tickets, 1)).toBe('of-other-pc');
  expect(other.calls.undoEnding(1, { atMs: 5_000, by: null })).toBe('of-other-pc');
  for (const sql of [
    `UPDATE ticket SET ending = '{"kind":"x","words":"x"}' WHERE id = 1`,
    `UPDATE ticket SET ending = '{"kind":"x","words":"x","correctedAtMs":9}' WHERE id = 2`,
  ])
    expect(() => pc.db.exec(sql)).toThrow('a ticket is immutable');
});

test('another PC takes the correction, and no older one after it', async () => {
  const [from, to] = [aPc(), createPc()];
  await to.take(await from.archive());
  const kind = () => to.tickets.get(1)?.ending?.kind;
  const older = join(tempFolder(), 'older.zip');
  copyFileSync(from.file, older);
  expect(kind()).toBe('complaint');
  from.tickets.correctEnding({ ticketId: 1, ending: solved, caseTicketId: null, agent: 'NA', nowMs: 5_000 });
  expect(await to.take(await from.archive())).toEqual({ added: 0, changed: 1 });
  expect(kind()).toBe('solved-by-phone');
  const complaint = { kind: 'complaint', words: null };
  expect(to.tickets.get(1)?.ending?.corrections).toEqual([{ ...complaint, atMs: 5_000, by: 'NA' }]);
  expect(await to.take(older)).toEqual({ added: 0, changed: 0 });
  expect(kind()).toBe('solved-by-phone');
  expectValidChecksums(to.db);
});

test('where an older database comes back, the journal has the correction', () => {
  const pc = newPc();
  const older = join(tempFolder(), 'older.db');
  const yesterday = open(pc);
  yesterday.stores.calls.begin('99999999-0000-4000-8000-000000000010', 500);
  const earlier = newTicket('99999999-0000-4000-8000-000000000010', 'SH-CASE');
  yesterday.stores.tickets.make({ ...earlier, nowMs: endedAtMs - 1 }, false);
  yesterday.stores.calls.begin(callId, 500);
  yesterday.stores.tickets.endCall(endedCall(callId));
  yesterday.close();
  copyFileSync(pc.file, older);
  const today = open(pc);
  const asked = { kind: 'asked-about-case', words: null } as const;
  today.stores.tickets.correctEnding({
    ticketId: 2,
    ending: asked,
    caseTicketId: 1,
    note: 'Asked about case 55555AAAA',
    agent: 'NA',
    nowMs: 5_000,
  });
  today.close();
  copyFileSync(older, pc.file);

  const after = open(pc);
  expect(after.stores.tickets.get(2)).toMatchObject({
    ending: { ...asked, correctedAtMs: 5_000, corrections: [{ kind: 'complaint', by: 'NA' }] },
    follows: { reference: 'SH-CASE' },
    notes: [{ text: 'Asked about case 55555AAAA', writtenAtMs: 5_000 }],
  });
  after.close();
});
