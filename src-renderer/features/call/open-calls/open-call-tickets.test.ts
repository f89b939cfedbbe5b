import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import type { AppError } from '../../../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../../../shared/result';
import type { Handlers } from '../../../../shared/ipc/contract';
import type { Schedule } from '../../../../shared/time/schedule';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createOpenCallsStore } from './open-calls-store';
import type { OpenCallsStore } from './open-calls-store-types';
import { created, findSession, openCalls, rejected, savedCall, ticketOf } from './open-calls-store.fixture';
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

/** A call whose ticket 1 was rejected. Its next ticket, 2, and every request for a ticket are answered later. */
async function rejectOnce() {
  const [sends, reads] = [createLateAnswers(), createLateAnswers()];
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
    'tickets.get': reads.ask,
  });
  const { id: callId } = active().call;
  findSession(open, callId).change(ready);
  await open.send(callId);
  const first = { ...ticketOf(callId, ready, rejected), id: 1 };
  return { open, active, callId, sends, reads, first, next: { ...ticketOf(callId, ready, created), id: 2 } };
}

test('a corrected call that is being sent stays so while tickets arrive, and shows its own outcome', async () => {
  const { open, active, callId, sends, reads, first, next } = await rejectOnce();
  const sent = open.send(callId);
  const refreshed = open.refreshTicket({ ticketId: null });
  reads.answer(succeed(first));
  await refreshed;
  expect(active()).toMatchObject({ phase: 'sending', ticket: { id: 1 } });
  expect(active().session.isEditable()).toBe(false);

  sends.answer(succeed(next));
  await sent;
  expect(active()).toMatchObject({ phase: 'open', error: null, ticket: { id: 2, status: 'created' } });
});

test.each([
  ['is unchanged', (first: TicketDetail): Answer => succeed(first)],
  ['cannot be read', (): Answer => fail({ kind: 'internal', detail: '' })],
])(
  'an answer about the ticket before, which %s, does not take the place of the outcome',
  async (_how, read) => {
    const { open, active, callId, sends, reads, first, next } = await rejectOnce();
    const sent = open.send(callId);
    const refreshed = open.refreshTicket({ ticketId: null });
    sends.answer(succeed(next));
    await sent;
    reads.answer(read(first));
    await refreshed;
    expect(active()).toMatchObject({ phase: 'open', error: null, ticket: { id: 2, status: 'created' } });
  },
);

test('that a corrected ticket was not sent stays on the screen while tickets arrive', async () => {
  const { open, active, callId, sends, reads, first } = await rejectOnce();
  const sent = open.send(callId);
  sends.answer(fail({ kind: 'database', errorCode: 'disk-full', detail: '', ticket: 'not-sent' }));
  await sent;
  const refreshed = open.refreshTicket({ ticketId: null });
  reads.answer(succeed(first));
  await refreshed;
  expect(active()).toMatchObject({ phase: 'open', error: { ticket: 'not-sent' } });
});

test('an answer that waited for the disk is shown once it is there, and its error no longer', async () => {
  const { open, active, callId, sends, reads, next } = await rejectOnce();
  const sent = open.send(callId);
  sends.answer(fail({ kind: 'database', errorCode: 'disk-full', detail: '', ticket: 'answer-not-saved' }));
  await sent;
  expect(active()).toMatchObject({
    error: { ticket: 'answer-not-saved' },
    ticket: { id: 2, status: 'sending' },
  });
  const refreshed = open.refreshTicket({ ticketId: 2 });
  reads.answer(succeed(next));
  await refreshed;
  expect(active()).toMatchObject({ error: null, ticket: { id: 2, status: 'created' } });
});

test('a ticket that could not be read shows so until it can', async () => {
  const { open, active, reads, first } = await rejectOnce();
  const failed = open.refreshTicket({ ticketId: null });
  reads.answer(fail({ kind: 'internal', detail: '' }));
  await failed;
  expect(active()).toMatchObject({ phase: 'open', error: { kind: 'internal' }, ticket: { id: 1 } });
  const read = open.refreshTicket({ ticketId: null });
  reads.answer(succeed(first));
  await read;
  expect(active()).toMatchObject({ error: null, ticket: { id: 1 } });
});

