import { expect, it, onTestFinished } from 'vitest';
import { cpSync } from 'node:fs';
import { Client } from 'pg';
import { tempFolder } from '../db/temp-folder.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { callOf, openSyncedPc, type SyncedPc, serverOf } from './synced-pc.fixture';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { pullPage } from './pull-page';
import { serverSchemaVersion } from './sync-types';
import { createServerConnection } from './server-connection';
import { eventually, openJoinedPc, registerServerHooks, type Roles } from './shared-server.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const desk = (name: string, folder = tempFolder(), changes: Parameters<typeof openSyncedPc>[3] = {}) =>
  openJoinedPc(postgres, name, { ...changes, folder });

const rowsOf = ({ db }: SyncedPc): unknown[] =>
  db
    .prepare(
      `SELECT call_id AS call, state, case_number AS caseNumber, imported ->> '$.pcName' AS pcName,
         (SELECT group_concat(text, '|') FROM (SELECT text FROM note WHERE ticket_id = ticket.id ORDER BY text)) AS notes,
         (SELECT call_id FROM ticket AS earlier WHERE earlier.id = ticket.replaces_ticket_id) AS replaces
       FROM ticket ORDER BY call_id, created_at_ms, id`,
    )
    .all();
const withoutPc = (rows: unknown[]): unknown[] => rows.map((row) => ({ ...(row as object), pcName: null }));
const ofServer = (sql: string) => postgres.run(`SELECT ${sql} FROM helpdesk.ticket`);

it('brings a ticket of one PC to the other as a record, which the database refuses to send', async () => {
  const [a, b] = [await desk('pc_a'), await desk('pc_b')];
  const id = await a.make(callOf(1), { Phone: '60198765432', Name: 'Siti' });
  await eventually(() => rowsOf(b)).toMatchObject([{ call: callOf(1), state: 'created', pcName: 'PC_A' }]);
  const match = await b.stores.callers.match({ phone: '0198765432', name: '', storeName: '' }, Date.now());
  expect(match).toMatchObject({ ok: true, value: { callers: [{ name: 'Siti' }] } });

  const there = b.db.prepare<[], number>('SELECT id FROM ticket').pluck().get() ?? 0;
  expect(() =>
    b.db.exec(`INSERT INTO attempt (ticket_id, number, started_at_ms) VALUES (${there}, 9, 1)`),
  ).toThrow('never sent from here');
  expect(await b.stores.tickets.beginAttempt(there, ['uncertain'], Date.now())).toMatchObject({
    value: null,
  });

  await b.stores.tickets.addNote(there, 'known at B', Date.now());
  b.sync.historyChanged();
  await a.stores.tickets.addNote(id, 'known at A', Date.now());
  a.sync.historyChanged();
  await eventually(() => withoutPc(rowsOf(a))).toMatchObject([{ notes: 'known at A|known at B' }]);
  await eventually(() => withoutPc(rowsOf(b))).toEqual(withoutPc(rowsOf(a)));
  expect(await ofServer(`is_maker, owner`)).toHaveLength(2);
});

it('shows a ticket that is being sent, then what became of it, and takes no older state back', async () => {
  const [a, b] = [await desk('pc_a'), await desk('pc_b')];
  const id = await a.make(callOf(1), {}, 'waiting');
  await eventually(() => rowsOf(b)).toMatchObject([{ state: 'uncertain' }]);
  expect(await b.stores.tickets.waitingCounts()).toMatchObject({ value: { waiting: 0, uncertain: 0 } });
  const attempt = await a.stores.tickets.beginAttempt(id, ['waiting'], Date.now());
  const attemptId = attempt.ok && attempt.value !== null ? attempt.value.attemptId : 0;
  await a.stores.tickets.endAttempt(
    {
      attemptId,
      outcome: outcomes.created,
      firstByteAtMs: 1,
      endedAtMs: 2,
      httpStatus: 200,
      rawAnswer: '{}',
    },
    false,
  );
  a.sync.historyChanged();
  await eventually(() => rowsOf(b)).toMatchObject([{ state: 'created' }]);
  const older = await postgres.run(
    `UPDATE helpdesk.ticket SET state = 'waiting', archived = '{}' WHERE is_maker RETURNING state`,
  );
  expect(older).toEqual([]);
});

