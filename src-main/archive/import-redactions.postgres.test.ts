import { expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import {
  eventually,
  openJoinedPc,
  openUpToDatePc,
  registerServerHooks,
  type Roles,
} from '../sync/shared-server.fixture';
import { callOf, type SyncedPc } from '../sync/synced-pc.fixture';
import { readSharedContent } from './shared-content.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c', 'pc_d'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const notesOf = ({ db }: SyncedPc) => db.prepare('SELECT text FROM note ORDER BY id').pluck().all();

it('a mention that was erased on request goes on every PC and on the server, and does not come back', async () => {
  let begunErasures = 0;
  const onErasuresBegun = (): void => {
    begunErasures += 1;
  };
  const redactedCalls: string[] = [];
  const onCallsRedacted = (callIds: readonly string[]): void => void redactedCalls.push(...callIds);
  const [a, b, c] = [
    await openJoinedPc(postgres, 'pc_a'),
    await openJoinedPc(postgres, 'pc_b'),
    await openJoinedPc(postgres, 'pc_c', { onErasuresBegun, onCallsRedacted }),
  ];
  // The PC that erases is not the one that made the ticket, and a third one has noted on it.
  await b.stores.calls.begin(callOf(1), Date.now());
  const history = JSON.stringify({ name: [{ value: 'Zuraidah Canary', atMs: 1 }] });
  b.db.prepare('UPDATE call SET field_history = ?').run(history);
  const id = await b.make(callOf(1), { Name: 'Ahmad', Phone: '60111111111' });
  await b.stores.tickets.addNote(id, 'Zuraidah Canary 019-876 5432 has the key', 5);
  b.sync.historyChanged();
  await eventually(() => notesOf(c)).toHaveLength(1);
  await c.stores.tickets.addNote(1, 'rang back', 6);
  c.sync.historyChanged();
  await eventually(() => notesOf(a)).toHaveLength(2);
  const named = () => postgres.run(`SELECT 1 FROM helpdesk.ticket WHERE archived LIKE '%Zuraidah%'`);
  expect(await named()).toHaveLength(2);

  expect([begunErasures, redactedCalls]).toEqual([0, []]);
  await a.erase({ phone: '60198765432', name: 'Zuraidah Canary' });
  await eventually(named).toEqual([]);
  for (const pc of [a, b, c]) await eventually(() => notesOf(pc)).toEqual(['…', 'rang back']);
  // The copies of C have the mention still.
  await eventually(() => begunErasures).toBeGreaterThan(0);
  await eventually(() => redactedCalls).toContain(callOf(1));
  await b.stores.tickets.addNote(1, 'rang again', 7);
  b.sync.historyChanged();
  for (const pc of [a, c]) await eventually(() => notesOf(pc)).toEqual(['…', 'rang back', 'rang again']);
  expect(redactedCalls, 'the later note tells the window of no redaction').toEqual([callOf(1)]);

  const late = await openUpToDatePc(postgres, 'pc_d');
  for (const pc of [a, b, c]) {
    await pc.sync.stop();
    await pc.join();
  }
  for (const pc of [a, b, c, late])
    await eventually(() => pc.sync.state()).toMatchObject({ value: { phase: 'up-to-date', waiting: 0 } });
  const [expected, ...others] = [a, b, c, late].map(({ db }) => readSharedContent(db));
  expect(expected).toMatchObject([{ call: { tape: {} }, notes: ['5 …', '6 rang back', '7 rang again'] }]);
  expect(others).toEqual([expected, expected, expected]);
  expect(await named()).toEqual([]);
});
