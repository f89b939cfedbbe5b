import { expect, it, onTestFinished } from 'vitest';
import { fillServer } from '../../e2e/shared-history/fill-server';
import { startPostgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { callOf, openSyncedPc } from './synced-pc.fixture';

it('reads no more of a long history than what is new, for a page and for a session', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  expect(postgres.setUp()).toBe('');
  await postgres.addDesk('pc_a');
  const rowsRead = async (): Promise<number> => {
    const [read] = await postgres.run(
      `SELECT seq_tup_read::int AS rows FROM pg_stat_user_tables WHERE relid = 'helpdesk.ticket'::regclass`,
    );
    return Number(read?.['rows']);
  };
  const a = openSyncedPc(tempFolder(), { port: postgres.port }, 'pc_a');
  await a.join();
  await a.make(callOf(1));
  const state = () => postgres.run('SELECT state FROM helpdesk.ticket');
  await expect.poll(state, { timeout: 15_000 }).toEqual([{ state: 'created' }]);
  await a.close();
  await fillServer(postgres, 5_000);

  const again = openSyncedPc(tempFolder(), { port: postgres.port }, 'pc_a');
  const before = await rowsRead();
  await again.join();
  await again.make(callOf(2));
  await expect
    .poll(() => postgres.run(`SELECT 1 FROM helpdesk.ticket WHERE is_maker AND call = '${callOf(2)}'`), {
      timeout: 15_000,
    })
    .toHaveLength(1);
  // The end of a connection lets the server count what it read.
  await again.close();
  const connections = () => postgres.run(`SELECT 1 FROM pg_stat_activity WHERE usename = 'pc_a'`);
  await expect.poll(connections, { timeout: 15_000 }).toEqual([]);
  expect(await rowsRead()).toBe(before);
}, 60_000);