it('counts the floor over all PCs, and a shift over this one only', async () => {
  const [a, b] = [await desk('pc_a'), await desk('pc_b')];
  await a.make(callOf(1));
  await a.make(callOf(2), {}, 'rejected');
  await b.make(callOf(3));
  await eventually(() => rowsOf(b)).toHaveLength(3);
  const period = { fromMs: 0, beforeMs: Number.MAX_SAFE_INTEGER, after: null };
  expect(await b.stores.history.stats({ ...period, isFloor: true })).toMatchObject({
    value: {
      count: 3,
      pcs: expect.arrayContaining([
        ['PC_A', 2],
        ['', 1],
      ]) as unknown,
      statuses: expect.arrayContaining([
        ['created', 2],
        ['rejected', 1],
      ]) as unknown,
    },
  });
  expect(await b.stores.history.stats(period)).toMatchObject({ value: { count: 1, pcs: [] } });
});

it('brings a correction with the ticket that it corrects, also to a PC that comes later, in whatever order they changed', async () => {
  const a = await desk('pc_a');
  const id = await a.make(callOf(1), {}, 'rejected');
  await a.stores.tickets.reopen(id);
  const body = sampleBody({ Ticket: { Name: 'Corrected' } });
  const later = { ...newTicket(callOf(1), 'SH-LATER', body), nowMs: 2_000 };
  const made = await a.stores.tickets.make(later, true);
  if (!made.ok || made.value === null) throw new Error('no ticket');
  await a.stores.tickets.endAttempt(ended(made.value.attempt?.attemptId ?? 0, outcomes.created), false);
  a.sync.historyChanged();
  await eventually(() => ofServer('state')).toMatchObject([{ state: 'rejected' }, { state: 'created' }]);
  // The corrected ticket changes last, so it comes behind its correction.
  await a.stores.tickets.addNote(id, 'late', Date.now());
  a.sync.historyChanged();
  await eventually(() => ofServer(`archived LIKE '%late%' AS late`)).toContainEqual({ late: true });
  const b = await desk('pc_b');
  await eventually(() => withoutPc(rowsOf(b))).toEqual(withoutPc(rowsOf(a)));
  expect(rowsOf(b)).toMatchObject([{ replaces: null }, { replaces: callOf(1) }]);
});

it('erases on every PC what one erases, also on one that was away, and nobody brings it back', async () => {
  const folder = tempFolder();
  const [a, away] = [await desk('pc_a'), await desk('pc_b', folder)];
  await a.make(callOf(1), { Phone: '60198765432' });
  await a.make(callOf(2), { Phone: '60111111111' });
  await eventually(() => rowsOf(away)).toHaveLength(2);
  await away.close();

  const caller = { phone: '60198765432', name: '' };
  const traces = await a.stores.erasurePreviews.tracesOfCaller(caller, Number.MAX_SAFE_INTEGER);
  if (!traces.ok) throw new Error('no traces');
  await a.stores.erasures.begin(traces.value, caller, Date.now());
  await a.eraseAll();
  a.sync.historyChanged();
  await eventually(() => ofServer('call')).toEqual([{ call: callOf(2) }]);

  const back = await desk('pc_b', folder);
  // It writes about the caller before it has heard.
  await eventually(() => rowsOf(back)).toMatchObject([{ call: callOf(2) }]);
  const c = await desk('pc_c');
  await eventually(() => rowsOf(c)).toMatchObject([{ call: callOf(2) }]);
  const marks = await postgres.run('SELECT * FROM helpdesk.erased_call');
  expect(marks).toMatchObject([{ call_hash: expect.stringMatching(/^[\w+/]{24}$/) as string }]);
  expect(Object.keys(marks[0] ?? {})).toEqual(['id', 'call_hash', 'changed_in', 'erased_at']);
});

