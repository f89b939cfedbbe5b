import { expect, test } from 'vitest';
import { createJournaledCallStore } from '../../calls/journaled-call-store';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { hashContent } from '../../rows/tickets/content-hash';
import { prepareMarkErased } from '../../privacy/mark-and-check-erased-ids';
import { deriveErasedIncidentUid } from '../../rows/incidents/derive-erased-incident-uid';
import { createJournaledTicketStore } from './journaled-ticket-store';
import { replayJournal } from './replay-journal';
import { endedCall } from '../../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';

test('restores a chain of follow-ups from the journal; records of an older app have no follow-up', () => {
  const db = freshDatabase();
  const body = sampleBody();
  const made = (reference: string, more: object) => ({
    kind: 'made',
    reference,
    callId: reference,
    fields: {},
    body,
    bodySha256: hashContent(body),
    createdAtMs: 1,
    replaces: null,
    ...more,
  });
  replayJournal(db, parseRecords([made('SH-AAAA', {}), made('SH-CCCC', { follows: 'SH-AAAA' })]));
  const tickets = createTicketStore(db);
  expect(tickets.get(1)).toMatchObject({ follows: null, followedBy: [{ id: 2, reference: 'SH-CCCC' }] });
  expect(tickets.get(2)?.follows).toMatchObject({ id: 1, reference: 'SH-AAAA', caseNumber: null });
});

test('records of an earlier build, whose kinds had spaces, are read as those of today', () => {
  const named = { reference: 'SH-A', caseNumber: 'C1', atMs: 1 };
  const caller = { number: '60123456789', callerKey: 'a|b' };
  const dismissed = { ...caller, atMs: 2 };
  const erasure = { phone: '012', name: 'Ali', callers: [], atMs: 3 };
  const former = {
    'case number recorded': named,
    'caller refused': dismissed,
    'refusal taken back': caller,
    'erase caller': erasure,
    'of a later app': {},
  };
  expect(parseRecords(Object.entries(former).map(([kind, record]) => ({ kind, ...record })))).toEqual([
    { kind: 'case-number-recorded', ...named },
    { kind: 'caller-dismissed', ...dismissed },
    { kind: 'caller-dismissal-undone', ...caller },
    { kind: 'erase-caller', ...erasure },
  ]);
});

test('calls and their notes survive the loss of the database, and an undone ending stays undone', () => {
  const lost = freshDatabase();
  const lines: JournalRecord[] = [];
  const append = (...records: readonly JournalRecord[]): void => void lines.push(...records);
  const journal = { append, appendSoon: append, withPosition: <T>(change: () => T): T => change() };
  const [calls, tickets] = [
    createJournaledCallStore(createCallStore(lost), append),
    createJournaledTicketStore(createTicketStore(lost), journal),
  ];
  for (const callId of ['call-1', 'call-2', 'call-3']) calls.begin(callId, 0);
  const made = newTicket('call-1', 'SH-A');
  tickets.make({ ...made, fields: { ...made.fields, keptNote: 'speaks Hokkien' } }, false);
  tickets.endCall(
    endedCall('call-2', {
      references: ['SH-B'],
      caseTicketId: 1,
      agent: 'NA',
      note: 'late',
      endingNote: 'case 7',
    }),
  );
  const slip = tickets.endCall(
    endedCall('call-3', { references: ['SH-C'], note: 'rang twice', endingNote: 'case 8' }),
  );
  calls.undoEnding(slip !== null && slip !== 'has-ticket' ? slip.ticketId : 0, { atMs: 7_000, by: 'NUR' });

  const records = parseRecords(JSON.parse(JSON.stringify(lines)) as unknown[]);
  const db = freshDatabase();
  replayJournal(db, records);
  expect(createTicketStore(db).get(1)).toMatchObject({ notes: [{ text: 'speaks Hokkien' }] });
  expect(createTicketStore(db).get(2)).toMatchObject({
    reference: 'SH-B',
    status: 'recorded',
    ending: { kind: 'complaint', words: null },
    agent: 'NA',
    follows: { reference: 'SH-A' },
    notes: [{ text: 'case 7' }, { text: 'late' }],
  });
  expect(createTicketStore(db).get(3)).toBeNull();
  expect(createCallStore(db).unfinished()).toMatchObject([
    {
      id: 'call-3',
      fields: {
        name: 'Ahmad Ibrahim',
        keptNote: 'rang twice',
        earlierEndings: [{ kind: 'complaint', atMs: 7_000, by: 'NUR', ended: { atMs: 1_000, agent: null } }],
      },
    },
  ]);

  createCallStore(lost).discard('call-3', 9);
  replayJournal(lost, records);
  expect(createCallStore(lost).unfinished()).toEqual([]);
  expect(createCallStore(lost).discarded(9)).toMatchObject([{ id: 'call-3' }]);
  expect(lost.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(2);
});

test('the ending of a rejected call survives the loss of the database, and its ticket can still be corrected', () => {
  const lines: JournalRecord[] = [];
  const append = (...records: readonly JournalRecord[]): void => void lines.push(...records);
  const journal = { append, appendSoon: append, withPosition: <T>(change: () => T): T => change() };
  const lost = freshDatabase();
  const calls = createCallStore(lost);
  const tickets = createJournaledTicketStore(createTicketStore(lost), journal);
  calls.begin('call-1', 0);
  const made = tickets.make(newTicket('call-1', 'SH-T'), true);
  tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), true);
  tickets.endCall(endedCall('call-1', { newCallId: 'call-2', note: 'hung up' }));

  const db = freshDatabase();
  for (let time = 0; time < 2; time += 1)
    replayJournal(db, parseRecords(JSON.parse(JSON.stringify(lines)) as unknown[]));
  const restored = createTicketStore(db);
  expect(restored.get(2)).toMatchObject({
    callId: 'call-2',
    status: 'recorded',
    notes: [{ text: 'hung up' }],
  });
  expect(restored.get(1)).toMatchObject({ callId: 'call-1', status: 'rejected' });
  expect(restored.queued()).toEqual([]);
  expect(restored.make(newTicket('call-1', 'SH-U'), false)).toMatchObject({ isNew: true, replaces: 'SH-T' });
});

