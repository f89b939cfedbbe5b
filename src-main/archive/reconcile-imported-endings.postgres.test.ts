import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { ended, newTicket, outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import {
  eventually,
  openJoinedPc,
  openUpToDatePc,
  registerServerHooks,
  type Roles,
} from '../sync/shared-server.fixture';
import { callOf, openSyncedPc, type SyncedPc } from '../sync/synced-pc.fixture';
import { readSharedContent } from './shared-content.fixture';
import { openedAtOnce } from '../calls/opened-at-once.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c', 'pc_d'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const call = callOf(1);
const notesOf = ({ db }: SyncedPc) => db.prepare('SELECT text FROM note ORDER BY text').pluck().all();
const referencesOf = ({ db }: SyncedPc) => db.prepare('SELECT reference FROM ticket').pluck().all();

async function openPcsWithEndedCall(folder = tempFolder()) {
  const [a, b, c] = [
    await openJoinedPc(postgres, 'pc_a', { folder }),
    await openJoinedPc(postgres, 'pc_b'),
    await openJoinedPc(postgres, 'pc_c'),
  ];
  await a.stores.calls.begin(call, 1);
  await a.stores.tickets.endCall(endedCall(call, { references: ['SH-ENDED'], endingNote: 'case 7' }));
  a.sync.historyChanged();
  for (const pc of [b, c]) await eventually(() => referencesOf(pc)).toEqual(['SH-ENDED']);
  return { a, b, c };
}

/** Opens the ended call again and sends it, with what it kept. */
async function undoAndSend({ stores, sync }: SyncedPc): Promise<void> {
  expect(await stores.calls.undoEnding(1, openedAtOnce)).toMatchObject({ value: { callId: call } });
  const open = await stores.calls.get(call);
  const fields = open.ok && open.value !== null ? open.value.fields : readyFields;
  const made = await stores.tickets.make({ ...newTicket(call, 'SH-SENT'), fields, nowMs: 3_000 }, true);
  const attemptId = made.ok ? (made.value?.attempt?.attemptId ?? 0) : 0;
  await stores.tickets.endAttempt(ended(attemptId, outcomes.created), true);
  sync.historyChanged();
}

/**
 * Lets all send and read everything once more, and another PC join. Every PC then has the case with these notes.
 * @returns for each PC, what it has
 */
async function readAfterAllAgain(pcs: readonly SyncedPc[], texts: readonly string[]) {
  for (const pc of pcs) {
    await eventually(() => referencesOf(pc)).toEqual(['SH-SENT']);
    await eventually(() => notesOf(pc)).toEqual(texts);
  }
  const late = await openUpToDatePc(postgres, 'pc_d');
  for (const pc of pcs) {
    await pc.sync.stop();
    await pc.join();
  }
  for (const pc of [...pcs, late])
    await eventually(() => pc.sync.state()).toMatchObject({ value: { phase: 'up-to-date', waiting: 0 } });
  return [...pcs, late].map(({ db }) => readSharedContent(db));
}

it('a call that was opened again and sent has its case on every PC, also where another PC had noted on its ending', async () => {
  const { a, b, c } = await openPcsWithEndedCall();
  await b.stores.tickets.addNote(1, 'he rang here, too', 2_000);
  b.sync.historyChanged();
  for (const pc of [a, b, c]) await eventually(() => notesOf(pc)).toEqual(['case 7', 'he rang here, too']);
  await undoAndSend(a);
  const [expected, ...others] = await readAfterAllAgain([a, b, c], ['he rang here, too']);
  expect(expected).toMatchObject([{ reference: 'SH-SENT', state: 'created' }]);
  expect(others).toEqual([expected, expected, expected]);
});

it('a note and a reminder of another PC that had not come yet stay with the case, and that PC goes on reminding', async () => {
  const folder = tempFolder();
  const { a: before, b, c } = await openPcsWithEndedCall(folder);
  await before.close();
  await b.stores.tickets.addNote(1, 'he rang here, too', 2_000);
  await b.stores.reminders.set({ uid: 'of b', ticketId: 1, text: 'ring', dueAtMs: Date.now(), nowMs: 2_000 });
  b.sync.historyChanged();
  await eventually(() => notesOf(c)).toEqual(['case 7', 'he rang here, too']);

  const a = openSyncedPc(folder, postgres, 'pc_a');
  onTestFinished(() => a.close().catch(() => undefined));
  await undoAndSend(a);
  await a.join();
  const [expected, ...others] = await readAfterAllAgain([a, b, c], ['he rang here, too']);
  expect(others).toEqual([expected, expected, expected]);
  const reminders = ({ db }: SyncedPc) =>
    db.prepare(`SELECT is_of_other_pc FROM reminder WHERE uid = 'of b'`).pluck().all();
  expect([a, b, c].map(reminders)).toEqual([[1], [null], [1]]);
});

it('a call that another PC has put in an incident stays in it on every PC, also on the one that opened it again', async () => {
  const { a, b, c } = await openPcsWithEndedCall();
  const incident = {
    uid: 'down',
    title: 'QR down',
    traits: [],
    beganAtMs: 1,
    endedAtMs: null,
    changedAtMs: 1,
  };
  await b.stores.incidents.begin(incident, [], []);
  await b.stores.incidents.linkTicket({ ticketId: 1, uid: 'down', wantsCallback: true }, 2_000);
  b.sync.historyChanged();
  const linksOf = ({ db }: SyncedPc) =>
    db.prepare('SELECT call_id, wants_callback, changed_at_ms FROM incident_link').all();
  for (const pc of [a, c]) await eventually(() => linksOf(pc)).toHaveLength(1);
  await undoAndSend(a);
  const [expected, ...others] = await readAfterAllAgain([a, b, c], []);
  expect(others).toEqual([expected, expected, expected]);
  for (const pc of [a, b, c])
    await eventually(() => linksOf(pc)).toEqual([{ call_id: call, wants_callback: 1, changed_at_ms: 2_001 }]);
});

const endingsOf = ({ db }: SyncedPc) =>
  db.prepare(`SELECT reference, ending ->> '$.kind' AS kind FROM ticket ORDER BY id`).all();
const makersOf = () =>
  postgres.run(
    `SELECT reference, archived::json -> 'ending' ->> 'kind' AS kind FROM helpdesk.ticket WHERE is_maker AND archived IS NOT NULL`,
  );

/** PC A ended a call; its folder of that time is put back after `change`, and connected again. */
async function putFolderBack(change: (a: SyncedPc) => Promise<unknown>, expected: object) {
  const [folder, copy] = [tempFolder(), join(tempFolder(), 'copy')];
  const first = await openPcsWithEndedCall(folder);
  await first.a.close();
  cpSync(folder, copy, { recursive: true });
  const later = await openUpToDatePc(postgres, 'pc_a', { folder });
  await change(later);
  later.sync.historyChanged();
  for (const pc of [first.b, first.c]) await eventually(() => endingsOf(pc)).toEqual([expected]);
  await later.close();
  rmSync(folder, { recursive: true });
  cpSync(copy, folder, { recursive: true });

  const a = await openUpToDatePc(postgres, 'pc_a', { folder });
  const fresh = await openUpToDatePc(postgres, 'pc_d');
  for (const pc of [a, fresh, first.b, first.c]) await eventually(() => endingsOf(pc)).toEqual([expected]);
  await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'up-to-date', waiting: 0 } });
  return { a, fresh };
}