it('erases what a PC that was away had logged of the same caller, before anybody else reads it', async () => {
  const folder = tempFolder();
  const [a, b] = [await desk('pc_a'), await desk('pc_b', folder)];
  const caller = { Phone: '60198765432', Name: 'Siti' };
  await a.make(callOf(1), caller);
  await eventually(() => rowsOf(b)).toHaveLength(1);
  await b.close();
  const away = openSyncedPc(folder, { port: postgres.port }, 'pc_b');
  onTestFinished(() => away.close());
  await away.make(callOf(2), { Phone: '019-876 5432', Name: 'SITI' });
  await away.make(callOf(3), caller, 'waiting');
  await away.make(callOf(4), { ...caller, Name: 'Ahmad' });
  await away.make(callOf(5), { ...caller, Phone: '60111111111' });
  await away.stores.calls.begin(callOf(6), Date.now());
  const later = newTicket(callOf(6), 'SH-LATER', sampleBody({ Ticket: caller }));
  const made = await away.stores.tickets.make({ ...later, nowMs: Date.now() + 60_000 }, true);
  if (!made.ok || made.value === null) throw new Error('no ticket');
  await away.stores.tickets.endAttempt(ended(made.value.attempt?.attemptId ?? 0, outcomes.created), false);

  const erased = { phone: '60198765432', name: 'Siti' };
  const traces = await a.stores.erasurePreviews.tracesOfCaller(erased, Number.MAX_SAFE_INTEGER);
  if (!traces.ok) throw new Error('no traces');
  await a.stores.erasures.begin(traces.value, erased, Date.now());
  await a.eraseAll();
  a.sync.historyChanged();
  await eventually(() => ofServer('call')).toEqual([]);
  await away.join();
  // What names another caller, or came after the erasure stays; what waits to be sent stays where it waits.
  const kept = [4, 5, 6].map((number) => ({ call: callOf(number) }));
  await eventually(() => rowsOf(a)).toMatchObject(kept);
  await eventually(() => rowsOf(away)).toMatchObject([{ call: callOf(3) }, ...kept]);
  await eventually(() => postgres.run('SELECT 1 FROM helpdesk.erased_call')).toHaveLength(3);
  expect(await ofServer('call')).toHaveLength(3);
});

