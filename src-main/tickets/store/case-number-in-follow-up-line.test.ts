import { expect, test } from 'vitest';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import { flushPendingWork } from '../../flush-pending-work.fixture';
import { openOutboxIn } from '../../outbox/outbox.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { ended, outcomes, readyFields } from '../sample-ticket.fixture';

const caseNumber = 'STOREHUB8388';
const created: Outcome = { ...outcomes.created, caseNumber };

const remarkBefore = (reference: string) => `Follow-up to ${reference}\nThey say modem light red`;

/**
 * A ticket that waits, and its follow-up, which waits, too. `remark` makes the follow-up's remark out of the first one's
 * reference.
 */
async function openWithWaitingFollowUp(remark: (reference: string) => string = remarkBefore) {
  const folder = tempFolder();
  const app = await openOutboxIn(folder);
  await app.begin();
  await app.sendByHand('first');
  await app.answer(outcomes['not-sent']);
  const first = await app.stores.tickets.queued();
  const { id, reference } = (first.ok ? first.value[0] : undefined) ?? { id: 0, reference: '' };
  await app.stores.calls.begin('second', 0);
  await app.stores.calls.setFollowUp('second', id);
  void app.sender.send('second', { ...readyFields, remark: remark(reference) });
  await flushPendingWork();
  await app.answer(outcomes['not-sent']);
  return {
    ...app,
    folder,
    reference,
    /** The remarks that were sent, each beside the request's position. */
    remarks: () =>
      app.requests.map(({ body }) => (JSON.parse(body) as { Ticket: { Remark?: string } }).Ticket.Remark),
    followUp: async () => {
      const found = await app.stores.tickets.get(id + 1);
      return found.ok ? found.value : null;
    },
  };
}

const sentNote = { text: `StoreHub: Follow-up to ${caseNumber}` };
const sentRemark = `Follow-up to ${caseNumber}\nThey say modem light red`;

test('a follow-up that waited is sent with the case number that the first one got meanwhile', async () => {
  const app = await openWithWaitingFollowUp();
  await app.pass(3_600_000);
  await app.answer(created);
  await app.answer(outcomes.created);
  expect(app.remarks()).toEqual([undefined, remarkBefore(app.reference), undefined, sentRemark]);
  // What was recorded stays as it was; the note tells what StoreHub got.
  expect(await app.followUp()).toMatchObject({
    status: 'created',
    request: { Ticket: { Remark: remarkBefore(app.reference) } },
    notes: [sentNote],
  });
});

test('it is sent once with one text: a later attempt sends the same, after a restart, too', async () => {
  const app = await openWithWaitingFollowUp();
  await app.pass(3_600_000);
  await app.answer(created);
  await app.answer(outcomes.throttled);
  await app.stores.close();
  const later = await openOutboxIn(app.folder);
  await later.begin();
  await later.pass(3_600_000);
  await later.answer(outcomes.created);
  expect((JSON.parse(later.requests[0]?.body ?? '') as { Ticket: object }).Ticket).toMatchObject({
    Remark: sentRemark,
  });
  const found = await later.stores.tickets.get(2);
  expect(found).toMatchObject({ value: { status: 'created', notes: [sentNote] } });
});

test('a follow-up of which a byte may have left keeps its text', async () => {
  const app = await openWithWaitingFollowUp();
  const begun = await app.stores.tickets.beginAttempt(2, ['waiting'], app.time.nowMs());
  const attempt = begun.ok ? begun.value?.attemptId : undefined;
  await app.stores.tickets.endAttempt(ended(attempt ?? 0, outcomes.throttled), false);
  await app.pass(3_600_000);
  await app.answer(created);
  await app.answer(outcomes.created);
  expect(app.remarks().at(-1)).toBe(remarkBefore(app.reference));
  expect(await app.followUp()).toMatchObject({ status: 'created', notes: [] });
});

test.each([
  ['a line that the agent wrote on', (reference: string) => `Follow-up to ${reference}, second floor`],
  ['a line without it', () => 'They say modem light red'],
  ['a line that is not the first', (reference: string) => `Back door\nFollow-up to ${reference}`],
  [
    'a remark with no room for it',
    (reference: string) => `Follow-up to ${reference}\n${'x'.repeat(1000 - 14 - reference.length)}`,
  ],
])('%s is sent as it is', async (_, remark) => {
  const app = await openWithWaitingFollowUp(remark);
  await app.pass(3_600_000);
  await app.answer(created);
  await app.answer(outcomes.created);
  expect(app.remarks().at(-1)).toBe(remark(app.reference));
  expect(await app.followUp()).toMatchObject({ status: 'created', notes: [] });
});
