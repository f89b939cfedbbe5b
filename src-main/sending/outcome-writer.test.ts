import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { OutcomeKind } from '../../shared/outcome/attempt-outcome';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { storesOver } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { fakeTime } from '../fakes.fixture';
import { createOutcomeWriter } from './outcome-writer';
import { ended, newTicket, outcomes } from '../tickets/sample-ticket.fixture';

/** Two tickets whose status is `sending`. */
async function keeperOverDatabase() {
  const file = join(tempFolder(), 'helpdesk.db');
  const trusted = openWithRecovery(file, 0);
  if (!trusted.ok) throw new Error(trusted.error.detail);
  const { db } = trusted.value;
  const stores = storesOver(trusted.value, file);
  onTestFinished(() => stores.close());
  const time = fakeTime();
  const told: OutcomeKind[] = [];
  const answered: boolean[] = [];
  const { schedule } = time;
  const onOutcome = (_ticket: unknown, { kind }: { readonly kind: OutcomeKind }, isAnswered: boolean) => {
    told.push(kind);
    answered.push(isAnswered);
  };
  const keeper = createOutcomeWriter({ tickets: stores.tickets, schedule, onOutcome });
  for (const id of ['call-1', 'call-2']) {
    await stores.calls.begin(id, 0);
    await stores.tickets.make(newTicket(id, `SH-${id}`), true);
  }
  const kept = (attemptId: number) => ({
    attempt: { attemptId, ticketId: attemptId, body: '', reference: `SH-call-${attemptId}`, number: 1 },
    ended: ended(attemptId, outcomes.created, 'raw'),
    isCallerWaiting: true,
  });
  return { db, stores, time, told, answered, keeper, kept };
}

test('does not retry an outcome that the schema refuses, and writes the others', async () => {
  const { db, time, told, keeper, kept } = await keeperOverDatabase();
  db.exec(`CREATE TEMP TRIGGER refusal BEFORE UPDATE OF outcome ON attempt WHEN old.id = 1
    BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  expect(await keeper.keep(kept(1))).toMatchObject({ ok: false, error: { errorCode: 'failed' } });
  expect(time.timers()).toBe(0);
  expect(await keeper.saveAll()).toEqual({ ok: true, value: null });
  expect(await keeper.keep(kept(2))).toMatchObject({ ok: true, value: { status: 'created' } });
  expect(told).toEqual(['created']);

  expect(await keeper.close()).toEqual([
    {
      kind: 'ended',
      reference: 'SH-call-1',
      number: 1,
      outcome: outcomes.created,
      firstByteAtMs: 1_500,
      endedAtMs: 2_000,
      httpStatus: 200,
      rawAnswer: 'raw',
      isCallerWaiting: true,
    },
  ]);
});

test('does not retry the outcome of an attempt that the database does not have', async () => {
  const { time, keeper, kept } = await keeperOverDatabase();
  expect(await keeper.keep(kept(4711))).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  expect(time.timers()).toBe(0);
  expect(await keeper.close()).toMatchObject([{ reference: 'SH-call-4711' }]);
});

test('retries any other failed outcome until it is written', async () => {
  const { db, time, told, keeper, kept } = await keeperOverDatabase();
  db.pragma('query_only = ON');
  expect(await keeper.keep(kept(1))).toMatchObject({ ok: false });
  expect([time.timers(), (await keeper.saveAll()).ok]).toEqual([1, false]);
  db.pragma('query_only = OFF');
  time.pass(2_000);
  await expect.poll(() => told).toEqual(['created']);
  expect(await keeper.close()).toEqual([]);
});

test('says that the caller gets the ticket, unless the caller has already got an error instead', async () => {
  const { db, answered, keeper, kept } = await keeperOverDatabase();
  await keeper.keep(kept(1));
  expect(answered).toEqual([true]);

  db.pragma('query_only = ON');
  expect(await keeper.keep(kept(2))).toMatchObject({ ok: false });
  db.pragma('query_only = OFF');
  expect(await keeper.saveAll()).toEqual({ ok: true, value: null });
  expect(answered).toEqual([true, false]);
});
