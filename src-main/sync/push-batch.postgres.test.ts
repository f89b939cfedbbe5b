import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { pushBatch } from './push-batch';
import { connectInTest, registerServerHooks, type Roles } from './shared-server.fixture';
import type { PushBatch, PushedTicket } from './sync-types';
import { callOf } from './synced-pc.fixture';

const roles: Roles = { pcs: ['pc_a'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const nothing: PushBatch = { tickets: [], records: [], removals: [], erasures: [] };
const ended = (reference: string, createdAtMs: number, ending: object): PushedTicket => ({
  call: callOf(1),
  reference,
  isMadeHere: true,
  state: 'recorded',
  createdAtMs,
  archived: JSON.stringify({ reference, createdAtMs, ending }),
});

async function openPush() {
  const client = await connectInTest(postgres, 'pc_a');
  const pcId = randomUUID();
  await client.query(`SELECT * FROM helpdesk.begin_session($1, 'A', 0, '{}', $2, '0')`, [pcId, randomUUID()]);
  return (batch: Partial<PushBatch>) => pushBatch(client, { pcId, nowMs: 1 }, { ...nothing, ...batch });
}

const onServer = () =>
  postgres.run(
    `SELECT reference, archived::json -> 'ending' ->> 'kind' AS kind FROM helpdesk.ticket ORDER BY reference`,
  );

it('what an older data folder sends again takes no later correction of an ending back', async () => {
  const push = await openPush();
  const solved = ended('SH-1', 1_000, { kind: 'solved-by-phone' });
  const complaint = ended('SH-1', 1_000, { kind: 'complaint', correctedAtMs: 5_000 });
  const later = ended('SH-1', 1_000, { kind: 'no-answer', correctedAtMs: 12_000 });
  for (const ticket of [solved, complaint, solved]) expect(await push({ tickets: [ticket] })).toBe(0);
  expect(await onServer()).toEqual([{ reference: 'SH-1', kind: 'complaint' }]);
  for (const ticket of [later, complaint]) await push({ tickets: [ticket] });
  expect(await onServer()).toEqual([{ reference: 'SH-1', kind: 'no-answer' }]);
});

it('what an older data folder sends again brings no ending back that another one follows', async () => {
  const push = await openPush();
  const first = ended('SH-1', 1_000, { kind: 'solved-by-phone' });
  await push({ tickets: [first] });
  await push({ removals: [{ call: callOf(1), reference: 'SH-1', why: 'undone' }] });
  const before = [{ reference: 'SH-1', kind: null }];
  expect(await onServer()).toEqual(before);
  // Nothing has taken its place: the call that was open again is gone with the newer folder.
  await push({ tickets: [first] });
  expect(await onServer()).toEqual([{ reference: 'SH-1', kind: 'solved-by-phone' }]);
  await push({ removals: [{ call: callOf(1), reference: 'SH-1', why: 'undone' }] });
  await push({ tickets: [ended('SH-2', 9_000, { kind: 'complaint' })] });
  await push({ tickets: [first] });
  expect(await onServer()).toEqual([...before, { reference: 'SH-2', kind: 'complaint' }]);
});
