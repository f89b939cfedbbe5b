import { describe, expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { eventually, openUpToDatePc, registerServerHooks, type Roles } from '../sync/shared-server.fixture';
import { callOf, type SyncedPc } from '../sync/synced-pc.fixture';
import { ended, outcomes } from '../tickets/sample-ticket.fixture';

const siti = { Phone: '60198765432', Name: 'Siti Aminah' };
const erased = { phone: siti.Phone, name: siti.Name };

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('a ticket that waits while its caller is erased', () => {
  const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c'] };
  let postgres: Postgres;

  registerServerHooks(roles, (started) => {
    postgres = started;
  });

  const callsOf = ({ db }: SyncedPc): unknown[] =>
    db.prepare('SELECT call_id FROM ticket ORDER BY call_id').pluck().all();
  const onServer = () => postgres.run('SELECT call FROM helpdesk.ticket ORDER BY call');
  const marks = () => postgres.run('SELECT 1 FROM helpdesk.erased_call');

  /** As each start of the app does, and each day. */
  async function eraseKept({ stores, eraseAll }: SyncedPc): Promise<void> {
    const kept = await stores.erasurePreviews.findKeptCalls();
    if (!kept.ok) throw new Error(kept.error.detail);
    await stores.erasures.beginOfKept(kept.value, Date.now());
    await eraseAll();
  }

  async function send({ stores, sync }: SyncedPc, ticketId: number): Promise<void> {
    const attempt = await stores.tickets.beginAttempt(ticketId, ['waiting'], Date.now());
    if (!attempt.ok || attempt.value === null) throw new Error('not sent');
    await stores.tickets.endAttempt(ended(attempt.value.attemptId, outcomes.created), false);
    sync.historyChanged();
  }

  it('on another PC is erased there once it is settled, also after a restart, and comes back to no other PC', async () => {
    const folder = tempFolder();
    const [a, b] = [
      await openUpToDatePc(postgres, 'pc_a'),
      await openUpToDatePc(postgres, 'pc_b', { folder }),
    ];
    const waiting = await b.make(callOf(1), siti, 'waiting');
    await b.make(callOf(2), { ...siti, Name: 'Ahmad' }, 'waiting');
    await eventually(() => callsOf(a)).toHaveLength(2);
    await a.erase(erased);
    await eventually(() => callsOf(a)).toEqual([callOf(2)]);
    await eventually(() => b.db.prepare('SELECT 1 FROM erased_call').all()).toHaveLength(1);
    await eraseKept(b);
    expect(callsOf(b)).toEqual([callOf(1), callOf(2)]);
    await b.close();

    const again = await openUpToDatePc(postgres, 'pc_b', { folder });
    await send(again, waiting);
    await again.make(callOf(3), siti);
    await eventually(onServer).toEqual([{ call: callOf(2) }, { call: callOf(3) }]);
    expect(callsOf(again)).toEqual([callOf(1), callOf(2), callOf(3)]);
    await eraseKept(again);
    expect(callsOf(again)).toEqual([callOf(2), callOf(3)]);
    await eventually(() => callsOf(a)).toEqual([callOf(2), callOf(3)]);
    expect(await marks()).toHaveLength(1);
  }, 60_000);

  it('on the PC that erases goes from the others at once, and here once it is settled', async () => {
    const [a, b] = [await openUpToDatePc(postgres, 'pc_a'), await openUpToDatePc(postgres, 'pc_b')];
    const waiting = await a.make(callOf(1), siti, 'waiting');
    await eventually(() => callsOf(b)).toHaveLength(1);
    await a.erase(erased);
    await eventually(() => callsOf(b)).toEqual([]);
    expect(callsOf(a)).toEqual([callOf(1)]);

    await send(a, waiting);
    await eraseKept(a);
    expect(callsOf(a)).toEqual([]);
    expect(await onServer()).toEqual([]);
  }, 60_000);
});