it('sends everything again to a server that was restored from a backup, and what was erased stays erased', async () => {
  const [a, b] = [await desk('pc_a'), await desk('pc_b')];
  await a.make(callOf(1), { Phone: '60198765432' });
  await b.make(callOf(2));
  await eventually(() => rowsOf(a).length + rowsOf(b).length).toBe(4);
  const before = await postgres.run('SELECT * FROM helpdesk.ticket ORDER BY id');
  const desks = await postgres.run('SELECT * FROM helpdesk.desk');
  await a.make(callOf(3));
  await eventually(() => rowsOf(b)).toHaveLength(3);
  const caller = { phone: '60198765432', name: '' };
  const traces = await a.stores.erasurePreviews.tracesOfCaller(caller, Number.MAX_SAFE_INTEGER);
  if (!traces.ok) throw new Error('no traces');
  await a.stores.erasures.begin(traces.value, caller, Date.now());
  await a.eraseAll();
  a.sync.historyChanged();
  await eventually(() => rowsOf(b)).toHaveLength(2);

  // As a backup of before would have it, with the connections of then.
  await postgres.run(`DELETE FROM helpdesk.ticket; DELETE FROM helpdesk.erased_call`);
  await postgres.run('ALTER TABLE helpdesk.ticket DISABLE TRIGGER before_change');
  for (const row of before)
    await postgres.run(
      `INSERT INTO helpdesk.ticket (owner, desk, call, reference, is_maker, state, created_at_ms, archived, call_hash,
         changed_in) SELECT owner, desk, call, reference, is_maker, state, created_at_ms, archived, call_hash, changed_in
       FROM json_populate_record(NULL::helpdesk.ticket, $1)`,
      [JSON.stringify(row)],
    );
  await postgres.run('ALTER TABLE helpdesk.ticket ENABLE TRIGGER before_change');
  for (const row of desks)
    await postgres.run(
      'UPDATE helpdesk.desk SET session = $1::bigint - 1, token = gen_random_uuid() WHERE id = $2',
      [row['session'], row['id']],
    );
  await postgres.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'pc_%'`);

  // The PC that redacted a ticket of another one may have a row of its own for it.
  await eventually(() => postgres.run('SELECT DISTINCT call FROM helpdesk.ticket ORDER BY call')).toEqual([
    { call: callOf(2) },
    { call: callOf(3) },
  ]);
  expect(await ofServer('count(*) FILTER (WHERE is_maker) AS made')).toEqual([{ made: '2' }]);
  await eventually(() => rowsOf(b)).toMatchObject([{ call: callOf(2) }, { call: callOf(3) }]);
});

it('loses no row of a transaction that commits late; by a sequence it would', async () => {
  await desk('pc_a');
  const reader = new Client({
    host: postgres.folder,
    port: postgres.port,
    user: 'helpdesk',
    database: 'helpdesk',
  });
  const [slow, fast] = [
    new Client({ host: postgres.folder, port: postgres.port, user: 'helpdesk', database: 'helpdesk' }),
    new Client({ host: postgres.folder, port: postgres.port, user: 'helpdesk', database: 'helpdesk' }),
  ];
  for (const client of [reader, slow, fast]) {
    await client.connect();
    onTestFinished(() => client.end());
  }
  await eventually(() => postgres.run('SELECT id FROM helpdesk.desk')).toHaveLength(1);
  const insert = (call: string): string =>
    `INSERT INTO helpdesk.ticket (desk, call, reference, is_maker, state, created_at_ms, archived)
     SELECT id, '${call}', 'SH-1', true, 'created', 1, NULL FROM helpdesk.desk`;
  const seen = { bySnapshot: new Set<string>(), bySequence: new Set<string>() };
  let cursors = { tickets: '0:0', records: '0:0', erasures: '0:0' };
  let last = 0;
  const read = async (): Promise<boolean> => {
    const page = await pullPage(reader, cursors);
    cursors = page.cursors;
    for (const step of page.groups.flat()) if ('undone' in step) seen.bySnapshot.add(step.undone.call);
    const { rows } = await reader.query<{ id: string; call: string }>(
      'SELECT id, call FROM helpdesk.ticket WHERE id > $1 ORDER BY id',
      [last],
    );
    for (const { id, call } of rows) {
      last = Number(id);
      seen.bySequence.add(call);
    }
    return page.isHeldBack;
  };
  await slow.query('BEGIN');
  await slow.query(insert(callOf(1)));
  await fast.query(insert(callOf(2)));
  expect(await read()).toBe(true);
  await slow.query('COMMIT');
  await read();
  await read();
  expect([...seen.bySnapshot].toSorted()).toEqual([callOf(1), callOf(2)]);
  // The control: the row that commits late is lost.
  expect([...seen.bySequence]).toEqual([callOf(2)]);
});

it.each([
  [
    'the password is wrong',
    'password-rejected',
    `ALTER ROLE pc_a PASSWORD 'other'`,
    `ALTER ROLE pc_a PASSWORD 'pc_a'`,
  ],
  [
    'the server is read-only',
    'read-only',
    'ALTER ROLE pc_a SET default_transaction_read_only = on',
    'ALTER ROLE pc_a RESET default_transaction_read_only',
  ],
  [
    'the shared history is not set up',
    'not-set-up',
    'ALTER SCHEMA helpdesk RENAME TO other',
    'ALTER SCHEMA other RENAME TO helpdesk',
  ],
  [
    'the user may do nothing',
    'not-allowed',
    'REVOKE helpdesk_desk FROM pc_a; GRANT CONNECT ON DATABASE helpdesk TO pc_a',
    'GRANT helpdesk_desk TO pc_a',
  ],
  [
    'the server is older',
    'server-older',
    `DELETE FROM helpdesk.schema_step WHERE version = ${serverSchemaVersion}`,
    `INSERT INTO helpdesk.schema_step (version, name) VALUES (${serverSchemaVersion}, 'again')`,
  ],
  [
    'the server is newer',
    'server-newer',
    `INSERT INTO helpdesk.schema_step (version, name) VALUES (99, 'newer')`,
    'DELETE FROM helpdesk.schema_step WHERE version = 99',
  ],
] as const)('says that %s, loses nothing, and goes on by itself', async (_what, code, spoil, repair) => {
  await postgres.run(spoil);
  const a = await desk('pc_a');
  const tickets = a.make(callOf(1));
  await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'failed', errorCode: code } });
  await tickets;
  await postgres.run(repair);
  await eventually(() => a.sync.state()).toMatchObject({
    value: { phase: 'up-to-date', errorCode: null },
  });
  expect(await ofServer('call')).toEqual([{ call: callOf(1) }]);
});

it('looks at the server once for many changes of one moment', async () => {
  let [tell, pulls] = [(): void => undefined, 0];
  const gathered: (() => void)[] = [];
  const a = await desk('pc_a', tempFolder(), {
    openConnection: (onChange) => {
      tell = onChange;
      const connection = createServerConnection(() => undefined);
      const pull: typeof connection.pull = (from) => {
        pulls += 1;
        return connection.pull(from);
      };
      return { ...connection, pull, close: connection.disconnect };
    },
    schedule: (delayMs, run) => {
      if (delayMs === 500) gathered.push(run);
      // The poll of every 20 s does not come in between.
      const timer = delayMs >= 500 ? undefined : setTimeout(run, delayMs / 20);
      return () => clearTimeout(timer);
    },
  });
  await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });
  const before = pulls;
  for (let change = 0; change < 20; change += 1) tell();
  expect(gathered).toHaveLength(1);
  gathered[0]?.();
  await eventually(() => pulls).toBe(before + 1);
});

it('connects to no server that the agent did not choose', async () => {
  const a = openSyncedPc(tempFolder(), { port: postgres.port }, 'pc_a');
  onTestFinished(() => a.close());
  a.sync.reconnect();
  await eventually(() => a.sync.state()).toMatchObject({ value: { errorCode: 'not-chosen' } });
  expect(await postgres.run(`SELECT 1 FROM helpdesk.desk`)).toEqual([]);
});

it('connects to a server that the organisation has chosen, and to no other one', async () => {
  const server = (port: number) => ({
    read: () => serverOf('pc_a', { port: postgres.port }),
    isByPolicy: (to: { readonly port: number }) => to.port === port,
    fixed: ['host'] as const,
    proposed: { host: '127.0.0.1' },
  });
  const other = openSyncedPc(tempFolder(), { port: postgres.port }, 'pc_a', { server: server(1) });
  onTestFinished(() => other.close());
  other.sync.reconnect();
  await eventually(() => other.sync.state()).toMatchObject({ value: { errorCode: 'not-chosen' } });
  const a = openSyncedPc(tempFolder(), { port: postgres.port }, 'pc_a', { server: server(postgres.port) });
  onTestFinished(() => a.close());
  await a.make(callOf(1));
  a.sync.reconnect();
  await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'up-to-date', fixed: ['host'] } });
  // Also what was logged before.
  expect(await ofServer('call')).toEqual([{ call: callOf(1) }]);
});

it('gives a copy of a PC an id of its own, and neither loses nor duplicates anything', async () => {
  const [one, other] = [tempFolder(), tempFolder()];
  const first = await desk('pc_a', one);
  await first.make(callOf(1));
  await eventually(() => ofServer('call')).toHaveLength(1);
  await first.close();
  cpSync(one, other, { recursive: true });
  const [a, copy] = [await desk('pc_a', one), await desk('pc_a', other)];
  await a.make(callOf(2));
  await copy.make(callOf(3));
  for (const each of [a, copy]) await eventually(() => rowsOf(each)).toHaveLength(3);
  expect(await ofServer('call')).toHaveLength(3);
  expect(await postgres.run('SELECT id FROM helpdesk.desk')).toHaveLength(2);
  // The one that came second has an id of its own, and says why.
  const warnings = await Promise.all([a, copy].map(({ sync }) => sync.state()));
  expect(warnings).toContainEqual(
    expect.objectContaining({ value: expect.objectContaining({ warning: 'copied' }) as unknown }),
  );
});

it('says that the clock of the PC is wrong while it is', async () => {
  let aheadMs = 100_000_000;
  const to = serverOf('pc_a', { port: postgres.port });
  let server: typeof to | null = to;
  const a = openSyncedPc(tempFolder(), to, 'pc_a', {
    nowMs: () => Date.now() + aheadMs,
    server: { read: () => server, isByPolicy: () => false, fixed: [], proposed: {} },
  });
  onTestFinished(() => a.close());
  await a.join();
  const state = () => eventually(() => a.sync.state());
  await state().toMatchObject({ value: { phase: 'up-to-date', warning: 'clock-wrong' } });
  expect(a.sync.isClockFarOff()).toBe(true);
  aheadMs = 0;
  await state().toMatchObject({ value: { phase: 'up-to-date', warning: null } });
  expect(a.sync.isClockFarOff()).toBe(false);
  aheadMs = -80_000_000;
  await state().toMatchObject({ value: { warning: 'clock-wrong' } });
  expect(a.sync.isClockFarOff()).toBe(false);
  expect(await ofServer('call')).toEqual([]);
  // Nothing would tell that the clock was set right.
  aheadMs = 100_000_000;
  await eventually(() => Promise.resolve(a.sync.isClockFarOff())).toBe(true);
  server = null;
  a.sync.reconnect();
  await eventually(() => Promise.resolve(a.sync.isClockFarOff())).toBe(false);
});

it('takes a clock for right again that was set while the server never answered again', async () => {
  let aheadMs = 100_000_000;
  const a = openSyncedPc(tempFolder(), postgres, 'pc_a', { nowMs: () => Date.now() + aheadMs });
  onTestFinished(async () => {
    await a.close();
    await postgres.run('ALTER ROLE pc_a LOGIN');
  });
  await a.join();
  const state = () => eventually(() => a.sync.state());
  await state().toMatchObject({ value: { phase: 'up-to-date', warning: 'clock-wrong' } });
  await postgres.run('ALTER ROLE pc_a NOLOGIN');
  await postgres.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'pc_a'`);
  await state().toMatchObject({ value: { phase: 'failed', warning: 'clock-wrong' } });
  expect(a.sync.isClockFarOff()).toBe(true);
  aheadMs = 0;
  await state().toMatchObject({ value: { phase: 'failed', warning: null } });
  expect(a.sync.isClockFarOff()).toBe(false);
});
