import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTicket, newPc, open } from '../data/recovery/copied-folder.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { createErasureStore } from '../privacy/erasure-store';
import { findCallerTraces } from '../privacy/find-caller-traces';
import { createSyncQueueStore } from '../sync/sync-queue-store';
import { newTicket, readyFields } from '../tickets/sample-ticket.fixture';
import { createArchiveAndSyncImport } from './archive-and-sync-import';
import { createPc, expectValidChecksums } from './pc-with-history.fixture';
import { prepareTicketsForArchive } from './read-tickets-for-archive';
import { readSharedContent } from './shared-content.fixture';

const zuraidah = { phone: '60198765432', name: 'Zuraidah Canary' };

type Pc = ReturnType<typeof createPc>;

function eraseZuraidah({ db }: Pc): void {
  const erasures = createErasureStore(db);
  erasures.begin(findCallerTraces(db, zuraidah, Number.MAX_SAFE_INTEGER), 4_000);
  while (erasures.eraseSome());
}

/** Of the call of a ticket: its agent had another caller's name in the field before. */
function typeZuraidahFirst({ db }: Pc, ticketId: number): void {
  const history = { name: [{ value: zuraidah.name, atMs: 1 }] };
  db.prepare('UPDATE call SET field_history = ? WHERE id = (SELECT call_id FROM ticket WHERE id = ?)').run(
    JSON.stringify(history),
    ticketId,
  );
}

async function copyArchive(pc: Pc): Promise<string> {
  const copy = join(tempFolder(), 'copy.zip');
  copyFileSync(await pc.archive(), copy);
  return copy;
}

test('mentions of a caller who was erased come back with no archive, and go on every PC that takes one', async () => {
  const [pc, other, late] = [createPc(), createPc(), createPc()];
  const id = pc.add({ Name: 'Ahmad', Phone: '60111111111' });
  pc.end(id, 'created');
  pc.tickets.addNote(id, 'Zuraidah Canary 019-876 5432 has the key', 5);
  pc.tickets.addNote(id, 'behind the counter', 6);
  typeZuraidahFirst(pc, id);
  const before = await copyArchive(pc);
  await other.take(before);
  eraseZuraidah(pc);
  const after = await copyArchive(pc);
  const expected = readSharedContent(pc.db);
  expect(expected).toMatchObject([{ call: { tape: {} }, notes: ['5 …', '6 behind the counter'] }]);

  expect(await pc.take(before)).toEqual({ added: 0, changed: 0 });
  expect(await other.take(after)).toEqual({ added: 0, changed: 1 });
  for (const archive of [before, after, before]) await late.take(archive);
  for (const each of [pc, other, late]) expect(readSharedContent(each.db)).toEqual(expected);
  expect(await other.take(await other.archive())).toEqual({ added: 0, changed: 0 });
  // Backups of the other PC may have what it held before.
  expect(createErasureStore(other.db).findRemaining()).toMatchObject({ isInCopiesOnRequest: true });
  expectValidChecksums(other.db);
});

test('a mention goes on another PC also where the call that had it was corrected and sent in the meantime', async () => {
  const [pc, other] = [createPc(), createPc()];
  const id = pc.add({ Name: 'Ahmad', Phone: '60111111111' });
  pc.end(id, 'rejected');
  typeZuraidahFirst(pc, id);
  await other.take(await pc.archive());
  eraseZuraidah(pc);
  const callId = pc.tickets.get(id)?.callId ?? '';
  pc.calls.save(callId, { ...readyFields, name: 'Ahmad' }, 5_000);
  pc.tickets.make({ ...newTicket(callId, 'SH-SECOND'), nowMs: 6_000 }, false);

  expect(JSON.stringify(other.rows())).toContain('Zuraidah');
  expect(await other.take(await pc.archive())).toEqual({ added: 1, changed: 1 });
  expect(JSON.stringify(other.rows())).not.toContain('Zuraidah');
  expectValidChecksums(other.db);
});

test.each([null, true])(
  'the unread line of a sent call goes on every PC, also where isRedacted was %s before',
  async (was) => {
    const [pc, other] = [createPc(), createPc()];
    const id = pc.add({ Name: 'Ahmad', Phone: '60111111111' });
    pc.end(id, 'created');
    pc.db
      .prepare(
        `UPDATE call SET fields = json_patch(fields, ?) WHERE id = (SELECT call_id FROM ticket WHERE id = ?)`,
      )
      .run(JSON.stringify({ quickEntryText: 'Zuraidah Canary 0198765432', isRedacted: was }), id);
    await other.take(await pc.archive());
    expect(JSON.stringify(other.rows())).toContain('Zuraidah');
    eraseZuraidah(pc);
    expect(await other.take(await pc.archive())).toEqual({ added: 0, changed: 1 });
    expect(JSON.stringify(other.rows())).not.toContain('Zuraidah');
    expect(await other.take(await pc.archive())).toEqual({ added: 0, changed: 0 });
  },
);

