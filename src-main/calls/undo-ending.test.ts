import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { newTicket, outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { drain, folderOf, newPc, open, uncertain, type Pc } from '../data/recovery/copied-folder.fixture';
import type { RecoveredStores } from '../data/recovery/open-with-recovery';
import { openedAtOnce } from './opened-at-once.fixture';

const [first, second] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

function end({ stores }: RecoveredStores, reference: string, issue = readyFields.issue): number {
  const ended = stores.tickets.endCall(
    endedCall(first, { references: [reference], fields: { ...readyFields, issue } }),
  );
  if (ended === null || ended === 'has-ticket') throw new Error('not ended');
  return ended.ticketId;
}

/** A PC on which a call ended without a ticket, and a copy of its database from then. */
function pcWithEndedCall(work: (opened: RecoveredStores, ticketId: number) => void = () => undefined) {
  const pc = newPc();
  const older = join(tempFolder(), 'older.db');
  const opened = open(pc);
  opened.stores.calls.begin(first, 500);
  opened.stores.calls.begin(second, 500);
  work(opened, end(opened, 'SH-ENDED'));
  opened.close();
  copyFileSync(pc.file, older);
  return { pc, putBack: () => copyFileSync(older, pc.file) };
}

function undoAndMake(opened: RecoveredStores): void {
  opened.stores.calls.setFollowUp(second, null);
  expect(opened.stores.calls.undoEnding(1, openedAtOnce)).toMatchObject({ reference: 'SH-ENDED' });
  opened.stores.tickets.make(newTicket(first, 'SH-SENT'), false);
}

const rows = ({ stores }: RecoveredStores) =>
  stores.history
    .search({ text: '', before: null, limit: 9 })
    .rows.map(({ reference, status }) => [reference, status]);

const follow = ({ stores }: RecoveredStores, ticketId: number): void =>
  void stores.calls.setFollowUp(second, ticketId);

/** Removes the journal's record of the undo, as a kill between the database's commit and the journal does. */
function loseUndo(pc: Pc): void {
  const file = join(folderOf(pc), 'unsent-000001.journal');
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.some((line) => line.includes('ending-undone'))).toBe(true);
  writeFileSync(file, lines.filter((line) => !line.includes('ending-undone')).join('\n'));
}

test.each([
  ['that a call follows', follow, () => undefined],
  ['whose undo the journal lacks', () => undefined, loseUndo],
])(
  'an older database with an ended call %s comes back: the sent ticket stays, and goes out once',
  (_what, before, damage) => {
    const { pc, putBack } = pcWithEndedCall(before);
    const today = open(pc);
    undoAndMake(today);
    expect(drain(today)).toEqual(['SH-SENT']);
    today.close();
    damage(pc);
    putBack();

    const after = open(pc);
    expect(rows(after)).toEqual([['SH-SENT', 'created']]);
    expect(after.stores.tickets.get(1) ?? after.stores.tickets.get(2)).toMatchObject({
      caseNumber: outcomes.created.caseNumber,
    });
    expect(drain(after)).toEqual([]);
    expect(after.stores.calls.unfinished()).toMatchObject([{ id: second, follows: null }]);
    expect(after.stores.tickets.make(newTicket(first, 'SH-AGAIN'), false)).toMatchObject({ isNew: false });
    expect(after.putBack).toMatchObject({ uncertainCount: 0 });
    after.close();
    const next = open(pc);
    expect(rows(next)).toEqual([['SH-SENT', 'created']]);
    next.close();
  },
);

test('a try to call back that is taken back leaves nothing, also where an older database comes back', () => {
  const pc = newPc();
  const older = join(tempFolder(), 'older.db');
  open(pc).close();
  copyFileSync(pc.file, older);
  const today = open(pc);
  const opened = { atMs: 2_000, by: null };
  const endAs = (callId: string, kind: string, reference: string) => {
    const ended = endedCall(callId, { references: [reference], ending: { kind, words: null } });
    return today.stores.tickets.endCall(ended);
  };
  today.stores.calls.begin(first, 500);
  expect(endAs(first, 'no-answer', 'SH-TRY')).toMatchObject({ ticketId: 1 });
  today.stores.calls.begin(second, 500);
  today.stores.calls.save(second, { ...readyFields, issue: 'typed' }, 600);
  expect(endAs(second, 'no-answer', 'SH-TYPED')).toMatchObject({ ticketId: 2 });
  expect(today.stores.calls.undoNoAnswer(2, opened), 'a call that was written down').toBeNull();
  expect(today.stores.calls.undoNoAnswer(1, { ...opened, atMs: 99_000_000 }), 'an old one').toBeNull();
  expect(today.stores.calls.undoNoAnswer(1, opened)).toMatchObject({ reference: 'SH-TRY' });
  expect(today.stores.calls.undoNoAnswer(1, opened), 'twice').toBeNull();
  today.close();
  const again = open(pc);
  expect(rows(again)).toEqual([['SH-TYPED', 'recorded']]);
  again.close();
  copyFileSync(older, pc.file);
  const after = open(pc);
  expect(rows(after)).toEqual([['SH-TYPED', 'recorded']]);
  expect(after.stores.calls.unfinished()).toEqual([]);
  expect(after.stores.calls.get(first)).toBeNull();
  after.close();
});

test('a ticket that waits since the undo still waits, and is sent once', () => {
  const { pc, putBack } = pcWithEndedCall(follow);
  const today = open(pc);
  undoAndMake(today);
  today.close();
  putBack();
  const after = open(pc);
  expect(drain(after)).toEqual(['SH-SENT']);
  after.close();
});