test.each([
  ['the outbox', (open: OpenCallsStore) => open.refreshTicket({ ticketId: 1 })],
  ['the agent', (open: OpenCallsStore) => open.sendTicketAgain(1)],
])(
  'a waiting ticket that %s sends and StoreHub rejects: the call says and saves that a callback is promised',
  async (_who, send) => {
    const saved: boolean[] = [];
    const rejectedLater = (): Promise<Answer> =>
      Promise.resolve(succeed({ ...ticketOf(callId, ready, rejected), id: 1 }));
    const { open, active } = await openCalls(created, {
      'tickets.send': ({ callId: id, fields }) =>
        Promise.resolve(
          succeed({ ...ticketOf(id, fields, created), id: 1, status: 'waiting', caseNumber: null }),
        ),
      'tickets.get': rejectedLater,
      'tickets.send-again': rejectedLater,
      // As the main process does with a call that was closed.
      'tickets.reopen-rejected': () =>
        Promise.resolve(
          succeed({ ...savedCall(''), id: callId, fields: { ...ready, isCallbackPromised: true } }),
        ),
      'calls.save': ({ callId: id, fields }) => {
        saved.push(fields.isCallbackPromised);
        return Promise.resolve(succeed({ ...savedCall(''), id, fields }));
      },
    });
    const { id: callId } = active().call;
    findSession(open, callId).change(ready);
    await open.send(callId);
    await send(open);
    expect(active()).toMatchObject({ error: null, ticket: { status: 'rejected' } });
    expect(active().session.getFields().isCallbackPromised).toBe(true);
    active().session.edit('remark', 'x');
    await open.flushAll();
    expect(saved).toEqual([true]);
  },
);

/** The window after it was loaded again, with a call that is being sent. Its timers run only by `wait`. */
async function loadWhileSending(awaitOutcome: Handlers['tickets.await-outcome'], ticketId: number | null) {
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  let nowMs = 0;
  let askedCount = 0;
  const schedule: Schedule = (delayMs, run) => {
    const timer = { atMs: nowMs + delayMs, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const call = { ...savedCall(''), fields: ready, ticketId, isClosed: true };
  const saved: string[] = [];
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed([call])),
    'calls.show': () => Promise.resolve(succeed(null)),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'calls.save': ({ callId }) => {
      saved.push(callId);
      return Promise.resolve(fail({ kind: 'not-found', what: 'call' }));
    },
    'app.copy-text': () => Promise.resolve(succeed(null)),
    'tickets.get': () =>
      Promise.resolve(
        succeed({ ...ticketOf(call.id, ready, created), id: 7, status: 'sending', caseNumber: null }),
      ),
    'tickets.await-outcome': (asked) => {
      askedCount += 1;
      return awaitOutcome(asked);
    },
  });
  const open = createOpenCallsStore(createIpcClient(bridge, undefined, schedule), schedule);
  void open.load();
  await expect.poll(() => askedCount).toBe(1);
  const wait = async (ms: number) => {
    nowMs += ms;
    const due = timers.filter(({ atMs }) => atMs <= nowMs);
    timers = timers.filter(({ atMs }) => atMs > nowMs);
    for (const { run } of due) run();
    await setImmediate();
  };
  return { open, callId: call.id, saved, wait, shown: () => open.store.get().calls[0] };
}

const afterReload = { ...ticketOf('', ready, created), id: 7 };

test('of a page that is loaded again, StoreHub’s answer is shown however long it takes', async () => {
  const late = createLateAnswers();
  const { open, callId, wait, shown, saved } = await loadWhileSending(late.ask, 7);
  await wait(25_000);
  expect(shown()).toMatchObject({ phase: 'sending', error: null });
  late.answer(succeed({ ...afterReload, callId }));
  await open.refreshTicket({ ticketId: 7, isAnswered: true });
  await expect.poll(shown).toMatchObject({ phase: 'open', error: null, ticket: { status: 'created' } });
  expect(saved).toEqual([]);
});

test.each<[string, AppError]>([
  ['a fault in the app', { kind: 'internal', detail: '' }],
  ['a database that does not answer', { kind: 'database', errorCode: 'failed', detail: '' }],
])(
  'a call stays as being sent over %s, and is asked about until its outcome is known',
  async (_what, error) => {
    const late = createLateAnswers();
    const { callId, wait, shown, saved } = await loadWhileSending(late.ask, 7);
    late.answer(fail(error));
    await expect.poll(shown).toMatchObject({ phase: 'sending', error });
    expect(shown()?.session.isEditable()).toBe(false);
    await wait(2_000);
    late.answer(succeed({ ...afterReload, callId }));
    await expect.poll(shown).toMatchObject({ phase: 'open', error: null, ticket: { status: 'created' } });
    expect(saved).toEqual([]);
  },
);