test('what another PC erased does not come back out of the journal, and an incident only without its title', () => {
  const db = freshDatabase();
  const note = { subject: 'caller', label: 'Siti', text: 'speak slowly', endsAtMs: null, changedAtMs: 5 };
  const incident = {
    title: 'Trouble of Siti',
    traits: ['siti'],
    beganAtMs: 1,
    endedAtMs: null,
    changedAtMs: 5,
  };
  for (const uid of ['gone', 'gone-too']) prepareMarkErased(db)(uid);
  replayJournal(
    db,
    parseRecords([
      { kind: 'contact-note', uid: 'here gone', key: '60198765432', ...note },
      { kind: 'contact-note', uid: 'here', key: '60111111111', ...note },
      { kind: 'incident', uid: 'gone-too', ...incident },
      { kind: 'incident', uid: 'here-too', ...incident },
    ]),
  );
  expect(db.prepare('SELECT uid FROM contact_note').pluck().all()).toEqual(['here']);
  expect(db.prepare('SELECT uid, title, traits FROM incident').all()).toEqual([
    { uid: deriveErasedIncidentUid('gone-too'), title: '…', traits: '[]' },
    { uid: 'here-too', title: 'Trouble of Siti', traits: '["siti"]' },
  ]);
});

test('of two notes of one time the redacted one holds, whichever of them the journal has', () => {
  const db = freshDatabase();
  const tickets = createTicketStore(db);
  createCallStore(db).begin('aaaaaaaa-0000-4000-8000-000000000001', 1);
  tickets.make(newTicket('aaaaaaaa-0000-4000-8000-000000000001', 'SH-AAAA'), false);
  const texts = () => db.prepare('SELECT text FROM note ORDER BY written_at_ms').pluck().all();
  const noted = (text: string, writtenAtMs: number): JournalRecord => ({
    kind: 'noted',
    reference: 'SH-AAAA',
    text,
    writtenAtMs,
  });
  tickets.addNote(1, 'Zuraidah has the key', 5);
  replayJournal(db, [noted('…', 5), noted('Zuraidah has the key', 5), noted('rang back', 6)]);
  expect(texts()).toEqual(['…', 'rang back']);
  replayJournal(db, [noted('…', 7), noted('…', 7), noted('rang back', 6)]);
  expect(texts()).toEqual(['…', 'rang back', '…']);
});
