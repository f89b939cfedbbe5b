import { describe, expect, it, onTestFinished } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { eventually, openUpToDatePc, registerServerHooks, type Roles } from '../sync/shared-server.fixture';
import { callOf, openSyncedPc, type SyncedPc } from '../sync/synced-pc.fixture';

const siti = { Phone: '60198765432', Name: 'Siti Aminah' };
const request = { phone: siti.Phone, name: '' };

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('a call that is left out of an erasure', () => {
  const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c'] };
  let postgres: Postgres;

  registerServerHooks(roles, (started) => {
    postgres = started;
  });

  const callsOf = ({ db }: SyncedPc): unknown[] =>
    db.prepare('SELECT call_id FROM ticket ORDER BY call_id').pluck().all();
  const upToDate = (pc: SyncedPc) =>
    eventually(() => pc.sync.state()).toMatchObject({ value: { phase: 'up-to-date', waiting: 0 } });

  it.each([
    ['of another name', { ...siti, Name: 'Zul' }],
    ['of the same name', siti],
  ])(
    '%s stays on all PCs: on the one that made it, on one that was away, and on a new one',
    async (_who, other) => {
      const folder = tempFolder();
      const [a, b] = [await openUpToDatePc(postgres, 'pc_a'), await openUpToDatePc(postgres, 'pc_b')];
      await b.make(callOf(1), siti);
      await b.make(callOf(2), other);
      const before = await openUpToDatePc(postgres, 'pc_c', { folder });
      for (const pc of [a, before]) await eventually(() => callsOf(pc)).toHaveLength(2);
      await before.close();

      await a.erase({ ...request, leftOut: [callOf(2)] });
      await eventually(() => callsOf(b)).toEqual([callOf(2)]);
      const c = openSyncedPc(folder, postgres, 'pc_c');
      onTestFinished(() => c.close());
      await c.join();
      await eventually(() => callsOf(c)).toEqual([callOf(2)]);
      for (const pc of [a, b, c]) await upToDate(pc);
      for (const pc of [a, b, c]) expect(callsOf(pc)).toEqual([callOf(2)]);
      expect(await postgres.run('SELECT call FROM helpdesk.ticket')).toEqual([{ call: callOf(2) }]);

      // What came since is found by the same request, and so is what was left out.
      await a.erase(request);
      for (const pc of [a, b, c]) await eventually(() => callsOf(pc)).toEqual([]);
    },
  );
});
