import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fillServer } from '../../e2e/shared-history/fill-server';
import { startPostgres, type Postgres } from '../../e2e/shared-history/start-postgres';
import { archivedTicketSchema, type ArchivedTicket } from '../archive/archive-format';
import { tempFolder } from '../db/temp-folder.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { outcomes } from '../tickets/sample-ticket.fixture';
import { callOf, openSyncedPc, type SyncedPc } from './synced-pc.fixture';
import { connectAsRole, openJoinedPc } from './shared-server.fixture';
import { tryStolenCredentials } from './stolen-credentials.fixture';

const document = readFileSync(join(import.meta.dirname, '../../docs/shared-history/old-tickets.md'), 'utf8');
/** The commands of the document for old years, in its order. */
const commands = [...document.matchAll(/^ {3}(.*psql .*\b(?:386|400)\b.*)$/gm)].map(
  ([, command = '']) => command,
);

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('the schema on the server', () => {
  it('lets a desk with stolen credentials do nothing beyond its own rows', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    expect(postgres.setUp()).toBe('');
    const { tried, succeeded, failedForAll, isOwnWorkDone } = await tryStolenCredentials(postgres);
    expect(succeeded).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(40);
    // No attempt failed for want of a connection or of sense: a superuser succeeds.
    expect(isOwnWorkDone).toBe(true);
    expect(failedForAll).toEqual([]);
  }, 60_000);

  it('goes by the document’s commands into a file with what is old, and gives it up bit by bit', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    expect(postgres.setUp()).toBe('');
    await postgres.addDesk('pc_a');
    const a = openSyncedPc(tempFolder(), { port: postgres.port }, 'pc_a');
    await a.join();
    await a.make(callOf(1), { Remark: 'a \\ in it, 打印机' });
    const states = () => postgres.run('SELECT state FROM helpdesk.ticket');
    await expect.poll(states, { timeout: 15_000 }).toEqual([{ state: 'created' }]);
    await a.close();
    await fillServer(postgres, 300);
    await postgres.run('ALTER TABLE helpdesk.ticket DISABLE TRIGGER USER');
    await postgres.run(
      `UPDATE helpdesk.ticket SET created_at_ms = extract(epoch FROM now() - (number % 3) * interval '1 year') * 1000
       FROM (SELECT id AS one, row_number() OVER (ORDER BY id) AS number FROM helpdesk.ticket) AS numbered
       WHERE id = one`,
    );
    await postgres.run('ALTER TABLE helpdesk.ticket ENABLE TRIGGER USER');
    const count = async (): Promise<unknown> =>
      (await postgres.run('SELECT count(*)::int AS rows FROM helpdesk.ticket'))[0]?.['rows'];

    const folder = tempFolder();
    expect(commands).toHaveLength(2);
    const [write = '', remove = ''] = commands;
    const file = join(folder, 'old-tickets.jsonl');
    const here = write.replace('cd /var/backups/helpdesk && ', '').replace('-$(date +%F)', '');
    expect(postgres.runShell(here, folder)).toMatchObject({ code: 0, complaints: '' });
    expect(statSync(file).mode & 0o077).toBe(0);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(100);
    for (const line of lines) archivedTicketSchema.parse(JSON.parse(line));
    expect(lines[0]).toContain(String.raw`a \\\\ in it, 打印机`);
    expect(await count()).toBe(300);

    await postgres.run('CALL helpdesk.remove_older_than(700, 30)');
    expect(await count()).toBe(200);
    // Each part in a transaction of its own.
    expect(
      await postgres.run(
        'SELECT count(DISTINCT xmin::text)::int AS parts, sum(rows)::int AS rows FROM helpdesk.erasure_record',
      ),
    ).toEqual([{ parts: 4, rows: 100 }]);
    await postgres.run('ALTER TABLE helpdesk.ticket DISABLE TRIGGER USER');
    await postgres.run(
      'UPDATE helpdesk.ticket SET created_at_ms = 1 WHERE id IN (SELECT id FROM helpdesk.ticket LIMIT 100)',
    );
    expect(postgres.runShell(remove, folder)).toMatchObject({ code: 0, complaints: '' });
    expect(await count()).toBe(100);
  }, 60_000);
});

