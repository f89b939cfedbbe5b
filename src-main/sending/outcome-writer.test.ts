import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { OutcomeKind } from '../../shared/outcome/attempt-outcome';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { storesOver } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { createOutcomeWriter } from './outcome-writer';
import { ended, newTicket, outcomes } from '../tickets/sample-ticket.fixture';

/** Two tickets whose status is `sending`. */
async function createTestWriter() {
  const file = join(tempFolder(), 'helpdesk.db');
  const trusted = openWithRecovery(file, 0);
  if (!trusted.ok) throw new Error(trusted.error.detail);
  const { db } = trusted.value;
  const stores = storesOver(trusted.value, file);
  onTestFinished(() => stores.close());
  const time = fakeTime();
  const kinds: OutcomeKind[] = [];
  const answered: boolean[] = [];
  const { schedule } = time;
  const onOutcome = (_ticket: unknown, { kind }: { readonly kind: OutcomeKind }, isAnswered: boolean) => {
    kinds.push(kind);
    answered.push(isAnswered);
  };
  const writer = createOutcomeWriter({ tickets: stores.tickets, schedule, onOutcome });
  for (const id of ['call-1', 'call-2']) {
    await stores.calls.begin(id, 0);
    await stores.tickets.make(newTicket(id, `SH-${id}`), true);
  }
  const unsaved = (attemptId: number) => ({
    attempt: { attemptId, ticketId: attemptId, body: '', reference: `SH-call-${attemptId}`, number: 1 },
    ended: ended(attemptId, outcomes.created, 'raw'),
    isCallerWaiting: true,
    tokenHash: null,
  });
  return { db, stores, time, kinds, answered, writer, unsaved };
}

test('does not retry an outcome that the schema refuses, and writes the others', async () => {
  const { db, time, kinds, writer, unsaved } = await createTestWriter();
  db.exec(`CREATE TEMP TRIGGER refusal BEFORE UPDATE OF outcome ON attempt WHEN old.id = 1
    BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  expect(await writer.keep(unsaved(1))).toMatchObject({ ok: false, error: { errorCode: 'failed' } });
  expect(time.timers()).toBe(0);
  expect(await writer.saveAll()).toEqual({ ok: true, value: null });
  expect(await writer.keep(unsaved(2))).toMatchObject({ ok: true, value: { status: 'created' } });
  expect(kinds).toEqual(['created']);

  expect(await writer.close()).toEqual([
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
  const { time, writer, unsaved } = await createTestWriter();
  expect(await writer.keep(unsaved(4711))).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  expect(time.timers()).toBe(0);
  expect(await writer.close()).toMatchObject([{ reference: 'SH-call-4711' }]);
});

test('retries any other failed outcome until it is written', async () => {
  const { db, time, kinds, writer, unsaved } = await createTestWriter();
  db.pragma('query_only = ON');
  expect(await writer.keep(unsaved(1))).toMatchObject({ ok: false });
  expect([time.timers(), (await writer.saveAll()).ok]).toEqual([1, false]);
  db.pragma('query_only = OFF');
  time.pass(2_000);
  await expect.poll(() => kinds).toEqual(['created']);
  expect(await writer.close()).toEqual([]);
});

test('says that the caller gets the ticket, unless the caller has already got an error instead', async () => {
  const { db, answered, writer, unsaved } = await createTestWriter();
  await writer.keep(unsaved(1));
  expect(answered).toEqual([true]);

  db.pragma('query_only = ON');
  expect(await writer.keep(unsaved(2))).toMatchObject({ ok: false });
  db.pragma('query_only = OFF');
  expect(await writer.saveAll()).toEqual({ ok: true, value: null });
  expect(answered).toEqual([true, false]);
});
