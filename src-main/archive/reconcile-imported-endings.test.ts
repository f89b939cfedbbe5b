import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { createIncidentStore } from '../incidents/incident-store';
import { createFormDraftStore } from '../form-drafts/form-draft-store';
import { createReminderStore } from '../reminders/reminder-store';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { createArchiveAndSyncImport } from './archive-and-sync-import';
import { createPc, expectValidChecksums } from './pc-with-history.fixture';
import { readSharedContent } from './shared-content.fixture';
import { openedAtOnce } from '../calls/opened-at-once.fixture';

const nothing = { added: 0, changed: 0 };
const callId = '99999999-0000-4000-8000-000000000001';

test.each(['open', 'parked', 'discarded', 'rejected'] as const)(
  'the ending of a call that is %s here since is not taken in, so the call can be sent',
  async (since) => {
    const pc = createPc();
    const { calls, tickets } = pc;
    calls.begin(callId, 1);
    tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] }));
    const archive = await pc.archive();
    calls.undoEnding(1, openedAtOnce);
    if (since === 'parked') calls.park(callId, true);
    if (since === 'discarded') calls.discard(callId, 2);
    if (since === 'rejected') {
      const made = tickets.make(newTicket(callId, 'SH-SENT'), true);
      tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), false);
    }
    const before = pc.rows();
    expect(await pc.take(archive)).toEqual(nothing);
    expect(pc.rows()).toEqual(before);
    if (since === 'discarded') calls.restore(callId, 0);
    expect(tickets.make(newTicket(callId, 'SH-NEXT'), false)).toMatchObject({ isNew: true });
  },
);

type Pc = ReturnType<typeof createPc>;

const make = ({ tickets }: Pc) => {
  const made = tickets.make(newTicket(callId, 'SH-SENT'), true);
  return made?.attempt?.attemptId ?? 0;
};

test.each([
  ['was sent', (pc: Pc) => void pc.tickets.endAttempt(ended(make(pc), outcomes.created), false), 'SH-SENT'],
  [
    'was rejected',
    (pc: Pc) => void pc.tickets.endAttempt(ended(make(pc), outcomes.rejected), false),
    'SH-SENT',
  ],
  [
    'ended once more',
    ({ tickets }: Pc) => void tickets.endCall(endedCall(callId, { references: ['SH-LATER'], nowMs: 2_000 })),
    'SH-LATER',
  ],
])(
  'a call of another PC that %s after its ending was undone is taken in, and stays',
  async (_what, close, left) => {
    const [from, to] = [createPc(), createPc()];
    from.calls.begin(callId, 1);
    from.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] }));
    const older = readFileSync(await from.archive());
    await to.take(from.file);
    from.calls.undoEnding(1, openedAtOnce);
    close(from);
    expect(await to.take(await from.archive())).toEqual({ added: 1, changed: 0 });
    const references = () => to.db.prepare('SELECT reference FROM ticket').pluck().all();
    expect(references()).toEqual([left]);
    expect(to.calls.unfinished()).toEqual([]);
    expectValidChecksums(to.db);

    writeFileSync(from.file, older);
    expect(await to.take(from.file)).toEqual(nothing);
    expect(references()).toEqual([left]);
  },
);

/** A PC whose call has ended with a note of the ending itself, and two others that know it. */
async function openPcsWithEndedCall() {
  const [from, to, third] = [createPc(), createPc(), createPc()];
  from.calls.begin(callId, 1);
  from.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'], endingNote: 'case 7' }));
  const archive = await from.archive();
  await to.take(archive);
  await third.take(archive);
  return { from, to, third };
}

/** Undoes the ending and sends the call. */
function undoAndSend(pc: Pc): void {
  expect(pc.calls.undoEnding(1, openedAtOnce)).toMatchObject({ callId });
  const fields = pc.calls.get(callId)?.fields ?? readyFields;
  const made = pc.tickets.make({ ...newTicket(callId, 'SH-SENT'), fields, nowMs: 3_000 }, true);
  pc.tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.created), false);
}

/** Undoes the ending, and ends the call in another way, with the note that it has kept. */
function undoAndEnd(pc: Pc): void {
  expect(pc.calls.undoEnding(1, openedAtOnce)).toMatchObject({ callId });
  const note = pc.calls.get(callId)?.fields.keptNote ?? '';
  pc.tickets.endCall(
    endedCall(callId, { references: ['SH-SENT'], note: note === '' ? null : note, nowMs: 3_000 }),
  );
}

describe.each([
  ['sent', undoAndSend],
  ['ended once more', undoAndEnd],
])('an ending that another PC has added to, of a call that was %s since', (_what, close) => {
  test.each([
    ['knew nothing of it', false],
    ['had kept its note', true],
  ])('gives way where the PC that made it %s', async (_known, isKnown) => {
    const { from, to, third } = await openPcsWithEndedCall();
    to.tickets.addNote(1, 'rang here, too', 2_000);
    const noted = readFileSync(await to.archive());
    await third.take(to.file);
    if (isKnown) await from.take(to.file);
    close(from);
    const sent = await from.archive();

    expect(await to.take(sent)).toEqual({ added: 1, changed: 0 });
    await third.take(sent);
    await from.take(await to.archive());
    await third.take(to.file);
    const expected = readSharedContent(from.db);
    expect(expected).toMatchObject([
      { reference: 'SH-SENT', notes: [expect.stringContaining('rang here, too')] },
    ]);
    expect(readSharedContent(to.db)).toEqual(expected);
    expect(readSharedContent(third.db)).toEqual(expected);
    expectValidChecksums(to.db);

    // PCs that join later, whatever comes first, and again.
    const older = join(tempFolder(), 'older.zip');
    writeFileSync(older, noted);
    for (const arrivals of [
      [older, sent],
      [sent, older],
    ]) {
      const late = createPc();
      for (const archive of arrivals) await late.take(archive);
      expect(readSharedContent(late.db)).toEqual(expected);
      for (const archive of [to.file, ...arrivals]) await late.take(archive);
      expect(readSharedContent(late.db)).toEqual(expected);
    }
    for (const pc of [from, to, third]) for (const archive of [older, sent, to.file]) await pc.take(archive);
    for (const pc of [from, to, third]) expect(readSharedContent(pc.db)).toEqual(expected);
  });
});