test('of two endings of a call the later one holds, with the text that it had', () => {
  const { pc, putBack } = pcWithEndedCall(follow);
  const today = open(pc);
  today.stores.calls.setFollowUp(second, null);
  today.stores.calls.undoEnding(1, openedAtOnce);
  today.stores.calls.save(first, { ...readyFields, issue: 'later words' }, 900);
  end(today, 'SH-LATER', 'later words');
  today.close();
  loseUndo(pc);
  putBack();
  const after = open(pc);
  expect(rows(after)).toEqual([['SH-LATER', 'recorded']]);
  expect(after.stores.calls.get(first)?.fields.issue).toBe('later words');
  after.close();
});

test.each([
  ['note', true, 'keptNote'],
  ['hidden note', false, 'hiddenNote'],
] as const)(
  'where an older database comes back, a call that is open again has the %s of the undo',
  (_what, isShown, field) => {
    const { pc, putBack } = pcWithEndedCall();
    const today = open(pc);
    today.stores.calls.undoEnding(1, { atMs: 2_000, by: null }, 'Earlier reference: SH-ENDED', isShown);
    today.close();
    putBack();
    const after = open(pc);
    expect(after.stores.calls.get(first)?.fields[field]).toBe('Earlier reference: SH-ENDED');
    after.close();
  },
);

test('the notes and reminders of the ended call move to the ticket that wins over it', () => {
  const { pc, putBack } = pcWithEndedCall();
  const today = open(pc);
  undoAndMake(today);
  today.close();
  loseUndo(pc);
  putBack();
  // A copy of the database that knows of no undo, in which work went on.
  const other = { ...newPc(), file: join(tempFolder(), 'other', 'live', 'helpdesk.db') };
  open(other).close();
  copyFileSync(pc.file, other.file);
  const elsewhere = open(other);
  elsewhere.stores.tickets.addNote(1, 'rang again', 2_000);
  elsewhere.stores.reminders.set({ uid: 'r', ticketId: 1, text: 'ring', dueAtMs: 3_000, nowMs: 2_000 });
  elsewhere.close();
  copyFileSync(other.file, pc.file);

  const after = open(pc);
  expect(rows(after)).toEqual([['SH-SENT', 'uncertain']]);
  const [ticket] = after.stores.tickets.uncertain();
  expect(after.stores.tickets.get(ticket?.id ?? 0)).toMatchObject({
    notes: [{ text: 'rang again' }],
    reminders: [{ text: 'ring' }],
  });
  after.close();
});

test('two tickets of one call, made in two histories of the folder, are both there, and none is sent again', () => {
  const { pc, putBack } = pcWithEndedCall();
  const today = open(pc);
  undoAndMake(today);
  today.close();
  const journal = join(folderOf(pc), 'unsent-000001.journal');
  const lines = readFileSync(journal, 'utf8');
  putBack();
  writeFileSync(journal, `${lines.split('\n').slice(0, 2).join('\n')}\n`);
  const other = open(pc);
  other.stores.calls.undoEnding(1, openedAtOnce);
  other.stores.tickets.make(newTicket(first, 'SH-OTHER'), false);
  drain(other);
  other.close();
  writeFileSync(journal, lines);

  const after = open(pc);
  expect(rows(after)).toEqual([
    ['SH-SENT', 'uncertain'],
    ['SH-OTHER', 'created'],
  ]);
  expect(uncertain(after)).toEqual([['SH-SENT', 'history-older']]);
  expect(drain(after)).toEqual([]);
  expect(after.putBack).toMatchObject({ uncertainCount: 1 });
  after.close();
});

test('a ticket that the database does not accept is counted', () => {
  const { pc } = pcWithEndedCall();
  const today = open(pc);
  today.stores.calls.begin('00000000-0000-4000-8000-000000000003', 500);
  const body = { kind: 'made', callId: 'x', fields: {}, body: '{}', bodySha256: '', createdAtMs: 1 };
  today.journal.append({ ...body, reference: 'SH-BROKEN', replaces: null });
  // Not closed, as after a kill.
  today.db.close();
  const after = open(pc);
  expect(after.putBack).toEqual({ reason: 'file-older', uncertainCount: 0, skippedCount: 1 });
  expect(rows(after)).toEqual([['SH-ENDED', 'recorded']]);
  after.close();
});

test.each([
  ['ended', (opened: RecoveredStores) => void end(opened, 'SH-ENDED')],
  [
    'was sent',
    (opened: RecoveredStores) => void opened.stores.tickets.make(newTicket(first, 'SH-SENT'), false),
  ],
])(
  'where an older database comes back, a call that %s since has the text that it had then',
  (_what, close) => {
    const pc = newPc();
    const older = join(tempFolder(), 'older.db');
    const yesterday = open(pc);
    yesterday.stores.calls.begin(first, 500);
    yesterday.stores.calls.save(first, { ...readyFields, issue: 'first words' }, 600);
    yesterday.close();
    copyFileSync(pc.file, older);
    const today = open(pc);
    close(today);
    today.close();
    copyFileSync(older, pc.file);

    const after = open(pc);
    expect(after.stores.calls.get(first)).toMatchObject({ fields: readyFields, savedAtMs: 1_000 });
    after.stores.calls.undoEnding(1, openedAtOnce, null, false);
    expect(after.stores.calls.get(first)?.fields).toMatchObject(readyFields);
    after.close();
  },
);

test.each([
  ['the number that was being typed', '55555AAAA'],
  ['of no case, where nothing was typed', ''],
])('a call that is open again is about %s', (_what, typed) => {
  const pc = newPc();
  const today = open(pc);
  today.stores.calls.begin(first, 500);
  end(today, 'SH-ENDED');
  expect(today.stores.calls.undoEnding(1, openedAtOnce, null, false, typed)).not.toBeNull();
  expect(today.stores.calls.get(first)?.fields.askedAboutCase).toBe(typed);
  today.close();
});
