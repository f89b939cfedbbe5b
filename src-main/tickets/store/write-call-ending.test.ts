import { expect, test } from 'vitest';
import { blankCallFields } from '../../../shared/calls/call';
import { maxNoteLength } from '../../../shared/history/ticket-summary-and-detail';
import { correctEndingWithinMs, noAnswerKind } from '../../../shared/calls/call-ending';
import { createCallStore, maxOpenCalls } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { createFormDraftStore } from '../../form-drafts/form-draft-store';
import { ended, newTicket, outcomes } from '../sample-ticket.fixture';
import { endedCall } from '../ended-call.fixture';
import { createTicketStore } from './ticket-store';
import { openedAtOnce } from '../../calls/opened-at-once.fixture';

const neverSent = 'a call that ended without a ticket is never sent';

const opened = (atMs: number) => ({ atMs, by: 'NUR' });

function aWorkspace() {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  const begin = (callId: string): string => {
    calls.begin(callId, 0);
    return callId;
  };
  return { db, calls, tickets, begin };
}

test('a call without any mandatory field ends as a row of the history, with its fields, its agent and its note', () => {
  const { db, calls, tickets, begin } = aWorkspace();
  const fields = { ...blankCallFields, phone: '012-345 6789' };
  const recorded = tickets.endCall(
    endedCall(begin('call-1'), { fields, agent: 'NA', note: 'silent, twice' }),
  );
  expect(recorded).toEqual({
    callId: 'call-1',
    ticketId: 1,
    reference: 'SH-E',
    isNew: true,
    follows: null,
    revision: 1,
  });
  expect(tickets.get(1)).toMatchObject({
    status: 'recorded',
    ending: { kind: 'complaint', words: null },
    agent: 'NA',
    phone: '60123456789',
    name: '',
    serviceId: null,
    caseNumber: null,
    attempts: [],
    notes: [{ text: 'silent, twice' }],
  });
  expect(calls.get('call-1')).toMatchObject({ fields, ticketId: 1 });
  expect(calls.unfinished()).toEqual([]);
  expect(db.prepare('SELECT status FROM call').pluck().all()).toEqual(['sent']);
});

test('a call that was never open begins with its end, in one transaction', () => {
  const { db, calls, tickets, begin } = aWorkspace();
  const ending = { kind: noAnswerKind, words: null };
  tickets.endCall(endedCall(begin('call-1'), { ending, nowMs: 0 }));
  const never = endedCall('call-2', { ending, nowMs: 0, isNewCall: true });
  expect(() => tickets.endCall(never)).toThrow('every reference offered is taken');
  expect(calls.get('call-2')).toBeNull();
  expect(tickets.endCall({ ...never, references: ['SH-F'] })).toMatchObject({
    ticketId: 2,
    isNew: true,
    revision: 1,
  });
  const [begun, one] = db
    .prepare(
      'SELECT fields, revision, status, began_at_ms, saved_at_ms, follows_ticket_id FROM call ORDER BY seq',
    )
    .all();
  expect(one).toEqual(begun);
  expect(calls.unfinished()).toEqual([]);
});

