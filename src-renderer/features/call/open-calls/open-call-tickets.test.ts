import { expect, test } from 'vitest';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import type { AppError } from '../../../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../../../shared/result';
import { created, findSession, openCalls, rejected, ticketOf } from './open-calls-store.fixture';
import { readyCallFields as ready } from './ready-call-fields.fixture';

type Answer = Result<TicketDetail, AppError>;

/** A function that answers later, each time with what it is given. */
function createLateAnswers() {
  const waiting: ((answer: Answer) => void)[] = [];
  return {
    ask: () => new Promise<Answer>((resolve) => void waiting.push(resolve)),
    answer: (given: Answer) => waiting.shift()?.(given),
  };
}

/** A call whose ticket 1 was rejected. Its next ticket, 2, and every look at a ticket are answered later. */
async function rejectOnce() {
  const [sends, looks] = [createLateAnswers(), createLateAnswers()];
  let isFirst = true;
  const { open, active } = await openCalls(rejected, {
    'tickets.send': ({ callId, fields }) => {
      if (!isFirst) return sends.ask();
      isFirst = false;
      return Promise.resolve(succeed({ ...ticketOf(callId, fields, rejected), id: 1 }));
    },
    'tickets.await-outcome': ({ callId }) =>
      Promise.resolve(
        succeed({ ...ticketOf(callId, ready, created), id: 2, status: 'sending', caseNumber: null }),
      ),
    'tickets.get': looks.ask,
  });
  const { id: callId } = active().call;
  findSession(open, callId).change(ready);
  await open.send(callId);
  const first = { ...ticketOf(callId, ready, rejected), id: 1 };
  return { open, active, callId, sends, looks, first, next: { ...ticketOf(callId, ready, created), id: 2 } };
}

test('a corrected call that is being sent stays so while tickets arrive, and shows its own outcome', async () => {
  const { open, active, callId, sends, looks, first, next } = await rejectOnce();
  const sent = open.send(callId);
  const refreshed = open.refreshTicket({ ticketId: null });
  looks.answer(succeed(first));
  await refreshed;
  expect(active()).toMatchObject({ isSending: true, ticket: { id: 1 } });
  expect(active().session.isEditable()).toBe(false);

  sends.answer(succeed(next));
  await sent;
  expect(active()).toMatchObject({ isSending: false, error: null, ticket: { id: 2, status: 'created' } });
});

test.each([
  ['is unchanged', (first: TicketDetail): Answer => succeed(first)],
  ['cannot be read', (): Answer => fail({ kind: 'internal', detail: '' })],
])('an answer about the ticket before, which %s, does not take the place of the outcome', async (_how, look) => {
  const { open, active, callId, sends, looks, first, next } = await rejectOnce();
  const sent = open.send(callId);
  const refreshed = open.refreshTicket({ ticketId: null });
  sends.answer(succeed(next));
  await sent;
  looks.answer(look(first));
  await refreshed;
  expect(active()).toMatchObject({ isSending: false, error: null, ticket: { id: 2, status: 'created' } });
});

test('that a corrected ticket was not sent stays on the screen while tickets arrive', async () => {
  const { open, active, callId, sends, looks, first } = await rejectOnce();
  const sent = open.send(callId);
  sends.answer(fail({ kind: 'database', errorCode: 'disk-full', detail: '', ticket: 'not-sent' }));
  await sent;
  const refreshed = open.refreshTicket({ ticketId: null });
  looks.answer(succeed(first));
  await refreshed;
  expect(active()).toMatchObject({ isSending: false, error: { ticket: 'not-sent' } });
});

test('an answer that waited for the disk is shown once it is there, and its error no longer', async () => {
  const { open, active, callId, sends, looks, next } = await rejectOnce();
  const sent = open.send(callId);
  sends.answer(fail({ kind: 'database', errorCode: 'disk-full', detail: '', ticket: 'answer-not-saved' }));
  await sent;
  expect(active()).toMatchObject({ error: { ticket: 'answer-not-saved' }, ticket: { id: 2, status: 'sending' } });
  const refreshed = open.refreshTicket({ ticketId: 2 });
  looks.answer(succeed(next));
  await refreshed;
  expect(active()).toMatchObject({ error: null, ticket: { id: 2, status: 'created' } });
});

test('a ticket that could not be read shows so until it can', async () => {
  const { open, active, looks, first } = await rejectOnce();
  const failed = open.refreshTicket({ ticketId: null });
  looks.answer(fail({ kind: 'internal', detail: '' }));
  await failed;
  expect(active()).toMatchObject({ isSending: false, error: { kind: 'internal' }, ticket: { id: 1 } });
  const read = open.refreshTicket({ ticketId: null });
  looks.answer(succeed(first));
  await read;
  expect(active()).toMatchObject({ error: null, ticket: { id: 1 } });
});
