import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { startPostgres, type Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { callOf, openSyncedPc, type SyncedPc } from './synced-pc.fixture';

let postgres: Postgres;

/** Other work may keep the cores busy. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 20 });
const roles = `CREATE ROLE pc_a LOGIN PASSWORD 'pc_a' IN ROLE helpdesk_desk;
  CREATE ROLE pc_b LOGIN PASSWORD 'pc_b' IN ROLE helpdesk_desk`;

beforeEach(async () => {
  postgres = await startPostgres();
  const complaints = postgres.setUp();
  if (complaints !== '') throw new Error(complaints);
  await postgres.run(roles);
}, 60_000);
afterEach(() => postgres.stop());

async function desk(name: string, folder = tempFolder()): Promise<SyncedPc> {
  const opened = openSyncedPc(folder, { port: postgres.port }, name);
  onTestFinished(() => opened.close().catch(() => undefined));
  await opened.join();
  return opened;
}

const callsIn = ({ db }: SyncedPc): unknown[] =>
  db.prepare('SELECT call_id FROM ticket ORDER BY call_id').pluck().all();
const callsOnServer = async (): Promise<unknown[]> =>
  (await postgres.run('SELECT call FROM helpdesk.ticket ORDER BY call')).map(({ call }) => call);
const isUpToDate = ({ sync }: SyncedPc) =>
  eventually(() => sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });

it('gets again from a PC what its backup lacks, also where the PC was connected before it and ever since', async () => {
  const [a, b] = [await desk('pc_a'), await desk('pc_b')];
  await a.make(callOf(1));
  await eventually(() => callsIn(b)).toEqual([callOf(1)]);
  const yesterday = postgres.dump();
  await a.make(callOf(2));
  await eventually(() => callsIn(b)).toEqual([callOf(1), callOf(2)]);

  expect(yesterday).toContain(callOf(1));
  expect(yesterday).not.toContain(callOf(2));
  await postgres.restore(yesterday);
  await eventually(callsOnServer).toEqual([callOf(1), callOf(2)]);
  await b.make(callOf(3));
  await eventually(() => callsIn(a)).toEqual([callOf(1), callOf(2), callOf(3)]);
  await eventually(callsOnServer).toEqual([callOf(1), callOf(2), callOf(3)]);
});

it('goes on at a younger server that was restored from its backup, for PCs that know all and for new ones', async () => {
  const [first, other] = [tempFolder(), tempFolder()];
  let [a, b] = [await desk('pc_a', first), await desk('pc_b', other)];
  await postgres.run(
    'DO $$ BEGIN FOR i IN 1..3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$',
  );
  await a.make(callOf(1));
  await eventually(() => callsIn(b)).toEqual([callOf(1)]);
  for (const pc of [a, b]) {
    await isUpToDate(pc);
    await pc.close();
  }
  const dump = postgres.dump();
  const { port } = postgres;
  await postgres.stop();
  postgres = await startPostgres([], port);
  await postgres.run(
    'CREATE ROLE helpdesk_desk NOLOGIN; CREATE ROLE helpdesk_supervisor NOLOGIN IN ROLE helpdesk_desk',
  );
  await postgres.run(roles);
  await postgres.restore(dump);

  [a, b] = [await desk('pc_a', first), await desk('pc_b', other)];
  await a.make(callOf(2));
  await eventually(() => callsIn(b)).toEqual([callOf(1), callOf(2)]);
  const later = await desk('pc_b');
  await eventually(() => callsIn(later)).toEqual([callOf(1), callOf(2)]);
  for (const pc of [a, b, later]) await isUpToDate(pc);
  expect(await callsOnServer()).toEqual([callOf(1), callOf(2)]);
});

it.each(['first', 'last'] as const)(
  'reads again what comes after the files of the server were put back, also on a PC that only read, and that connects %s',
  async (order) => {
    const [first, other, third] = [tempFolder(), tempFolder(), tempFolder()];
    let [a, b, c] = [await desk('pc_a', first), await desk('pc_b', other), await desk('pc_a', third)];
    for (const pc of [a, b, c]) await isUpToDate(pc);
    await c.close();
    const putBack = postgres.copyFiles();
    await postgres.run(
      'DO $$ BEGIN FOR i IN 1..3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$',
    );
    await a.make(callOf(1));
    await eventually(() => callsIn(b)).toEqual([callOf(1)]);
    for (const pc of [a, b]) {
      await isUpToDate(pc);
      await pc.close();
    }
    putBack();
    // The PC that wrote does not come back before, and one that was away writes.
    if (order === 'first') b = await desk('pc_b', other);
    if (order === 'first') await isUpToDate(b);
    c = await desk('pc_a', third);
    await c.make(callOf(2));
    await eventually(callsOnServer).toEqual([callOf(2)]);
    if (order === 'last') b = await desk('pc_b', other);
    await eventually(() => callsIn(b)).toEqual([callOf(1), callOf(2)]);
    a = await desk('pc_a', first);
    for (const pc of [a, b, c]) await eventually(() => callsIn(pc)).toEqual([callOf(1), callOf(2)]);
    expect(await callsOnServer()).toEqual([callOf(1), callOf(2)]);
  },
);