test('what took the place of an ending has the reminder, the open call and the half-typed note that it had here', async () => {
  const { from, to } = await openPcsWithEndedCall();
  const reminder = { uid: 'here', ticketId: 1, text: 'ring', dueAtMs: 9_000, nowMs: 2_000 };
  createReminderStore(to.db).set(reminder);
  const follower = '99999999-0000-4000-8000-000000000002';
  to.calls.begin(follower, 2_000);
  to.calls.setFollowUp(follower, 1);
  const drafts = createFormDraftStore(to.db);
  drafts.set({ subject: 'ticket', key: '1' }, { text: 'asks for', lastDay: '' }, 2_000);
  undoAndSend(from);
  await to.take(await from.archive());

  const id = to.db.prepare<[], number>('SELECT id FROM ticket').pluck().get() ?? 0;
  expect(to.tickets.get(id)).toMatchObject({ reference: 'SH-SENT', notes: [] });
  expect(to.db.prepare("SELECT ticket_id, is_of_other_pc FROM reminder WHERE uid = 'here'").all()).toEqual([
    { ticket_id: id, is_of_other_pc: null },
  ]);
  expect(to.calls.get(follower)?.follows).toMatchObject({ id });
  expect(drafts.list()).toEqual([{ subject: 'ticket', key: String(id), text: 'asks for', lastDay: '' }]);
  expectValidChecksums(to.db);
});

const linksOf = ({ db }: Pc) => db.prepare('SELECT call_id, wants_callback FROM incident_link').all();
const referencesOf = ({ db }: Pc) => db.prepare('SELECT reference FROM ticket').pluck().all();
const down = { uid: 'down', title: 'QR down', traits: [], beganAtMs: 1, endedAtMs: null, changedAtMs: 1 };

/** Takes from the server that the ending was undone. */
function takeUndone({ db }: Pc): void {
  createArchiveAndSyncImport(db).importSynced([{ undone: { call: callId, reference: 'SH-ENDED' } }], 4_000);
}

test.each([
  ['a half-typed note', 'ticket'],
  ['a half-typed reminder', 'new-reminder'],
] as const)(
  'an ending with %s stays where it was undone, until the ticket of the call has that',
  async (_what, subject) => {
    const { from, to } = await openPcsWithEndedCall();
    const drafts = createFormDraftStore(to.db);
    const typed = { text: 'asks for', lastDay: '' };
    drafts.set({ subject, key: '1' }, typed, 2_000);
    undoAndSend(from);
    takeUndone(to);
    expect(drafts.list()).toEqual([{ subject, key: '1', ...typed }]);
    await to.take(await from.archive());
    expect(referencesOf(to)).toEqual(['SH-SENT']);
    const id = to.db.prepare<[], number>('SELECT id FROM ticket').pluck().get() ?? 0;
    expect(drafts.list()).toEqual([{ subject, key: String(id), ...typed }]);
  },
);

test('the incident that another PC put an ended call in stays with the ticket that took its place, on every PC', async () => {
  const { from, to, third } = await openPcsWithEndedCall();
  const incidents = createIncidentStore(to.db);
  incidents.begin(down, [], []);
  incidents.linkTicket({ ticketId: 1, uid: 'down', wantsCallback: true }, 2_000);
  const linked = join(tempFolder(), 'linked.zip');
  writeFileSync(linked, readFileSync(await to.archive()));
  await third.take(linked);
  undoAndSend(from);
  takeUndone(to);
  expect(referencesOf(to)).toEqual(['SH-ENDED']);

  const sent = await from.archive();
  const late = createPc();
  for (const archive of [sent, linked]) await late.take(archive);
  for (const pc of [to, third]) await pc.take(sent);
  await from.take(await to.archive());
  for (const pc of [from, to, third, late]) {
    expect(referencesOf(pc)).toEqual(['SH-SENT']);
    expect(linksOf(pc)).toEqual([{ call_id: callId, wants_callback: 1 }]);
  }
  expectValidChecksums(to.db);
});

test('the incident that the ending itself has named goes with it, with its row', async () => {
  const [from, to] = [createPc(), createPc()];
  createIncidentStore(from.db).begin(down, [], []);
  from.calls.begin(callId, 1);
  const incident = { uid: 'down', wantsCallback: true };
  const ending = endedCall(callId, { references: ['SH-ENDED'], fields: { ...readyFields, incident } });
  from.tickets.endCall(ending);
  await to.take(await from.archive());
  expect(linksOf(to)).toEqual([{ call_id: callId, wants_callback: 1 }]);
  takeUndone(to);
  expect(referencesOf(to)).toEqual([]);
  expect(linksOf(to)).toEqual([]);
});