it('an older data folder that is put back takes no later correction of an ending back, and gets it', async () => {
  const expected = { reference: 'SH-ENDED', kind: 'will-call-again' };
  const { a, fresh } = await putFolderBack(
    ({ stores }) =>
      stores.tickets.correctEnding({
        ticketId: 1,
        ending: { kind: 'will-call-again', words: null },
        caseTicketId: null,
        agent: 'MEI',
        nowMs: 5_000,
      }),
    expected,
  );
  expect(await makersOf()).toEqual([expected]);
  expect([endingsOf(a), endingsOf(fresh)]).toEqual([[expected], [expected]]);
});

it('an older data folder that is put back brings no ending back that was undone before another one', async () => {
  const expected = { reference: 'SH-AGAIN', kind: 'solved-by-phone' };
  const { a, fresh } = await putFolderBack(async ({ stores }) => {
    await stores.calls.undoEnding(1, openedAtOnce);
    const ending = { kind: 'solved-by-phone', words: null } as const;
    return stores.tickets.endCall(endedCall(call, { references: ['SH-AGAIN'], ending, nowMs: 5_000 }));
  }, expected);
  expect(await makersOf()).toEqual([expected]);
  expect([endingsOf(a), endingsOf(fresh)]).toEqual([[expected], [expected]]);
});
