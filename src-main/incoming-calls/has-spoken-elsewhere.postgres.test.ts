import { expect, it } from 'vitest';
import type { CallFields } from '../../shared/calls/call';
import type { CallEnding, EndingCorrection } from '../../shared/calls/call-ending';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { eventually, openJoinedPc, registerServerHooks, type Roles } from '../sync/shared-server.fixture';
import { callOf, type SyncedPc } from '../sync/synced-pc.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields, sampleBody } from '../tickets/sample-ticket.fixture';

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
  const closed = await b.stores.incomingCalls.closeElsewhere(nowMs + 80_000);
  expect(closed).toMatchObject({ value: [{ phone: '0121110004', state: 'called-back' }] });
});

/** Sends a ticket of the call. @returns its id on that PC */
async function send(
  { stores }: SyncedPc,
  outcome: 'rejected' | 'created',
  { callId, phone, ...change }: { callId: string; phone: string; nowMs: number; fields?: CallFields },
): Promise<number> {
  const reference = `SH-${phone}-${outcome}`;
  const body = sampleBody({ Ticket: { Phone: `6${phone}` } });
  const made = await stores.tickets.make({ ...newTicket(callId, reference, body), ...change }, true);
  if (!made.ok || made.value === null) throw new Error('no ticket');
  await stores.tickets.endAttempt(ended(made.value.attempt?.attemptId ?? 0, outcomes[outcome]), false);
  return made.value.ticketId;
}

it('who rang after they had been spoken with is still missed, whatever becomes of that call', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  const b = await openJoinedPc(postgres, 'pc_b');
  const nowMs = Date.now();
  const [beforeMs, afterMs] = [nowMs - 100, nowMs + 100];
  const phoneOf = (nth: number) => `012111000${nth}`;
  for (const nth of [1, 2, 3, 4, 5, 6]) {
    await b.stores.incomingCalls.announce([
      { ...rang, uid: `ring-${nth}`, phone: phoneOf(nth), atMs: nowMs + nth },
    ]);
    await a.stores.calls.begin(callOf(nth), beforeMs - nth);
  }
  const callWithPhone = (nth: number) => ({ callId: callOf(nth), phone: phoneOf(nth) });
  const fieldsOf = (nth: number): CallFields => ({ ...readyFields, phone: phoneOf(nth) });
  const opened: EndingCorrection = {
    kind: 'solved-by-phone',
    words: null,
    atMs: afterMs,
    by: null,
    ended: { atMs: beforeMs, agent: null },
  };
  const end = (nth: number, ending: CallEnding, fields = fieldsOf(nth), newCallId = callOf(10 + nth)) =>
    a.stores.tickets.endCall(
      endedCall(callOf(nth), { fields, ending, newCallId, references: [`SH-E${nth}`], nowMs: afterMs }),
    );

  const rejected = await send(a, 'rejected', { ...callWithPhone(1), nowMs: beforeMs });
  await a.stores.tickets.reopen(rejected);
  await send(a, 'created', { ...callWithPhone(1), nowMs: afterMs });
  await end(2, { kind: 'solved-by-phone', words: null, corrections: [opened] });
  const reopened = { ...fieldsOf(3), earlierEndings: [opened] };
  await send(a, 'created', { ...callWithPhone(3), nowMs: afterMs, fields: reopened });
  await end(4, { kind: 'complaint', words: null }, { ...fieldsOf(4), slipEndedAtMs: beforeMs });
  const besideEnded = await send(a, 'rejected', { ...callWithPhone(5), nowMs: beforeMs });
  await a.stores.tickets.reopen(besideEnded);
  await end(5, { kind: 'solved-by-phone', words: null });
  // This one was spoken with after the ring.
  const later = await send(a, 'rejected', { ...callWithPhone(6), nowMs: afterMs });
  await a.stores.tickets.reopen(later);
  await send(a, 'created', { ...callWithPhone(6), nowMs: afterMs + 100 });

  a.sync.historyChanged();
  await eventually(() => b.db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(9);
  await b.stores.incomingCalls.miss(nowMs + 1_000, nowMs + 70_000);
  expect(statesOf(b)).toEqual([
    ['0121110001', 'missed'],
    ['0121110002', 'missed'],
    ['0121110003', 'missed'],
    ['0121110004', 'missed'],
    ['0121110005', 'missed'],
    ['0121110006', 'taken'],
  ]);
});
