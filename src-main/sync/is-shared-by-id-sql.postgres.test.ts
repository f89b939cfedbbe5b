import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { exportArchiveOf, importOnPc } from './archive-of-pc.fixture';
import {
  eventually,
  openJoinedPc,
  openUpToDatePc,
  registerServerHooks,
  type Roles,
} from './shared-server.fixture';
import { createServerConnection } from './server-connection';
import { callOf, openSyncedPc, type SyncedPc } from './synced-pc.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

/** A PC that is not connected yet. */
function openAlone(name: string, folder = tempFolder()): SyncedPc {
  const opened = openSyncedPc(folder, postgres, name);
  onTestFinished(() => opened.close().catch(() => undefined));
  return opened;
}

const ticketsOf = ({ db }: SyncedPc): unknown[] =>
  db
    .prepare(
      `SELECT call_id AS call, reference, state, imported ->> '$.pcName' AS pcName,
         (SELECT group_concat(text, '|') FROM note WHERE ticket_id = ticket.id) AS notes,
         (SELECT reference FROM ticket AS earlier WHERE earlier.id = ticket.replaces_ticket_id) AS replaces
       FROM ticket ORDER BY call_id, created_at_ms, id`,
    )
    .all();
const onServer = () => postgres.run('SELECT call, owner, is_maker FROM helpdesk.ticket ORDER BY call, id');
/** Records each ticket that is written from now on, also if it is erased again. @returns reads their calls */
async function recordWritten(): Promise<() => Promise<unknown[]>> {
  await postgres.run(
    `CREATE TABLE helpdesk.written (call text);
     CREATE FUNCTION helpdesk.note_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
       'BEGIN INSERT INTO helpdesk.written VALUES (NEW.call); RETURN NULL; END';
     CREATE TRIGGER note_written AFTER INSERT ON helpdesk.ticket FOR EACH ROW EXECUTE FUNCTION helpdesk.note_written()`,
  );
  return () => postgres.run('SELECT call FROM helpdesk.written');
}

const upToDate = { value: { phase: 'up-to-date', waiting: 0 } };
const siti = { Phone: '60198765432', Name: 'Siti Aminah' };
const lim = { Phone: '60111111111', Name: 'Lim Wei' };
const idOf = ({ db }: SyncedPc, call: string): number =>
  db.prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ?').pluck().get(call) ?? 0;

it('shares what an archive brought before the PC was connected, with what was added to it there, and sends none of it', async () => {
  const gone = openAlone('pc_gone');
  await gone.make(callOf(1));
  await gone.make(callOf(2), {}, 'waiting');
  await gone.make(callOf(3), {}, 'uncertain');
  const rejected = await gone.make(callOf(4), {}, 'rejected');
  await gone.stores.tickets.reopen(rejected);
  const later = { ...newTicket(callOf(4), 'SH-LATER', sampleBody({ Ticket: siti })), nowMs: 2_000 };
  const made = await gone.stores.tickets.make(later, true);
  const attemptId = made.ok ? (made.value?.attempt?.attemptId ?? 0) : 0;
  await gone.stores.tickets.endAttempt(ended(attemptId, outcomes.created), false);

  const a = openAlone('pc_a');
  await a.make(callOf(5));
  expect(await importOnPc(a, await exportArchiveOf(gone))).toEqual({ added: 5, erased: 0 });
  await a.stores.tickets.addNote(idOf(a, callOf(1)), 'added before', 3_000);
  const b = await openUpToDatePc(postgres, 'pc_b');
  await a.join();
  await eventually(() => a.sync.state()).toMatchObject(upToDate);

  const pcName = 'PC_A';
  await eventually(() => ticketsOf(b)).toMatchObject([
    { call: callOf(1), state: 'created', notes: 'added before', pcName },
    { call: callOf(2), state: 'uncertain', pcName },
    { call: callOf(3), state: 'uncertain', pcName },
    { call: callOf(4), state: 'rejected', pcName },
    { call: callOf(4), state: 'created', replaces: 'SH-000004', pcName },
    { call: callOf(5), state: 'created', pcName },
  ]);
  for (const pc of [a, b]) {
    expect(await pc.stores.tickets.waitingCounts()).toMatchObject({ value: { waiting: 0, uncertain: 0 } });
    for (const call of [callOf(2), callOf(3)])
      expect(
        await pc.stores.tickets.beginAttempt(idOf(pc, call), ['waiting', 'uncertain'], Date.now()),
      ).toMatchObject({ value: null });
  }
});

/** What an earlier build left on a PC: it counted all its tickets as sent, and the server got none. */
async function leaveAllUnsent({ db, close }: SyncedPc): Promise<void> {
  db.exec(`INSERT INTO sync_position (id, address, desk, pushed_to)
    VALUES (1, '127.0.0.1:${postgres.port}/helpdesk', '11111111-1111-4111-8111-111111111111', 99);
    DELETE FROM schema_step WHERE version >= 18; PRAGMA user_version = 17`);
  await close();
}

