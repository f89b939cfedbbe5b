import { expect, test } from 'vitest';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { hashErasedId } from './mark-and-check-erased-ids';
import { canary, canaryCaller, day, openPrivacyWorkspace } from './privacy-workspace.fixture';

type Workspace = ReturnType<typeof openPrivacyWorkspace>;

async function send(
  { stores }: Workspace,
  ticketId: number,
  outcome: 'created' | 'rejected' | 'uncertain',
): Promise<void> {
  const attempt = await stores.tickets.beginAttempt(ticketId, ['waiting'], day(0));
  if (!attempt.ok || attempt.value === null) throw new Error('not sent');
  await stores.tickets.endAttempt(ended(attempt.value.attemptId, outcomes[outcome]), false);
}

test('what waits while its caller is erased goes once it is settled, also after a restart, and nothing else with it', async () => {
  const before = openPrivacyWorkspace();
  const [created, uncertain] = [await before.add(canary, 'waiting'), await before.add(canary, 'waiting')];
  const other = await before.add({ Name: 'Other' }, 'waiting');
  await before.privacy.erase(canaryCaller);
  await before.keep(null);
  expect(before.ids()).toEqual([created, uncertain, other]);

  await before.close();
  const open = openPrivacyWorkspace(before.folder);
  for (const each of [created, other]) await send(open, each, 'created');
  await send(open, uncertain, 'uncertain');
  await open.keep(null);
  expect(open.ids()).toEqual([uncertain, other]);

  await open.stores.tickets.recordCaseNumber(uncertain, 'CASE-1', day(0));
  await open.keep(null);
  expect(open.ids()).toEqual([other]);
  expect(open.secrets().filter((file) => file !== 'helpdesk.db')).toEqual([]);
  expect(await open.stores.erasureRecords.erasures(5)).toMatchObject({
    value: [
      { tickets: 1, isCleaned: true },
      { tickets: 1, isCleaned: true },
      { tickets: 0, isCleaned: true },
    ],
  });
});

test('one that StoreHub rejects meanwhile stays until its correction is settled', async () => {
  const open = openPrivacyWorkspace();
  const rejected = await open.add(canary, 'waiting');
  const { isErasureRequested } = open.stores.erasurePreviews;
  expect(await isErasureRequested(rejected)).toMatchObject({ value: false });
  await open.privacy.erase(canaryCaller);
  await send(open, rejected, 'rejected');
  await open.keep(null);
  expect(open.ids()).toEqual([rejected]);
  expect(await isErasureRequested(rejected)).toMatchObject({ value: true });

  const callId = open.db.prepare<[], string>('SELECT call_id FROM ticket').pluck().get() ?? '';
  await open.stores.tickets.reopen(rejected);
  const body = sampleBody({ Ticket: canary });
  const made = await open.stores.tickets.make(
    { ...newTicket(callId, 'SH-LATER', body), nowMs: day(0) },
    false,
  );
  if (!made.ok || made.value === null) throw new Error('not made');
  await open.keep(null);
  expect(open.ids()).toEqual([rejected, made.value.ticketId]);

  await send(open, made.value.ticketId, 'created');
  await open.keep(null);
  expect(open.ids()).toEqual([]);
});

test.each(['rejected before the other PC asked', 'rejected after that'])(
  'a ticket that is corrected here stays for an erasure of another PC until its correction is settled: %s',
  async (when) => {
    const open = openPrivacyWorkspace();
    await open.workYesterday();
    const isBefore = when.includes('before');
    const rejected = await open.add(canary, isBefore ? 'rejected' : 'waiting');
    const other = await open.add({ ...canary, Issue: 'dealt with' }, 'created');
    const callOf = open.db.prepare<[number], string>('SELECT call_id FROM ticket WHERE id = ?').pluck();
    const calls = [rejected, other].flatMap((id) => callOf.get(id) ?? []);
    const [callId = ''] = calls;
    if (isBefore) await open.stores.tickets.reopen(rejected);
    const found = { calls, unsharedCalls: [], callsToAskFor: [], notes: [], incidents: [] };
    await open.stores.erasures.beginOfOtherPc(found, calls.map(hashErasedId), day(0));
    await open.keep(null);
    expect(open.ids()).toEqual([rejected]);
    if (!isBefore) {
      await send(open, rejected, 'rejected');
      await open.stores.tickets.reopen(rejected);
    }
    await open.keep(null);
    expect(open.ids()).toEqual([rejected]);
    expect(await open.stores.calls.get(callId)).toMatchObject({ value: { id: callId } });

    const correction = { ...newTicket(callId, 'SH-LATER', sampleBody({ Ticket: canary })), nowMs: day(0) };
    const made = await open.stores.tickets.make(correction, false);
    if (!made.ok || made.value === null) throw new Error('not made');
    await send(open, made.value.ticketId, 'created');
    await open.keep(null);
    expect(open.ids()).toEqual([]);
  },
);

test('a rejected ticket goes for an erasure of another PC if its call was discarded', async () => {
  const open = openPrivacyWorkspace();
  await open.workYesterday();
  const rejected = await open.add(canary, 'rejected');
  const callId = open.db.prepare<[], string>('SELECT call_id FROM ticket').pluck().get() ?? '';
  const found = { calls: [callId], unsharedCalls: [], callsToAskFor: [], notes: [], incidents: [] };
  await open.stores.erasures.beginOfOtherPc(found, [hashErasedId(callId)], day(0));
  await open.keep(null);
  expect(open.ids()).toEqual([rejected]);

  await open.stores.tickets.reopen(rejected);
  await open.stores.calls.discard(callId, day(0));
  await open.keep(null);
  expect([open.ids(), open.discarded()]).toEqual([[], []]);
});
