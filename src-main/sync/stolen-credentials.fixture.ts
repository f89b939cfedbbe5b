import { Client, type QueryResult } from 'pg';
import type { Postgres } from '../../e2e/shared-history/start-postgres';

/*
 * What somebody tries who has the password of one PC (pc_2), on a server that also has the tickets of another (pc_1).
 * Each attempt must fail: with an error, or without any row. As a superuser each one must succeed, so that none fails
 * for a reason of its own.
 */
const [deskOfOther, desk] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const call = (n: number): string => `aaaaaaaa-aaaa-4aaa-8aaa-${String(n).padStart(12, '0')}`;
const insert = (of: string, callId: string, isMaker = true): string =>
  `INSERT INTO helpdesk.ticket (desk, call, reference, is_maker, state, created_at_ms, archived)
   VALUES ('${of}', '${callId}', 'SH-1', ${isMaker}, 'created', 1, '{}')`;
const insertNote = (of: string, uid: string): string =>
  `INSERT INTO helpdesk.record (desk, kind, name, uids, changed_at_ms, archived)
   VALUES ('${of}', 'incident', '${uid}', ARRAY['${uid}'], 1, '{}')`;

const attempts: readonly (readonly [name: string, sql: string])[] = [
  ['write a ticket of another desk', insert(deskOfOther, call(7))],
  ['add to a ticket in the name of another desk', insert(deskOfOther, call(1), false)],
  [
    'write a ticket in the name of another role',
    `INSERT INTO helpdesk.ticket (owner, desk, call, reference, is_maker, state, created_at_ms, archived)
     VALUES ('pc_1', '${desk}', '${call(8)}', 'SH-1', true, 'created', 1, '{}')`,
  ],
  [
    'change a ticket of another desk',
    `UPDATE helpdesk.ticket SET archived = '{"x":1}' WHERE call = '${call(1)}'`,
  ],
  [
    'change the status of all tickets',
    `UPDATE helpdesk.ticket SET archived = NULL, state = 'rejected' WHERE owner = 'pc_1'`,
  ],
  ['take over a ticket of another desk', `UPDATE helpdesk.ticket SET desk = '${desk}' WHERE owner = 'pc_1'`],
  [
    'change the owner of a ticket',
    `UPDATE helpdesk.ticket SET owner = 'pc_2', archived = '{"x":9}' WHERE call = '${call(1)}'`,
  ],
  [
    'give a ticket of its own away',
    `UPDATE helpdesk.ticket SET owner = 'pc_1', archived = '{"x":9}' WHERE call = '${call(2)}'`,
  ],
  [
    'move a ticket of its own to another desk',
    `UPDATE helpdesk.ticket SET desk = '${deskOfOther}' WHERE call = '${call(2)}'`,
  ],
  [
    'change the call of a ticket',
    `UPDATE helpdesk.ticket SET call = '${call(9)}', archived = '{"x":9}' WHERE call = '${call(2)}'`,
  ],
  [
    'set the transaction that others read on from',
    `UPDATE helpdesk.ticket SET changed_in = '1', archived = '{"x":9}' WHERE call = '${call(2)}'`,
  ],
  [
    'replace a ticket of another desk by an upsert',
    `${insert(desk, call(1))} ON CONFLICT (call, reference) WHERE is_maker DO UPDATE SET archived = excluded.archived`,
  ],
  ['write a note in the name of another desk', insertNote(deskOfOther, 'u7')],
  [
    'write a note in the name of another role',
    `INSERT INTO helpdesk.record (owner, desk, kind, name, uids, changed_at_ms, archived)
     VALUES ('pc_1', '${desk}', 'incident', 'u8', ARRAY['u8'], 1, '{}')`,
  ],
  [
    'change a note of another desk',
    `UPDATE helpdesk.record SET archived = '{"x":1}', changed_at_ms = 9 WHERE owner = 'pc_1'`,
  ],
  [
    'name a note of another desk otherwise, so that no erasure finds it',
    `UPDATE helpdesk.record SET uids = ARRAY['x'], archived = '{"x":2}', changed_at_ms = 9 WHERE owner = 'pc_1'`,
  ],
  [
    'give a note of its own away',
    `UPDATE helpdesk.record SET owner = 'pc_1', archived = '{"x":3}', changed_at_ms = 9 WHERE owner = 'pc_2'`,
  ],
  [
    'set the transaction that others read notes on from',
    `UPDATE helpdesk.record SET changed_in = '1', archived = '{"x":4}', changed_at_ms = 9 WHERE owner = 'pc_2'`,
  ],
  ['delete a note of another desk', `DELETE FROM helpdesk.record WHERE owner = 'pc_1'`],
  ['delete a note of its own', `DELETE FROM helpdesk.record WHERE owner = 'pc_2'`],
  ['bring an erased note back', `${insertNote(desk, call(3))} RETURNING id`],
  [
    'remove an expired note of another desk',
    `SELECT gone FROM helpdesk.remove_expired(ARRAY['u1']) AS gone WHERE gone > 0`,
  ],
  ['let the numbers of transactions jump', 'SELECT helpdesk.skip_numbers()'],
  ['delete a ticket of another desk', `DELETE FROM helpdesk.ticket WHERE call = '${call(1)}'`],
  ['delete a ticket of its own', `DELETE FROM helpdesk.ticket WHERE call = '${call(2)}'`],
  ['empty the table of tickets', 'TRUNCATE helpdesk.ticket'],
  ['delete marks of erasures', 'DELETE FROM helpdesk.erased_call'],
  ['change a mark of an erasure', `UPDATE helpdesk.erased_call SET call_hash = '${'B'.repeat(24)}'`],
  [
    'set a mark of an erasure by hand',
    `INSERT INTO helpdesk.erased_call (call_hash) VALUES ('${'C'.repeat(24)}')`,
  ],
  ['bring an erased call back', `${insert(desk, call(3))} RETURNING id`],
  [
    'remove an expired call of another desk',
    `SELECT gone FROM helpdesk.remove_expired(ARRAY['${call(1)}']) AS gone WHERE gone > 0`,
  ],
  // So old that there is none: as a superuser it would end the transaction of the attempt.
  ['remove all old tickets', 'CALL helpdesk.remove_older_than(100000)'],
  ['take over the rows of another role', `SELECT helpdesk.hand_over('pc_1', 'pc_2')`],
  [
    'say when its notes were written',
    `UPDATE helpdesk.record SET written_at_ms = 1, archived = '{"x":6}', changed_at_ms = 9 WHERE owner = 'pc_2'`,
  ],
  ['read who erased', 'SELECT * FROM helpdesk.erasure_record'],
  ['delete the record of erasures', 'DELETE FROM helpdesk.erasure_record'],
  ['read the tokens of other desks', 'SELECT token FROM helpdesk.desk'],
  ['change the name of another desk', `UPDATE helpdesk.desk SET pc_name = 'x'`],
  ['delete a desk', `DELETE FROM helpdesk.desk WHERE owner = 'pc_3'`],
  [
    'connect as the desk of another role',
    `SELECT * FROM helpdesk.begin_session('${deskOfOther}', 'x', 1, ARRAY['${deskOfOther}']::uuid[], '${desk}', '0')
     WHERE verdict <> 'taken'`,
  ],
  ['change which server this is', 'UPDATE helpdesk.server SET id = gen_random_uuid()'],
  ['write a version of the schema', `INSERT INTO helpdesk.schema_step (version, name) VALUES (99, 'x')`],
  [
    'tell all agents something',
    `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('x', now() + interval '1 hour')`,
  ],
  [
    'tell it in the name of a supervisor',
    `INSERT INTO helpdesk.notice (owner, text, ends_at) VALUES ('pc_s', 'x', now() + interval '1 hour')`,
  ],
  ['end a notice', 'UPDATE helpdesk.notice SET ends_at = now()'],
  ['change a notice', `UPDATE helpdesk.notice SET text = 'x'`],
  ['give all PCs other presets', `UPDATE helpdesk.template_set SET content = 'x'`],
  ['end the presets of a supervisor', 'DELETE FROM helpdesk.template_set'],
  ['read who gave the presets', 'SELECT owner FROM helpdesk.template_set'],
  ['delete a notice', 'DELETE FROM helpdesk.notice'],
  ['read who wrote a notice', 'SELECT owner FROM helpdesk.notice'],
  ['become a supervisor', 'SET ROLE helpdesk_supervisor'],
  ['make itself a supervisor', 'GRANT helpdesk_supervisor TO pc_2'],
  ['drop the table of tickets', 'DROP TABLE helpdesk.ticket CASCADE'],
  ['switch row security off', 'ALTER TABLE helpdesk.ticket DISABLE ROW LEVEL SECURITY'],
  ['drop a policy', 'DROP POLICY desk_changes_its_own ON helpdesk.ticket'],
  ['switch a trigger off', 'ALTER TABLE helpdesk.ticket DISABLE TRIGGER before_change'],
  [
    'replace a function',
    `CREATE OR REPLACE FUNCTION helpdesk.hash_call(call text) RETURNS text LANGUAGE sql RETURN 'x'`,
  ],
  ['create a table in the schema', 'CREATE TABLE helpdesk.mine (x int)'],
  ['create a table in the public schema', 'CREATE TABLE public.mine (x int)'],
  ['create a temporary table', 'CREATE TEMP TABLE mine (x int)'],
  ['create a function', `CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql RETURN 1`],
  ['create a large object', 'SELECT lo_create(0)'],
  ['become the superuser', 'SET ROLE helpdesk'],
  ['become another desk', 'SET SESSION AUTHORIZATION pc_1'],
  ['create a role', 'CREATE ROLE mine LOGIN'],
  ['change the password of another desk', `ALTER ROLE pc_1 PASSWORD 'x'`],
  ['give itself more', 'GRANT pc_1 TO pc_2'],
  ['read the passwords', 'SELECT rolpassword FROM pg_authid'],
  ['read a file of the server', `SELECT pg_read_file('PG_VERSION')`],
  ['run a program on the server', `COPY (SELECT 1) TO PROGRAM 'cat > /dev/null'`],
  ['lock the table', 'LOCK TABLE helpdesk.ticket IN ACCESS EXCLUSIVE MODE'],
  [
    'read what others are asking',
    `SELECT query FROM pg_stat_activity WHERE usename = 'pc_1' AND query LIKE '%secret%'`,
  ],
  [
    'end the connections of others',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'pc_1'`,
  ],
];

// The schema refuses these to everybody.
const refusedToAll: ReadonlySet<string> = new Set([
  'replace a ticket of another desk by an upsert',
  'bring an erased call back',
  'remove an expired call of another desk',
  'bring an erased note back',
  'remove an expired note of another desk',
  'connect as the desk of another role',
]);

/**
 * Tries everything with the password of one PC, then as a superuser, on a new server.
 * @returns the names of what succeeded, of what failed even for the superuser, and whether the desk's own work succeeds
 */
export async function tryStolenCredentials(postgres: Postgres) {
  const clients: Client[] = [];
  async function connect(user: string): Promise<Client> {
    const isOwner = user === 'helpdesk';
    const client = new Client({
      host: isOwner ? postgres.folder : '127.0.0.1',
      port: postgres.port,
      database: 'helpdesk',
      user,
      ...(!isOwner && { password: user }),
    });
    // Some attempts end connections.
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }

  for (const [name, id] of [
    ['pc_1', deskOfOther],
    ['pc_2', desk],
  ] as const) {
    await postgres.addDesk(name);
    const client = await connect(name);
    const token = '33333333-3333-4333-8333-333333333333';
    await client.query(`SELECT * FROM helpdesk.begin_session($1, $2, 0, $3, $4, '0')`, [
      id,
      name,
      [token],
      token,
    ]);
  }
  await postgres.run(
    `INSERT INTO helpdesk.desk (id, owner, pc_name, session, token)
     VALUES (gen_random_uuid(), 'pc_3', '', 1, gen_random_uuid())`,
  );
  const [one, two] = clients;
  await one?.query(insert(deskOfOther, call(1)));
  await two?.query(insert(desk, call(2)));
  await one?.query(insertNote(deskOfOther, 'u1'));
  await two?.query(insertNote(desk, 'u2'));
  await two?.query('SELECT helpdesk.erase(ARRAY[helpdesk.hash_call($1)])', [call(3)]);
  await postgres.run(`INSERT INTO helpdesk.erasure_record (why, rows) VALUES ('request', 1)`);
  await postgres.run(
    `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('down', now() + interval '1 hour')`,
  );
  await one?.query(`SELECT 'secret'`);

  const [thief, owner] = [await connect('pc_2'), await connect('helpdesk')];
  const succeeded: string[] = [];
  const failedForAll: string[] = [];
  for (const [name, sql] of attempts) {
    if (await succeeds(thief, sql)) succeeded.push(name);
  }
  const ownWork = [
    await succeeds(thief, insert(desk, call(20))),
    await succeeds(thief, `UPDATE helpdesk.ticket SET archived = '{"x":2}' WHERE owner = 'pc_2'`),
    await succeeds(thief, insertNote(desk, 'u20')),
    await succeeds(
      thief,
      `UPDATE helpdesk.record SET archived = '{"x":5}', changed_at_ms = 9 WHERE owner = 'pc_2'`,
    ),
    await succeeds(thief, `SELECT helpdesk.erase(ARRAY['${'D'.repeat(24)}'])`),
  ];
  for (const [name, sql] of attempts) {
    if (!refusedToAll.has(name) && !(await succeeds(owner, sql))) failedForAll.push(name);
  }
  for (const client of clients) await client.end();
  return { tried: attempts.length, succeeded, failedForAll, isOwnWorkDone: !ownWork.includes(false) };
}

/** True if the statement ran and did something. What it did is undone. */
async function succeeds(client: Client, sql: string): Promise<boolean> {
  await client.query('BEGIN');
  try {
    const { rowCount, command }: QueryResult = await client.query(sql);
    return !['INSERT', 'UPDATE', 'DELETE', 'SELECT'].includes(command) || (rowCount ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await client.query('ROLLBACK');
  }
}