test('an autofill that the window writes back goes as it is written, and comes back with no archive', async () => {
  const [pc, other] = [createPc(), createPc()];
  const id = pc.add({ Name: 'Ahmad', Phone: '60111111111' });
  pc.end(id, 'rejected');
  const callId = pc.tickets.get(id)?.callId ?? '';
  const applied = [{ source: 'caller', before: zuraidah, after: { name: 'Ahmad' } }] as const;
  const inWindow = { ...readyFields, name: 'Ahmad', autofill: { applied, undone: [] } };
  pc.calls.save(callId, inWindow, 3_000);
  await other.take(await pc.archive());
  eraseZuraidah(other);
  expect(await pc.take(await other.archive())).toEqual({ added: 0, changed: 1 });

  pc.calls.save(callId, { ...inWindow, issue: 'typed since' }, 5_000);
  expect(await pc.take(await other.archive())).toEqual({ added: 0, changed: 0 });
  expect(JSON.stringify(pc.rows())).toContain('typed since');
  expect(JSON.stringify(pc.rows())).not.toContain('Zuraidah');
  expectValidChecksums(pc.db);
});

test('a change of the shared history names the calls that it redacts, once, and none that has been redacted before', async () => {
  const [pc, other] = [createPc(), createPc()];
  const id = pc.add({ Name: 'Ahmad', Phone: '60111111111' });
  pc.end(id, 'rejected');
  typeZuraidahFirst(pc, id);
  await other.take(await pc.archive());
  const imports = createArchiveAndSyncImport(other.db);
  const share = () => {
    const parts = [...prepareTicketsForArchive(pc.db)()].map((ticket) => ({ ticket, part: 1, parts: 1 }));
    const source = { pcName: 'PC', isByMaker: true, isInOwnCall: true };
    return imports.importSynced(
      parts.map((part) => ({ part, ...source })),
      7_000,
    );
  };
  eraseZuraidah(pc);
  expect(share()).toEqual({ isNews: true, redactedCallIds: [pc.tickets.get(id)?.callId] });
  expect(share()).toEqual({ isNews: false, redactedCallIds: [] });
  pc.tickets.addNote(id, 'rang again', 7_500);
  expect(share()).toEqual({ isNews: true, redactedCallIds: [] });
});

test('a mention that went since another PC had erased the caller stays away after a kill, here and on the server', () => {
  const pc = newPc();
  const killed = open(pc);
  createSyncQueueStore(killed.db).choose('db:5432/helpdesk', '11111111-1111-4111-8111-111111111111');
  makeTicket(killed, 1);
  killed.stores.tickets.addNote(1, 'Zuraidah Canary 019-876 5432 has the key', 5_000);
  killed.stores.tickets.addNote(1, 'behind the counter', 6_000);
  const other = createPc();
  const [shared] = [...prepareTicketsForArchive(killed.db)()];
  if (shared === undefined) throw new Error('no ticket');
  const step = { part: 1, parts: 1 } as const;
  const source = { pcName: 'PC', isInOwnCall: true };
  const toOther = { part: { ...step, ticket: shared }, ...source, isByMaker: true };
  expect(createArchiveAndSyncImport(other.db).importSynced([toOther], 7_000)).toMatchObject({ isNews: true });
  eraseZuraidah(other);
  const [redacted] = [...prepareTicketsForArchive(other.db)()];
  if (redacted === undefined) throw new Error('no ticket');
  const back = { part: { ...step, ticket: redacted }, ...source, isByMaker: false };
  expect(createArchiveAndSyncImport(killed.db).importSynced([back], 8_000)).toMatchObject({ isNews: true });
  killed.db.close();

  const { db, close } = open(pc);
  expect(db.prepare('SELECT text FROM note ORDER BY written_at_ms').pluck().all()).toEqual([
    '…',
    'behind the counter',
  ]);
  const toServer =
    createSyncQueueStore(db)
      .nextBatch()
      ?.batch.tickets.map(({ archived }) => archived) ?? [];
  expect(toServer.join('\n')).toContain('behind the counter');
  expect(toServer.join('\n')).not.toContain('Zuraidah');
  expectValidChecksums(db);
  close();
});