it('shares what a trial counted as sent and never sent: what an archive brought, and what the PC made', async () => {
  const gone = openAlone('pc_gone');
  await gone.make(callOf(1));
  const folder = tempFolder();
  const before = openAlone('pc_a', folder);
  await importOnPc(before, await exportArchiveOf(gone));
  await before.make(callOf(2));
  await leaveAllUnsent(before);

  const b = await openUpToDatePc(postgres, 'pc_b');
  const a = await openJoinedPc(postgres, 'pc_a', { folder });
  await eventually(() => a.sync.state()).toMatchObject(upToDate);
  await eventually(() => ticketsOf(b)).toMatchObject([{ call: callOf(1) }, { call: callOf(2) }]);
  expect(await onServer()).toMatchObject([
    { call: callOf(1), is_maker: false },
    { call: callOf(2), is_maker: true },
  ]);
});

it('writes a ticket once that several PCs have from the same archive, and shows it once on each', async () => {
  const gone = openAlone('pc_gone');
  await gone.make(callOf(1));
  await gone.make(callOf(2), {}, 'waiting');
  const archive = await exportArchiveOf(gone);
  const [a, b] = [openAlone('pc_a'), openAlone('pc_b')];
  for (const pc of [a, b]) {
    await importOnPc(pc, archive);
    await pc.join();
    await eventually(() => pc.sync.state()).toMatchObject(upToDate);
  }
  const rows = [1, 2].map((number) => ({ call: callOf(number), owner: 'pc_a', is_maker: false }));
  expect(await onServer()).toEqual(rows);
  // What one of them adds goes to the others all the same.
  await b.stores.tickets.addNote(idOf(b, callOf(1)), 'known at B', 3_000);
  b.sync.historyChanged();
  const c = await openJoinedPc(postgres, 'pc_c');
  for (const pc of [a, b, c])
    await eventually(() => ticketsOf(pc)).toMatchObject([
      { call: callOf(1), state: 'created', notes: 'known at B' },
      { call: callOf(2), state: 'uncertain', notes: null },
    ]);
  expect(await onServer()).toHaveLength(3);
});

it('adds nothing to a ticket that the PC which made it has shared', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  await a.make(callOf(1));
  await a.make(callOf(2), {}, 'uncertain');
  const b = openAlone('pc_b');
  await importOnPc(b, await exportArchiveOf(a));
  await eventually(onServer).toHaveLength(2);
  await b.join();
  await eventually(() => b.sync.state()).toMatchObject(upToDate);
  expect(await onServer()).toEqual(
    [1, 2].map((number) => ({ call: callOf(number), owner: 'pc_a', is_maker: true })),
  );
});

it('gives way to the PC that made a ticket once that is connected, which keeps what it knows', async () => {
  const folder = tempFolder();
  const before = openAlone('pc_a', folder);
  const id = await before.make(callOf(1), {}, 'waiting');
  const archive = await exportArchiveOf(before);
  const begun = await before.stores.tickets.beginAttempt(id, ['waiting'], 3_000);
  const attemptId = begun.ok ? (begun.value?.attemptId ?? 0) : 0;
  await before.stores.tickets.endAttempt(ended(attemptId, outcomes.created), false);
  const known = ticketsOf(before);
  await before.close();

  const b = openAlone('pc_b');
  await importOnPc(b, archive);
  await b.join();
  const c = await openJoinedPc(postgres, 'pc_c');
  await eventually(() => ticketsOf(c)).toMatchObject([{ state: 'uncertain', pcName: 'PC_B' }]);
  const detail = () => c.stores.tickets.get(idOf(c, callOf(1)));
  expect(await detail()).toMatchObject({ value: { imported: { pcName: 'PC_B', isFromArchive: true } } });

  const a = await openJoinedPc(postgres, 'pc_a', { folder });
  await eventually(() => ticketsOf(c)).toMatchObject([{ state: 'created', pcName: 'PC_A' }]);
  expect(await detail()).toMatchObject({
    value: { imported: { reference: 'SH-000001', atMs: expect.any(Number) as number, pcName: 'PC_A' } },
  });
  expect(JSON.stringify(await detail())).not.toContain('isFromArchive');
  await eventually(() => ticketsOf(b)).toMatchObject([{ state: 'created', pcName: null }]);
  await eventually(() => a.sync.state()).toMatchObject(upToDate);
  expect(ticketsOf(a)).toEqual(known);
});

