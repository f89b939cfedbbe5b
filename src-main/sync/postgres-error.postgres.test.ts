import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { startSlowNetwork } from '../../e2e/shared-history/slow-network';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { callOf, openSyncedPc, type SyncedPc } from './synced-pc.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { createServerConnection } from './server-connection';
import { openJoinedPc, registerServerHooks, type Roles } from './shared-server.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c'] };
let postgres: Postgres;

/** Other work may keep the cores busy. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 20 });

registerServerHooks(roles, (started) => {
  postgres = started;
});

const desk = (name: string, folder = tempFolder(), changes: Parameters<typeof openSyncedPc>[3] = {}) =>
  openJoinedPc(postgres, name, { ...changes, folder });

const callsIn = ({ db }: SyncedPc): unknown[] =>
  db.prepare('SELECT call_id FROM ticket ORDER BY call_id').pluck().all();
const callsOnServer = async (): Promise<unknown[]> =>
  (await postgres.run('SELECT call FROM helpdesk.ticket ORDER BY call')).map(({ call }) => call);
const server = () => ({
  host: '127.0.0.1',
  port: postgres.port,
  database: 'helpdesk',
  user: 'pc_a',
  password: 'pc_a',
});
const fails = ({ sync }: SyncedPc, errorCode: string) =>
  eventually(() => sync.state()).toMatchObject({ value: { phase: 'failed', errorCode } });

const limits = { connectMs: 2_000, queryMs: 2_000 };

it('says that the server does not answer when packets vanish, and goes on when they do not', async () => {
  const network = await startSlowNetwork(postgres.port, Math.random, { from: 0, to: 1 });
  onTestFinished(() => network.stop());
  const a = openSyncedPc(tempFolder(), { port: network.port }, 'pc_a', {
    openConnection: (onChange) => {
      const connection = createServerConnection(onChange, limits);
      return { ...connection, close: connection.disconnect };
    },
  });
  onTestFinished(() => a.close());
  await a.join();
  await a.make(callOf(1));
  await eventually(callsOnServer).toEqual([callOf(1)]);
  const release = network.swallow();
  await a.make(callOf(2));
  await fails(a, 'no-answer');
  release();
  await eventually(callsOnServer).toEqual([callOf(1), callOf(2)]);
  await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'up-to-date', errorCode: null } });
  expect(await callsOnServer()).toHaveLength(2);
}, 60_000);

it('gives a server up that hangs within a transaction, after one time limit', async () => {
  const connection = createServerConnection(() => undefined, limits);
  onTestFinished(() => connection.disconnect());
  const login = { ...server(), certificateFile: null, certificateAuthorities: undefined };
  expect(await connection.connect(login)).toMatchObject({ ok: true });
  const blocking = new Client({ ...server(), host: postgres.folder, user: 'helpdesk' });
  await blocking.connect();
  onTestFinished(() => blocking.end());
  await blocking.query('BEGIN; LOCK TABLE helpdesk.ticket IN ACCESS EXCLUSIVE MODE');
  const pulled = connection.pull({ tickets: '0:0', records: '0:0', erasures: '0:0' });
  // Both times run in this process: a busy computer delays both.
  const tooLate = pass(limits.queryMs * 1.8).then(() => 'a second time limit');
  expect(await Promise.race([pulled, tooLate])).toEqual({ ok: false, error: 'no-answer' });
}, 30_000);

it.skipIf(process.getuid?.() !== 0)(
  'says that the disk of the server is full, which only root can make small, and sends all when it is not',
  async () => {
    const disk = join(postgres.folder, 'small');
    mkdirSync(disk);
    const owner = execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).trim();
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=1M,uid=${owner},mode=0700`, 'tmpfs', disk]);
    const filler = join(disk, 'filler');
    try {
      await postgres.run(`CREATE TABLESPACE small LOCATION '${disk}'`);
      await postgres.run('ALTER TABLE helpdesk.ticket SET TABLESPACE small');
      execFileSync('sh', ['-c', `head -c 1M /dev/zero > ${filler} 2>/dev/null || true`]);
      const a = await desk('pc_a');
      for (let n = 1; n <= 9; n += 1) await a.make(callOf(n), { Remark: 'x'.repeat(900) });
      await fails(a, 'full');
      execFileSync('rm', [filler]);
      await eventually(callsOnServer).toHaveLength(9);
      expect(callsIn(a)).toHaveLength(9);
      // It would write while the schema is dropped.
      await a.close();
    } finally {
      await postgres.run('DROP SCHEMA helpdesk CASCADE');
      await postgres.run('DROP TABLESPACE IF EXISTS small');
      execFileSync('umount', [disk]);
    }
  },
  60_000,
);

it('says that the server has no connection left, and goes on when it has', async () => {
  await postgres.run('ALTER ROLE pc_a CONNECTION LIMIT 0');
  const a = await desk('pc_a');
  await a.make(callOf(1));
  await fails(a, 'too-many-connections');
  await postgres.run('ALTER ROLE pc_a CONNECTION LIMIT -1');
  await eventually(callsOnServer).toEqual([callOf(1)]);
  expect(callsIn(a)).toEqual([callOf(1)]);
});

it('tells two copies of a PC apart that run at once, and neither loses nor duplicates anything', async () => {
  const [one, other] = [tempFolder(), tempFolder()];
  const first = await desk('pc_a', one);
  await first.make(callOf(1));
  await eventually(callsOnServer).toEqual([callOf(1)]);
  await first.close();
  cpSync(one, other, { recursive: true });
  const [a, copy] = [await desk('pc_a', one), await desk('pc_a', other)];
  const desks = () => postgres.run('SELECT id FROM helpdesk.desk');
  await eventually(desks).toHaveLength(2);
  for (let n = 2; n <= 7; n += 1) await (n % 2 === 0 ? a : copy).make(callOf(n));
  const all = [1, 2, 3, 4, 5, 6, 7].map(callOf);
  for (const pc of [a, copy]) await eventually(() => callsIn(pc)).toEqual(all);
  expect(await callsOnServer()).toEqual(all);
  expect(await desks()).toHaveLength(2);
});

it('goes on as another PC when its user of the server was replaced, and adds beside its earlier tickets', async () => {
  const folder = tempFolder();
  const before = await desk('pc_a', folder);
  const id = await before.make(callOf(1));
  await eventually(callsOnServer).toEqual([callOf(1)]);
  await before.close();
  const after = await desk('pc_b', folder);
  await after.stores.tickets.addNote(id, 'later', Date.now());
  await after.make(callOf(2));
  await eventually(callsOnServer).toEqual([callOf(1), callOf(1), callOf(2)]);
  const reader = await desk('pc_a');
  await eventually(() => callsIn(reader)).toEqual([callOf(1), callOf(2)]);
  await eventually(() => reader.db.prepare('SELECT text FROM note').pluck().all()).toEqual(['later']);
  expect(await postgres.run('SELECT owner FROM helpdesk.desk ORDER BY owner')).toEqual([
    { owner: 'pc_a' },
    { owner: 'pc_a' },
    { owner: 'pc_b' },
  ]);
});

it('says what became of its earlier tickets once these were handed over to its new user', async () => {
  const folder = tempFolder();
  const [before, reader] = [await desk('pc_a', folder), await desk('pc_c')];
  const id = await before.make(callOf(1), {}, 'uncertain');
  const standings = () => reader.db.prepare('SELECT state FROM ticket ORDER BY call_id, id').pluck().all();
  const rejected = await before.make(callOf(3), {}, 'rejected');
  await eventually(standings).toEqual(['uncertain', 'rejected']);
  await before.close();
  const after = await desk('pc_b', folder);
  await after.stores.tickets.recordCaseNumber(id, 'ASKED', Date.now());
  await after.stores.tickets.reopen(rejected);
  const correction = newTicket(callOf(3), 'SH-LATER', sampleBody({ Ticket: { Name: 'Corrected' } }));
  const corrected = await after.stores.tickets.make(correction, true);
  if (!corrected.ok || corrected.value === null) throw new Error('no ticket');
  await after.stores.tickets.endAttempt(
    ended(corrected.value.attempt?.attemptId ?? 0, outcomes.created),
    false,
  );
  await after.make(callOf(2));
  // Anybody could say it who does not own the ticket.
  await eventually(standings).toEqual(['uncertain', 'created', 'rejected']);

  expect(await postgres.run(`SELECT helpdesk.hand_over('pc_a', 'pc_b') AS done`)).toEqual([
    { done: '2 tickets, 0 notes and incidents of pc_a now belong to pc_b' },
  ]);
  await expect(postgres.run(`SELECT helpdesk.hand_over('pc_a', 'helpdesk_nobody')`)).rejects.toThrow(
    'does not exist',
  );
  after.sync.reconnect();
  await eventually(standings).toEqual(['created', 'created', 'rejected', 'created']);
  expect(
    reader.db.prepare('SELECT replaces_ticket_id FROM ticket WHERE reference = ?').pluck().get('SH-LATER'),
  ).toBe(
    reader.db
      .prepare("SELECT id FROM ticket WHERE call_id = ? AND state = 'rejected'")
      .pluck()
      .get(callOf(3)),
  );
  expect(await postgres.run('SELECT DISTINCT owner FROM helpdesk.ticket')).toEqual([{ owner: 'pc_b' }]);
});

it('exchanges all with PCs whose clocks are years off', async () => {
  const yearMs = 365 * 86_400_000;
  const [early, late] = [
    await desk('pc_a', tempFolder(), { nowMs: () => Date.now() - 9 * yearMs }),
    await desk('pc_b', tempFolder(), { nowMs: () => Date.now() + 9 * yearMs }),
  ];
  await early.make(callOf(1));
  await eventually(() => callsIn(late)).toEqual([callOf(1)]);
  await late.make(callOf(2));
  await eventually(() => callsIn(early)).toEqual([callOf(1), callOf(2)]);
  expect(await callsOnServer()).toEqual([callOf(1), callOf(2)]);
});