test('the database refuses every way to send an ended call, whichever statement tries', () => {
  const { db, tickets, begin } = aWorkspace();
  tickets.endCall(endedCall(begin('call-1')));
  tickets.make(newTicket(begin('call-2'), 'SH-T'), true);
  const tries = [
    'INSERT INTO attempt (ticket_id, number, started_at_ms) VALUES (1, 1, 0)',
    `INSERT INTO attempt (ticket_id, number, started_at_ms, ended_at_ms, outcome) VALUES (1, 1, 0, 1, '{}')`,
    'UPDATE attempt SET ticket_id = 1 WHERE ticket_id = 2',
    `UPDATE ticket SET state = 'waiting', ending = NULL WHERE id = 1`,
    `UPDATE ticket SET state = 'sending' WHERE id = 1`,
    `UPDATE ticket SET state = 'created', case_number = 'CA1' WHERE id = 1`,
    `UPDATE ticket SET state = 'recorded' WHERE id = 2`,
    `UPDATE ticket SET ending = NULL WHERE id = 1`,
    `UPDATE ticket SET case_number = 'CA1' WHERE id = 1`,
    `UPDATE ticket SET storehub_ticket_id = '9' WHERE id = 1`,
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
       SELECT call_id, 'SH-Z', body, '', 0, 'waiting' FROM ticket WHERE id = 1`,
  ];
  const refusals = tries.map((sql) => {
    try {
      db.exec(sql);
    } catch (thrown) {
      return thrown instanceof Error ? thrown.message : '';
    }
    return 'taken';
  });
  expect(refusals).toEqual([
    neverSent,
    neverSent,
    neverSent,
    neverSent,
    neverSent,
    neverSent,
    neverSent,
    'a ticket is immutable',
    expect.stringContaining('CHECK constraint failed'),
    expect.stringContaining('CHECK constraint failed'),
    expect.stringContaining('constraint failed'),
  ]);
});

test('no call of the app sends an ended call', () => {
  const { tickets, begin } = aWorkspace();
  tickets.endCall(endedCall(begin('call-1')));
  const states = ['waiting', 'uncertain', 'recorded', 'rejected'] as const;
  expect(() => tickets.beginAttempt(1, states, 0)).toThrow(neverSent);
  expect(tickets.make(newTicket('call-1', 'SH-T'), true)).toMatchObject({ isNew: false, attempt: null });
  expect(tickets.recordCaseNumber(1, 'CA1', 0)).toBeNull();
  expect(tickets.reopen(1)).toBeNull();
  expect([tickets.queued(), tickets.uncertain(), tickets.nextQueued()]).toEqual([[], [], null]);
  expect(tickets.get(1)).toMatchObject({ status: 'recorded', attempts: [] });
});

test('a call ends once, and not at all once it has a ticket that may be sent', () => {
  const { tickets, begin } = aWorkspace();
  tickets.endCall(endedCall(begin('call-1')));
  const again = endedCall('call-1', { ending: { kind: 'wrong-number', words: null } });
  expect(tickets.endCall(again)).toMatchObject({ ticketId: 1, isNew: false });
  expect(tickets.get(1)).toMatchObject({ ending: { kind: 'complaint' } });

  tickets.make(newTicket(begin('call-2'), 'SH-T'), true);
  expect(tickets.endCall(endedCall('call-2'))).toBe('has-ticket');
  expect(tickets.endCall(endedCall('unknown'))).toBeNull();
});

function aRejectedCall() {
  const workspace = aWorkspace();
  const { tickets, begin } = workspace;
  const made = tickets.make(newTicket(begin('call-1'), 'SH-T'), true);
  tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), true);
  return workspace;
}

test('a rejected call ends beside its ticket, which is sent by nothing and can still be corrected', () => {
  const { calls, tickets } = aRejectedCall();
  const ending = endedCall('call-1', { newCallId: 'call-2', note: 'hung up' });
  expect(tickets.endCall(ending)).toMatchObject({ callId: 'call-2', ticketId: 2, isNew: true });
  expect(calls.unfinished()).toEqual([]);
  expect(tickets.get(2)).toMatchObject({ callId: 'call-2', status: 'recorded', follows: null });
  expect(tickets.get(1)).toMatchObject({ status: 'rejected', replacedBy: null, attempts: [{ number: 1 }] });
  expect([tickets.queued(), tickets.nextQueued()]).toEqual([[], null]);

  expect(tickets.reopen(1)).toBe('call-1');
  expect(calls.unfinished()).toMatchObject([{ id: 'call-1', ticketId: 1 }]);
  expect(tickets.make(newTicket('call-1', 'SH-U'), true)).toMatchObject({ isNew: true, replaces: 'SH-T' });
  expect(tickets.get(2)).toMatchObject({ status: 'recorded', notes: [{ text: 'hung up' }] });
});

test('an ending that is asked for again is the first one, also beside a rejected ticket', () => {
  const { tickets, begin } = aRejectedCall();
  const first = tickets.endCall(endedCall('call-1', { newCallId: 'call-2' }));
  const again = { callId: 'call-2', ticketId: 2, isNew: false };
  expect(tickets.endCall(endedCall('call-1', { newCallId: 'call-3' }))).toMatchObject(again);
  expect(first).toMatchObject({ ...again, isNew: true });
  tickets.endCall(endedCall(begin('call-4'), { references: ['SH-F'] }));
  expect(tickets.endCall(endedCall('call-4'))).toMatchObject({ callId: 'call-4', ticketId: 3, isNew: false });
});

test('a rejected call whose ending is undone is open as it was, with the note of the ending', () => {
  const { db, calls, tickets } = aRejectedCall();
  tickets.endCall(endedCall('call-1', { newCallId: 'call-2', note: 'hung up' }));
  expect(calls.undoEnding(2, openedAtOnce)).toMatchObject({
    callId: 'call-1',
    reference: 'SH-E',
    note: null,
  });
  expect(calls.unfinished()).toMatchObject([{ id: 'call-1', ticketId: 1, fields: { keptNote: 'hung up' } }]);
  expect(db.prepare('SELECT id FROM call').pluck().all()).toEqual(['call-1']);
  expect(tickets.make(newTicket('call-1', 'SH-U'), true)).toMatchObject({ isNew: true, replaces: 'SH-T' });
});

test('a discarded call with a rejected ticket comes back with it, from its ticket, too', () => {
  const { calls, tickets } = aRejectedCall();
  calls.discard('call-1', 5);
  expect(tickets.get(1)).toMatchObject({ status: 'rejected', replacedBy: null });
  expect(calls.restore('call-1', 0)).toMatchObject({ id: 'call-1', ticketId: 1 });
  calls.discard('call-1', 6);
  expect(tickets.reopen(1)).toBe('call-1');
  expect(calls.discarded(7)).toEqual([]);
});

test('a call about a case is linked to it, from both sides', () => {
  const { calls, tickets, begin } = aWorkspace();
  tickets.make(newTicket(begin('call-1'), 'SH-T'), false);
  tickets.endCall(endedCall(begin('call-2'), { references: ['SH-A'], caseTicketId: 1 }));
  calls.setFollowUp(begin('call-3'), 1);
  tickets.endCall(endedCall('call-3', { references: ['SH-B'] }));
  tickets.endCall(endedCall(begin('call-4'), { references: ['SH-C'], caseTicketId: 99 }));
  const inVain = { kind: noAnswerKind, words: null };
  tickets.endCall(endedCall(begin('call-5'), { references: ['SH-D'], caseTicketId: 1, ending: inVain }));
  expect(
    tickets.get(1)?.followedBy.map(({ reference, isNoAnswer }) => [reference, isNoAnswer ?? false]),
  ).toEqual([
    ['SH-A', false],
    ['SH-B', false],
    ['SH-D', true],
  ]);
  expect([2, 3, 4].map((id) => tickets.get(id)?.follows?.reference)).toEqual(['SH-T', 'SH-T', undefined]);
});

test('an undone ending leaves the call open with its fields, and no row', () => {
  const { db, calls, tickets, begin } = aWorkspace();
  tickets.endCall(endedCall(begin('call-1')));
  expect(calls.undoEnding(1, openedAtOnce)).toMatchObject({
    callId: 'call-1',
    reference: 'SH-E',
    note: null,
  });
  expect(tickets.get(1)).toBeNull();
  expect(calls.unfinished()).toMatchObject([
    { id: 'call-1', fields: { name: 'Ahmad Ibrahim' }, ticketId: null },
  ]);
  expect(db.prepare('SELECT count(*) FROM index_pending').pluck().get()).toBe(0);
  expect(calls.undoEnding(1, openedAtOnce)).toBeNull();
  expect(tickets.endCall(endedCall('call-1'))).toMatchObject({ ticketId: 2, isNew: true });
});

test('an ending is not undone once somebody has added to it, nor is a ticket', () => {
  const { calls, tickets, begin } = aWorkspace();
  const [noted, followed, aboutToBe, ticket] = ['SH-A', 'SH-B', 'SH-C', 'SH-D'].map((reference, index) => {
    const call = endedCall(begin(`call-${index}`), { references: [reference] });
    return index === 3
      ? tickets.make(newTicket(`call-${index}`, reference), false)?.ticketId
      : tickets.endCall(call);
  });
  expect([noted, followed, aboutToBe]).toMatchObject([{ ticketId: 1 }, { ticketId: 2 }, { ticketId: 3 }]);
  for (const part of [1, 2]) tickets.addNote(1, 'x'.repeat(maxNoteLength - part), part);
  tickets.endCall(endedCall(begin('call-8'), { references: ['SH-E'], caseTicketId: 2 }));
  calls.setFollowUp(begin('call-9'), 3);
  expect([1, 2, 3, Number(ticket)].map((id) => calls.undoEnding(id, openedAtOnce))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('an undone ending leaves its notes with the call, also one that was being typed', () => {
  const { db, calls, tickets, begin } = aWorkspace();
  const draftOf = (key: string) => ({ subject: 'ticket', key }) as const;
  tickets.endCall(endedCall(begin('call-1'), { note: 'rang twice' }));
  tickets.addNote(1, 'speaks Hokkien', 5);
  createFormDraftStore(db).set(draftOf('1'), { text: 'ask for', lastDay: '' }, 6);
  expect(calls.undoEnding(1, openedAtOnce)).toMatchObject({ callId: 'call-1' });
  expect(calls.get('call-1')?.fields).toMatchObject({
    name: 'Ahmad Ibrahim',
    keptNote: 'rang twice\nspeaks Hokkien\nask for',
  });
  expect(
    db.prepare('SELECT (SELECT count(*) FROM note) + (SELECT count(*) FROM note_draft)').pluck().get(),
  ).toBe(0);
});

test('an undone ending takes its own note back, and no other; the next ending has none of it', () => {
  const { calls, tickets, begin } = aWorkspace();
  const asked = 'Asked about case 55555AAAA';
  const notesOf = (ticketId: number) => tickets.get(ticketId)?.notes.map(({ text }) => text);
  tickets.endCall(endedCall(begin('call-1'), { endingNote: asked }));
  expect(notesOf(1)).toEqual([asked]);
  expect(calls.undoEnding(1, openedAtOnce)).toMatchObject({
    callId: 'call-1',
    reference: 'SH-E',
    note: null,
  });
  expect(calls.get('call-1')?.fields.keptNote).toBe('');

  tickets.endCall(endedCall('call-1', { endingNote: asked, note: 'rang twice' }));
  // Typed by the agent, in the same words.
  tickets.addNote(2, asked, endedCall('').nowMs);
  expect(notesOf(2)).toEqual([asked, 'rang twice', asked]);
  calls.undoEnding(2, openedAtOnce);
  expect(calls.get('call-1')?.fields.keptNote).toBe(`rang twice\n${asked}`);
});

test('an undone ending proposes its case, and keeps a reference that is found but not shown', () => {
  const { calls, tickets, begin } = aWorkspace();
  const asked = { kind: 'asked-about-case', words: null } as const;
  tickets.endCall(endedCall(begin('call-1'), { ending: { ...asked, unknownCaseNumber: '55555AAAA' } }));
  const endedAtMs = endedCall('').nowMs;
  calls.undoEnding(1, opened(endedAtMs), 'Earlier: SH-E', false);
  const fields = () => calls.get('call-1')?.fields;
  expect(fields()).toMatchObject({
    keptNote: '',
    hiddenNote: 'Earlier: SH-E',
    askedAboutCase: '55555AAAA',
  });

  const references = { references: ['SH-F'] };
  tickets.endCall(endedCall('call-1', { ...references, ending: { ...asked, hiddenNote: 'Earlier: SH-E' } }));
  tickets.endCall(endedCall(begin('call-2'), { references: ['SH-G'], ending: asked, caseTicketId: 2 }));
  calls.undoEnding(3, opened(endedAtMs), 'Earlier: SH-G');
  expect(calls.get('call-2')?.fields).toMatchObject({
    keptNote: 'Earlier: SH-G',
    hiddenNote: '',
    askedAboutCase: 'SH-F',
  });
  calls.undoEnding(2, opened(endedAtMs), 'Earlier: SH-F', false);
  expect(fields()).toMatchObject({ hiddenNote: 'Earlier: SH-E\nEarlier: SH-F' });
});

test('a call that is open again keeps what its endings were, when and by whom, for the next one', () => {
  const { calls, tickets, begin } = aWorkspace();
  const asked = { kind: 'asked-about-case', words: null };
  const solved = { kind: 'solved-by-phone', words: null };
  tickets.endCall(endedCall(begin('call-1'), { agent: 'ROOT', ending: asked, references: ['SH-F'] }));
  tickets.correctEnding({ ticketId: 1, ending: solved, caseTicketId: null, agent: 'NA', nowMs: 2_000 });
  calls.undoEnding(1, opened(3_000), 'Earlier: SH-F');
  const earlier = [
    { ...asked, atMs: 2_000, by: 'NA' },
    { ...solved, atMs: 3_000, by: 'NUR', ended: { atMs: 1_000, agent: 'ROOT' } },
  ];
  const earlierOf = (callId: string) => calls.get(callId)?.fields.earlierEndings;
  expect(earlierOf('call-1')).toEqual(earlier);

  tickets.endCall(
    endedCall('call-1', {
      nowMs: 4_000,
      ending: { ...asked, unknownCaseNumber: 'CA1', corrections: earlier },
    }),
  );
  // A slip, which had no correction of its own. Its clock was set back.
  calls.undoEnding(2, opened(100), 'Earlier: SH-E', false);
  const third = { ...asked, atMs: 4_000, by: 'NUR', caseNumber: 'CA1', ended: { atMs: 4_000, agent: null } };
  expect(earlierOf('call-1')).toEqual([...earlier, third]);

  tickets.endCall(endedCall(begin('call-2'), { references: ['SH-S'] }));
  expect(calls.undoEnding(3, opened(1_500), 'Earlier: SH-S', false)).toMatchObject({
    callId: 'call-2',
  });
  expect(earlierOf('call-2')).toEqual([]);
});

test('the note of an undo goes with the call behind its own, if it fits', () => {
  const { calls, tickets, begin } = aWorkspace();
  tickets.endCall(endedCall(begin('call-1'), { note: 'rang twice' }));
  const endedAtMs = endedCall('').nowMs;
  expect(calls.undoEnding(1, opened(endedAtMs), 'Earlier: SH-E')).toMatchObject({
    note: 'Earlier: SH-E',
  });
  expect(calls.get('call-1')?.fields.keptNote).toBe('rang twice\nEarlier: SH-E');
  tickets.endCall(endedCall('call-1', { references: ['SH-F'], note: 'x'.repeat(maxNoteLength - 5) }));
  expect(calls.undoEnding(2, opened(endedAtMs), 'Earlier: SH-F')).toMatchObject({ note: null });
  expect(calls.get('call-1')?.fields.keptNote).toHaveLength(maxNoteLength - 5);
});

test('an ending is undone within a shift only, and while there is room for an open call', () => {
  const { calls, tickets, begin } = aWorkspace();
  for (const at of [1, 2]) tickets.endCall(endedCall(begin(`ended-${at}`), { references: [`SH-${at}`] }));
  const endedAtMs = endedCall('').nowMs;
  expect(calls.undoEnding(1, opened(endedAtMs + correctEndingWithinMs + 1))).toBe('too-old');
  expect(calls.undoEnding(1, opened(endedAtMs + correctEndingWithinMs))).toMatchObject({
    callId: 'ended-1',
  });
  expect(calls.undoEnding(1, opened(endedAtMs))).toBeNull();
  for (let open = 1; open < maxOpenCalls; open += 1) begin(`open-${open}`);
  expect(calls.undoEnding(2, opened(endedAtMs))).toBe('full');
  calls.discard('open-1', 1_000);
  expect(calls.undoEnding(2, opened(endedAtMs))).toMatchObject({ callId: 'ended-2' });
});
