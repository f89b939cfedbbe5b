import { expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { eventually, openJoinedPc, registerServerHooks, type Roles } from './shared-server.fixture';
import { callOf, type SyncedPc } from './synced-pc.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const notesOf = ({ db }: SyncedPc) => db.prepare('SELECT text FROM note ORDER BY text').pluck().all();

it('shares what was added to a ticket of another PC while the sharing was switched off', async () => {
  const [a, b] = [await openJoinedPc(postgres, 'pc_a'), await openJoinedPc(postgres, 'pc_b')];
  await a.make(callOf(1));
  await eventually(() => b.db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(1);
  await b.sync.stop();
  await b.stores.tickets.addNote(1, 'while it was off', 5);
  await b.stores.reminders.set({ uid: 'of b', ticketId: 1, text: 'ring', dueAtMs: 9, nowMs: 5 });
  await b.join();
  await eventually(() => notesOf(a)).toEqual(['while it was off']);
  expect(a.db.prepare(`SELECT text FROM reminder WHERE uid = 'of b'`).pluck().all()).toEqual(['ring']);
});