const desks = {
  pc_1: '11111111-1111-4111-8111-111111111111',
  pc_2: '22222222-2222-4222-8222-222222222222',
} as const;
const call = (n: number): string => `aaaaaaaa-aaaa-4aaa-8aaa-${String(n).padStart(12, '0')}`;
const insert = (
  of: keyof typeof desks,
  callId: string,
  more = `true, 'created', 1, '{}'`,
  reference = 'SH-1',
) =>
  `INSERT INTO helpdesk.ticket (desk, call, reference, is_maker, state, created_at_ms, archived)
   VALUES ('${desks[of]}', '${callId}', '${reference}', ${more})`;
const beginSession = (desk: string, readTo = '0') =>
  `SELECT verdict FROM helpdesk.begin_session('${desk}', 'x', 0, ARRAY['${desk}']::uuid[], '${desk}', '${readTo}')`;

// In several statements; the fixture tries single ones.
describe.skipIf(process.platform !== 'linux')('who has the password of one PC', () => {
  let postgres: Postgres;
  let honest: Client;
  let thief: Client;

  beforeAll(async () => {
    postgres = await startPostgres();
    const complaints = postgres.setUp();
    if (complaints !== '') throw new Error(complaints);
    await Promise.all([postgres.addDesk('pc_1'), postgres.addDesk('pc_2')]);
    [honest, thief] = [await connectAsRole(postgres, 'pc_1'), await connectAsRole(postgres, 'pc_2')];
    await honest.query(beginSession(desks.pc_1));
    await thief.query(beginSession(desks.pc_2));
  }, 60_000);
  afterAll(async () => {
    await Promise.all([honest.end(), thief.end()]);
    await postgres.stop();
  });

  const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000, interval: 20 });
  const standingsIn = ({ db }: SyncedPc): unknown[] =>
    db
      .prepare(
        `SELECT state, case_number AS caseNumber, (SELECT count(*) FROM attempt WHERE ticket_id = ticket.id) AS attempts,
           (SELECT group_concat(text) FROM note WHERE ticket_id = ticket.id) AS notes
         FROM ticket ORDER BY call_id`,
      )
      .all();

  /** A row beside the ticket of another, by which it has become a case. */
  async function forgeOutcome(callId: string): Promise<{ text: string; values: unknown[] }> {
    const [row] = await postgres.run(
      'SELECT reference, archived FROM helpdesk.ticket WHERE call = $1 AND is_maker',
      [callId],
    );
    const ticket = JSON.parse(String(row?.['archived'])) as ArchivedTicket;
    const [attempt] = ticket.attempts;
    const forged = {
      ...ticket,
      state: 'created',
      lastOutcome: outcomes.created,
      caseNumber: 'FORGED',
      caseNumberSource: 'answer',
      attempts: [attempt, { ...attempt, number: 2, outcome: outcomes.created }],
      notes: [{ text: 'from the thief', writtenAtMs: 1 }],
    };
    return {
      text: `INSERT INTO helpdesk.ticket (desk, call, reference, is_maker, state, created_at_ms, archived)
             VALUES ($1, $2, $3, false, 'created', 1, $4)`,
      values: [desks.pc_2, callId, row?.['reference'], JSON.stringify(forged)],
    };
  }

  const ticketsOf = (callId: string) =>
    postgres.run('SELECT owner, reference FROM helpdesk.ticket WHERE call = $1 ORDER BY id', [callId]);

  it('takes no ticket of another away by one of its own in the same call', async () => {
    await honest.query(insert('pc_1', call(1)));
    await thief.query(insert('pc_2', call(1), `true, 'created', 1, '{}'`, 'BAIT'));
    await thief.query('SELECT helpdesk.remove_expired($1)', [[call(1)]]);
    expect(await ticketsOf(call(1))).toEqual([{ owner: 'pc_1', reference: 'SH-1' }]);
  });

  it('does not say what became of a ticket of another, but may add a note', async () => {
    const [maker, reader] = [await openJoinedPc(postgres, 'pc_1'), await openJoinedPc(postgres, 'pc_1')];
    const id = await maker.make(callOf(11), {}, 'uncertain');
    await maker.make(callOf(12), {}, 'rejected');
    const [uncertain, rejected] = [
      { state: 'uncertain', caseNumber: null, attempts: 1 },
      { state: 'rejected', caseNumber: null, attempts: 1 },
    ];
    await eventually(() => standingsIn(reader)).toMatchObject([uncertain, rejected]);
    for (const callId of [callOf(11), callOf(12)]) await thief.query(await forgeOutcome(callId));
    const notes = 'from the thief';
    await eventually(() => standingsIn(reader)).toEqual([
      { ...uncertain, notes },
      { ...rejected, notes },
    ]);
    const later = await openJoinedPc(postgres, 'pc_1');
    await eventually(() => standingsIn(later)).toEqual(standingsIn(reader));
    await eventually(() => standingsIn(maker)).toEqual(standingsIn(reader));
    expect(await ticketsOf(callOf(11))).toHaveLength(2);

    await maker.stores.tickets.recordCaseNumber(id, 'ASKED', Date.now());
    maker.sync.historyChanged();
    for (const each of [reader, later])
      await eventually(() => standingsIn(each)).toMatchObject([
        { state: 'created', caseNumber: 'ASKED' },
        rejected,
      ]);
  });

  it('makes no ticket in a call of another: none corrects one, and none takes the place of an ending', async () => {
    const [maker, reader] = [await openJoinedPc(postgres, 'pc_1'), await openJoinedPc(postgres, 'pc_1')];
    const id = await maker.make(callOf(21), {}, 'rejected');
    await maker.stores.calls.begin(callOf(22), 1);
    await maker.stores.tickets.endCall(endedCall(callOf(22), { references: ['SH-ENDED'] }));
    maker.sync.historyChanged();
    const ticketsIn = ({ db }: SyncedPc) =>
      db
        .prepare(
          "SELECT call_id AS call, reference, state FROM ticket WHERE call_id GLOB 'cccc*2[0-9]' ORDER BY call_id, id",
        )
        .all();
    const honestly = [
      { call: callOf(21), reference: 'SH-000021', state: 'rejected' },
      { call: callOf(22), reference: 'SH-ENDED', state: 'recorded' },
    ];
    await eventually(() => ticketsIn(reader)).toEqual(honestly);

    const [row] = await postgres.run('SELECT archived FROM helpdesk.ticket WHERE call = $1', [callOf(21)]);
    const ticket = JSON.parse(String(row?.['archived'])) as ArchivedTicket;
    const forge = (callId: string, isMaker: boolean, replaces: ArchivedTicket['replaces'] = null) => {
      const reference = isMaker ? 'FORGED' : 'BESIDE';
      const attempts = ticket.attempts.map((attempt) => ({ ...attempt, outcome: outcomes.created }));
      const forged = {
        ...ticket,
        reference,
        state: 'created',
        lastOutcome: outcomes.created,
        replaces,
        attempts,
      };
      const archived = {
        ...forged,
        call: { ...ticket.call, id: callId },
        caseNumber: 'FORGED',
        caseNumberSource: 'answer',
      };
      return thief.query(
        `INSERT INTO helpdesk.ticket (desk, call, reference, is_maker, state, created_at_ms, archived)
         VALUES ($1, $2, $3, $4, 'created', 1, $5)`,
        [desks.pc_2, callId, reference, isMaker, JSON.stringify(archived)],
      );
    };
    for (const isMaker of [true, false]) {
      await forge(callOf(21), isMaker, { call: callOf(21), reference: ticket.reference });
      await forge(callOf(22), isMaker);
    }
    // A call of its own comes behind these.
    await forge(callOf(23), true);
    const all = [...honestly, { call: callOf(23), reference: 'FORGED', state: 'created' }];
    const later = await openJoinedPc(postgres, 'pc_1');
    for (const pc of [maker, reader, later]) await eventually(() => ticketsIn(pc)).toEqual(all);
    expect(await maker.stores.tickets.reopen(id)).toMatchObject({
      ok: true,
      value: expect.anything() as unknown,
    });
  });

  it('brings nothing back by a snapshot from before its erasure', async () => {
    await honest.query(insert('pc_1', call(2)));
    await thief.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await thief.query('SELECT count(*) FROM helpdesk.ticket');
    await honest.query('SELECT helpdesk.erase(ARRAY[helpdesk.hash_call($1)])', [call(2)]);
    await expect(thief.query(insert('pc_2', call(2)))).rejects.toMatchObject({ code: '25001' });
    await thief.query('ROLLBACK');
    expect(await ticketsOf(call(2))).toEqual([]);
  });

  it('neither undoes the call of another nor keeps a row for ever', async () => {
    await honest.query(insert('pc_1', call(3)));
    await expect(thief.query(insert('pc_2', call(3), `false, 'undone', 1, NULL`))).rejects.toThrow(
      'check constraint',
    );
    await thief.query(insert('pc_2', call(4), `true, 'created', 9223372036854775807, '{}'`));
    const [kept] = await postgres.run(
      "SELECT created_at_ms < extract(epoch FROM now() + interval '2 days') * 1000 AS is_soon FROM helpdesk.ticket WHERE call = $1",
      [call(4)],
    );
    expect(kept).toEqual({ is_soon: true });
  });

  it('neither holds another PC up nor uses the numbers of transactions up', async () => {
    await thief.query('BEGIN');
    expect((await thief.query(beginSession(desks.pc_1))).rows).toEqual([{ verdict: 'taken' }]);
    expect((await honest.query(beginSession(desks.pc_1))).rows).toEqual([{ verdict: 'known' }]);
    await thief.query('ROLLBACK');
    const maxTransactionId = '18446744073709551615';
    await thief.query(beginSession(desks.pc_2, maxTransactionId));
    const [before] = await postgres.run('SELECT transactions_before FROM helpdesk.server');
    for (let n = 0; n < 5; n += 1) await thief.query(beginSession(desks.pc_2, maxTransactionId));
    expect(await postgres.run('SELECT transactions_before FROM helpdesk.server')).toEqual([before]);
  });

  it('leaves a record of each erasure, also where nothing was there', async () => {
    await thief.query(`SELECT helpdesk.erase(ARRAY['${'E'.repeat(24)}', '${'F'.repeat(24)}'])`);
    expect(
      await postgres.run('SELECT owner, rows, marks FROM helpdesk.erasure_record ORDER BY id DESC LIMIT 1'),
    ).toEqual([{ owner: 'pc_2', rows: '0', marks: '2' }]);
  });

  it('stops nobody by advisory locks or system views', async () => {
    await expect(thief.query('SELECT pg_advisory_lock(1)')).rejects.toMatchObject({ code: '42501' });
    await thief.query('BEGIN');
    await expect(thief.query('LOCK TABLE pg_catalog.pg_settings')).rejects.toMatchObject({ code: '42501' });
    await thief.query('ROLLBACK');
  });

  it('as a supervisor, ends notices earlier, and only so', async () => {
    await postgres.run('GRANT helpdesk_supervisor TO pc_1');
    const ends = () => postgres.run('SELECT ends_at FROM helpdesk.notice');
    await honest.query(
      `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('down', now() + interval '1 hour')`,
    );
    const before = await ends();
    await honest.query(`UPDATE helpdesk.notice SET ends_at = now() + interval '6 days'`);
    expect(await ends()).toEqual(before);
    await honest.query('UPDATE helpdesk.notice SET ends_at = now()');
    expect(await ends()).not.toEqual(before);
    const version = () => postgres.run('SELECT version FROM helpdesk.template_set');
    await honest.query(`UPDATE helpdesk.template_set SET content = '{}'`);
    const first = await version();
    await honest.query('UPDATE helpdesk.template_set SET content = content');
    expect(await version()).toEqual(first);
  });

  it('has an upgrade by a superuser give everything to the owner of the schema', async () => {
    await postgres.run(
      'CREATE ROLE keeper; GRANT CREATE ON DATABASE helpdesk TO keeper; GRANT keeper TO helpdesk',
    );
    await postgres.run('DROP SCHEMA helpdesk CASCADE');
    onTestFinished(async () => {
      await postgres.run('DROP SCHEMA helpdesk CASCADE');
      postgres.setUp();
    });
    await postgres.run('CREATE SCHEMA helpdesk AUTHORIZATION keeper');
    await postgres.run('ALTER ROLE keeper CREATEROLE');
    await postgres.run('ALTER DATABASE helpdesk OWNER TO keeper');
    expect(postgres.setUp()).toBe('');
    expect(
      await postgres.run(
        `SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = 'helpdesk'::regnamespace AND relkind = 'r'`,
      ),
    ).toEqual([{ owner: 'keeper' }]);
  });
});
