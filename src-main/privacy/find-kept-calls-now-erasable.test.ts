import { expect, test } from 'vitest';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
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
  expect(await open.stores.exportRecords.erasures(5)).toMatchObject({
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
  await open.privacy.erase(canaryCaller);
  await send(open, rejected, 'rejected');
  await open.keep(null);
  expect(open.ids()).toEqual([rejected]);

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