it('brings nothing back that was erased on request, neither from the archive nor by a second import', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  await a.make(callOf(1), siti);
  await a.make(callOf(2), lim);
  const archive = await exportArchiveOf(a);
  const b = openAlone('pc_b');
  await importOnPc(b, archive);
  await eventually(onServer).toHaveLength(2);
  await a.erase({ phone: siti.Phone, name: siti.Name });
  await eventually(onServer).toHaveLength(1);

  await b.join();
  await eventually(() => ticketsOf(b)).toMatchObject([{ call: callOf(2) }]);
  const c = await openUpToDatePc(postgres, 'pc_c');
  for (const pc of [a, b, c]) expect(await importOnPc(pc, archive)).toEqual({ added: 0, erased: 1 });
  for (const pc of [a, b, c]) {
    await eventually(() => pc.sync.state()).toMatchObject(upToDate);
    expect(ticketsOf(pc)).toMatchObject([{ call: callOf(2) }]);
  }
  expect(await onServer()).toEqual([{ call: callOf(2), owner: 'pc_a', is_maker: true }]);
});

it('erases a ticket that only the archive has of a caller who was erased elsewhere, before another PC reads it', async () => {
  const a = openAlone('pc_a');
  await a.make(callOf(1), siti);
  const gone = openAlone('pc_gone');
  await importOnPc(gone, await exportArchiveOf(a));
  await gone.make(callOf(2), siti);
  await gone.make(callOf(3), lim);
  await a.join();
  await a.erase({ phone: siti.Phone, name: siti.Name });
  await eventually(() => postgres.run('SELECT 1 FROM helpdesk.erased_call')).toHaveLength(1);

  const b = openAlone('pc_b');
  await importOnPc(b, await exportArchiveOf(gone));
  const written = await recordWritten();
  await b.join();
  await eventually(() => ticketsOf(a)).toMatchObject([{ call: callOf(3) }]);
  await eventually(() => ticketsOf(b)).toMatchObject([{ call: callOf(3) }]);
  await eventually(() => postgres.run('SELECT 1 FROM helpdesk.erased_call')).toHaveLength(2);
  expect(await written()).toEqual([{ call: callOf(3) }]);
});

it('leaves a ticket of another caller whose other ticket named the erased one, as the PC that erased did', async () => {
  const a = openAlone('pc_a');
  await a.make(callOf(1), { ...lim, Issue: `rang for ${siti.Name}` });
  await a.make(callOf(2), lim);
  const b = openAlone('pc_b');
  await importOnPc(b, await exportArchiveOf(a));
  await a.join();
  await eventually(onServer).toHaveLength(2);
  await a.erase({ phone: siti.Phone, name: siti.Name });
  await eventually(onServer).toMatchObject([{ call: callOf(2) }]);

  await b.join();
  await eventually(() => ticketsOf(b)).toMatchObject([{ call: callOf(2) }]);
  await eventually(() => b.sync.state()).toMatchObject(upToDate);
  for (const pc of [a, b]) expect(ticketsOf(pc)).toMatchObject([{ call: callOf(2) }]);
  expect(await onServer()).toMatchObject([{ call: callOf(2), is_maker: true }]);
});

it('sends nothing before it has read all that was erased', async () => {
  const folder = tempFolder();
  const a = await openJoinedPc(postgres, 'pc_a');
  await a.make(callOf(1), siti);
  const before = await openJoinedPc(postgres, 'pc_b', { folder });
  await eventually(() => ticketsOf(before)).toHaveLength(1);
  await before.close();
  const b = openAlone('pc_b', folder);
  await b.make(callOf(2), siti);

  const others = `SELECT helpdesk.erase(ARRAY(SELECT helpdesk.hash_call(n::text) FROM generate_series(1, 600) AS n))`;
  await postgres.run(others);
  await postgres.run(`SELECT helpdesk.erase(ARRAY[helpdesk.hash_call($1)])`, [callOf(1)]);
  const written = await recordWritten();
  await b.join();
  await eventually(() => ticketsOf(b)).toEqual([]);
  await eventually(() => b.sync.state()).toMatchObject(upToDate);
  expect(await written()).toEqual([]);
});

it('writes nothing of a caller who is erased between its reading and its sending', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  await a.make(callOf(1), siti);
  await eventually(onServer).toHaveLength(1);
  let erases = 0;
  const b = openSyncedPc(tempFolder(), postgres, 'pc_b', {
    openConnection: (onChange) => {
      const connection = createServerConnection(onChange);
      return {
        ...connection,
        close: connection.disconnect,
        pull: async (from) => {
          const page = await connection.pull(from);
          erases += 1;
          if (erases === 1)
            await postgres.run(`SELECT helpdesk.erase(ARRAY[helpdesk.hash_call($1)])`, [callOf(1)]);
          return page;
        },
      };
    },
  });
  onTestFinished(() => b.close());
  await importOnPc(b, await exportArchiveOf(a));
  await b.stores.tickets.addNote(idOf(b, callOf(1)), 'known at B', 3_000);
  const written = await recordWritten();
  await b.join();
  await eventually(() => ticketsOf(b)).toEqual([]);
  await eventually(() => b.sync.state()).toMatchObject(upToDate);
  expect(await written()).toEqual([]);
});