test('a call that has no ticket is open again', async () => {
  const late = createLateAnswers();
  const { wait, shown, saved } = await loadWhileSending(late.ask, null);
  late.answer(fail({ kind: 'not-found', what: 'ticket' }));
  await expect.poll(shown).toMatchObject({ phase: 'open', ticket: null });
  expect(shown()?.session.isEditable()).toBe(true);
  await wait(200);
  expect(saved).toEqual([shown()?.call.id]);
});

test.each<[string, TicketDetail['status'], AppError | null]>([
  ['was sent shows its number', 'created', null],
  ['never left says so, and is open to be sent again', 'rejected', { kind: 'internal', detail: 'no answer' }],
])('a correction that %s, although the answer to its send was lost', async (_what, status, error) => {
  const [sends, outcomes] = [createLateAnswers(), createLateAnswers()];
  let isFirst = true;
  const { open, active } = await openCalls(rejected, {
    'tickets.send': ({ callId: id, fields }) => {
      if (!isFirst) return sends.ask();
      isFirst = false;
      return Promise.resolve(succeed({ ...ticketOf(id, fields, rejected), id: 1 }));
    },
    'tickets.await-outcome': outcomes.ask,
  });
  const { id: callId } = active().call;
  findSession(open, callId).change(ready);
  await open.send(callId);
  const sent = open.send(callId);
  sends.answer(fail({ kind: 'internal', detail: 'no answer' }));
  await setImmediate();
  expect(active()).toMatchObject({ phase: 'sending', ticket: { id: 1 } });
  const next = { ...ticketOf(callId, ready, created), id: 2 };
  outcomes.answer(succeed(status === 'created' ? next : { ...ticketOf(callId, ready, rejected), id: 1 }));
  await sent;
  expect(active()).toMatchObject({ phase: 'open', error, ticket: { status } });
});

test('a send whose ticket is made, but cannot be read just then, is asked about and not opened', async () => {
  const outcomes = createLateAnswers();
  const { open, active } = await openCalls(created, {
    'tickets.send': () => Promise.resolve(fail({ kind: 'database', errorCode: 'failed', detail: '' })),
    'tickets.await-outcome': outcomes.ask,
  });
  const { id: callId } = active().call;
  findSession(open, callId).change(ready);
  const sent = open.send(callId);
  await setImmediate();
  expect(active()).toMatchObject({ phase: 'sending' });
  outcomes.answer(succeed({ ...ticketOf(callId, ready, created), id: 1 }));
  await sent;
  expect(active()).toMatchObject({ phase: 'open', error: null, ticket: { status: 'created' } });
});

test('a rejected ticket whose call cannot be opened shows why', async () => {
  const { open, active } = await openCalls(created, {
    'tickets.send': ({ callId, fields }) =>
      Promise.resolve(
        succeed({ ...ticketOf(callId, fields, created), id: 1, status: 'waiting', caseNumber: null }),
      ),
    'tickets.get': () => Promise.resolve(succeed({ ...ticketOf(active().call.id, ready, rejected), id: 1 })),
    'tickets.reopen-rejected': () =>
      Promise.resolve(fail({ kind: 'database', errorCode: 'disk-full', detail: '' })),
  });
  findSession(open, active().call.id).change(ready);
  await open.send(active().call.id);
  await open.refreshTicket({ ticketId: 1 });
  expect(active()).toMatchObject({ error: { errorCode: 'disk-full' }, ticket: { status: 'rejected' } });
});

test('a call whose outcome came while another was on the screen stays until it has been seen', async () => {
  const sends = createLateAnswers();
  const { open, active } = await openCalls(created, { 'tickets.send': sends.ask });
  const { id: callId } = active().call;
  const isOpen = () => open.store.get().calls.some(({ call }) => call.id === callId);
  findSession(open, callId).change(ready);
  const sent = open.send(callId);
  await open.begin();
  findSession(open, active().call.id).change(ready);
  sends.answer(succeed(ticketOf(callId, ready, created)));
  await sent;

  await open.begin();
  expect(isOpen()).toBe(true);
  await open.activate(callId);
  expect(active().ticket).toMatchObject({ status: 'created' });
  await open.begin();
  expect(isOpen()).toBe(false);
});
