import { expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { eventually, openJoinedPc, registerServerHooks, type Roles } from '../sync/shared-server.fixture';
import { callOf, type SyncedPc } from '../sync/synced-pc.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const rang = { name: '', store: '' };
const statesOf = ({ db }: SyncedPc) =>
  db.prepare('SELECT phone, state FROM incoming_call ORDER BY id').raw().all();

it('who rang on several PCs is missed on none once one of them has spoken with the caller', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  const b = await openJoinedPc(postgres, 'pc_b');
  const nowMs = Date.now();
  for (const [at, phone] of ['0121110001', '0121110002', '0121110003', '0121110004'].entries())
    await b.stores.incomingCalls.announce([{ ...rang, uid: `ring-${at}`, phone, atMs: nowMs + at }]);
  const end = async (nth: number, phone: string, kind: 'solved-by-phone' | 'no-answer', atMs: number) => {
    await a.stores.calls.begin(callOf(nth), nowMs);
    const fields = { ...readyFields, phone };
    const ending = { kind, words: null } as const;
    await a.stores.tickets.endCall(
      endedCall(callOf(nth), { fields, ending, references: [`SH-${nth}`], nowMs: atMs }),
    );
  };
  await end(1, '012-111 0001', 'solved-by-phone', nowMs + 100);
  await end(2, '012-111 0002', 'no-answer', nowMs + 100);
  await end(3, '012-111 0003', 'solved-by-phone', nowMs - 100);
  a.sync.historyChanged();
  await eventually(() => b.db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(3);
  await b.stores.incomingCalls.miss(nowMs + 1_000, nowMs + 70_000);
  expect(statesOf(b)).toEqual([
    ['0121110001', 'taken'],
    ['0121110002', 'missed'],
    ['0121110003', 'missed'],
    ['0121110004', 'missed'],
  ]);

  await end(4, '012-111 0004', 'solved-by-phone', nowMs + 200);
  a.sync.historyChanged();
  await eventually(() => b.db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(4);
  const settled = await b.stores.incomingCalls.settleElsewhere(nowMs + 80_000);
  expect(settled).toMatchObject({ value: [{ phone: '0121110004', state: 'called-back' }] });
});
