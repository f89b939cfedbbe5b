import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  blankCallFields,
  type Call,
  type CallFields,
  type DiscardedCall,
} from '../../../../shared/calls/call';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import type { AppError } from '../../../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import type { OpenCallsStore } from './open-calls-store-types';
import { createOpenCallsStore } from './open-calls-store';
import { created, findSession, openCalls, rejected, savedCall, ticketOf } from './open-calls-store.fixture';
import { readyCallFields as ready } from './ready-call-fields.fixture';

function discardedCall(name: string): DiscardedCall {
  return { id: randomUUID(), phone: '', name, storeName: '', issue: '', discardedAtMs: 0 };
}

test('with nothing open, a call is begun', async () => {
  const { open, seen } = await openCalls();
  expect(open.store.get().calls).toHaveLength(1);
  expect(seen).toEqual(['begin']);
});

test('begins no second blank call; a new call has its own id and is blank', async () => {
  const { open, active } = await openCalls();
  const first = active().call.id;
  await open.begin();
  expect(active().call.id).toBe(first);
  findSession(open, first).change(ready);
  await open.begin();
  expect(active().call.id).not.toBe(first);
  expect(active().session.getFields()).toEqual(blankCallFields);
  expect(findSession(open, first).getFields()).toMatchObject(ready);
});

test('a call with something missing is not sent, and keeps what it has', async () => {
  const { open, active, seen } = await openCalls();
  active().session.change({ ...ready, name: ' ', longitude: '' });
  const faults = await open.send(active().call.id);
  expect(faults.map(({ field }) => field)).toEqual(['name', 'longitude']);
  expect(seen).not.toContain('send');
  expect(active().session.getFields().phone).toBe('0123456789');
});

test('however often it is sent, it is sent once; the number is shown and on the clipboard', async () => {
  const { open, active, seen, copied } = await openCalls();
  active().session.change(ready);
  await Promise.all(Array.from({ length: 100 }, () => open.send(active().call.id)));
  expect(seen.filter((what) => what === 'send')).toHaveLength(1);
  expect(active().ticket?.caseNumber).toBe('STOREHUB0999-CA109193B');
  expect(copied).toEqual(['STOREHUB0999-CA109193B']);
});

const full = { kind: 'database', errorCode: 'disk-full', detail: '' } as const;

test('shows a full disk until a later save succeeds', async () => {
  const { open, active } = await openCalls(created, {
    'calls.set-follow-up': () => Promise.resolve(fail(full)),
  });
  const callId = active().call.id;
  await open.follow(callId, null);
  expect(active().error).toEqual(full);
  findSession(open, callId).change(ready);
  await open.flushAll();
  expect(active().error).toBeNull();
  expect(active().session.store.get().saveStatus).toMatchObject({ kind: 'saved' });
});

test('shows that a ticket was not sent until it is sent, even after its text is saved', async () => {
  let answer: Result<TicketDetail, AppError> = fail({ ...full, ticket: 'not-sent' });
  const { open, active } = await openCalls(created, { 'tickets.send': () => Promise.resolve(answer) });
  const callId = active().call.id;
  findSession(open, callId).change(ready);
  await open.send(callId);
  await open.flushAll();
  expect(active().error).toMatchObject({ ticket: 'not-sent' });
  expect(active().session.store.get().saveStatus).toMatchObject({ kind: 'saved' });
  answer = succeed(ticketOf(callId, ready, created));
  await open.send(callId);
  expect(active()).toMatchObject({ error: null, ticket: { status: 'created' } });
});

test('a ticket whose answer waits for the disk is shown, and takes no more text', async () => {
  const saved: string[] = [];
  const inTheAir = { ...ticketOf('', ready, created), status: 'sending', caseNumber: null } as const;
  const { open, active } = await openCalls(created, {
    'tickets.send': () => Promise.resolve(fail({ ...full, ticket: 'answer-not-saved' })),
    'tickets.await-outcome': ({ callId }) => Promise.resolve(succeed({ ...inTheAir, callId })),
    'calls.save': ({ callId }) => {
      saved.push(callId);
      return Promise.resolve(fail({ kind: 'not-found', what: 'call' }));
    },
  });
  const callId = active().call.id;
  findSession(open, callId).change(ready);
  await open.send(callId);
  await open.flushAll();
  expect(active()).toMatchObject({ error: { ticket: 'answer-not-saved' }, ticket: { status: 'sending' } });
  expect(saved).toEqual([]);
});

test('does not copy the number of a call that is not shown', async () => {
  let answer = () => {};
  const { open, active, copied } = await openCalls(created, {
    'tickets.send': async ({ callId, fields }) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return succeed(ticketOf(callId, fields, created));
    },
  });
  active().session.change(ready);
  const sent = open.send(active().call.id);
  await open.begin();
  answer();
  await sent;
  expect(copied).toEqual([]);
});

test('a rejected call can be corrected and sent again', async () => {
  const { open, active, seen } = await openCalls(rejected);
  const callId = active().call.id;
  findSession(open, callId).change(ready);
  await open.send(callId);
  expect(active().ticket?.status).toBe('rejected');
  // Its last key was sent before it was saved, and is not being saved any more.
  expect(active().session.store.get().saveStatus).toBeNull();
  expect(findSession(open, callId).getFields()).toMatchObject(ready);
  await open.send(callId);
  expect(seen.filter((what) => what === 'send')).toHaveLength(2);
});

test('closes a sent call when the next one begins, but not a parked one', async () => {
  const { open, active } = await openCalls();
  active().session.change({ ...ready, name: 'Mei' });
  await open.park();
  active().session.change(ready);
  await open.send(active().call.id);
  await open.begin();
  const { calls } = open.store.get();
  expect(calls.map(({ call, session }) => [session.getFields().name, call.isParked])).toEqual([
    ['Mei', true],
    ['', false],
  ]);
});

test('a discarded call comes back with all its fields', async () => {
  const { open, active } = await openCalls();
  const callId = active().call.id;
  findSession(open, callId).change(ready);
  await open.discard(callId);
  expect(open.store.get().calls.map(({ call }) => call.id)).not.toContain(callId);
  await open.undoDiscard();
  expect(active().call.id).toBe(callId);
  expect(findSession(open, callId).getFields()).toMatchObject(ready);
});

test('a discard shows a call that is not parked, and a parked one only if there is no other, parked no longer', async () => {
  const { open, active } = await openCalls();
  active().session.change({ ...ready, name: 'Waiting on the line' });
  await open.begin();
  active().session.change({ ...ready, name: 'Parked' });
  await open.park();
  await open.discard(active().call.id);
  expect(active().session.getFields().name).toBe('Waiting on the line');
  await open.discard(active().call.id);
  expect(active().session.getFields().name).toBe('Parked');
  expect(active().call.isParked).toBe(false);
});

test('restores a discarded call with its autofills, which can still be undone', async () => {
  const { open, active } = await openCalls();
  const callId = active().call.id;
  active().session.fill('quick-entry', { phone: '0123456789', name: 'Ahmad' });
  active().session.undoField('name');
  await open.discard(callId);
  await open.undoDiscard();
  const { session } = active();
  expect(session.wasFilled('name', 'Ahmad')).toBe(true);
  session.undo();
  expect(session.getFields()).toMatchObject({ phone: '', name: '' });
});

test('loads the fields of a restored call from disk', async () => {
  const { open, active } = await openCalls(created, {
    'calls.restore': ({ callId }) =>
      Promise.resolve(succeed({ ...savedCall('As it was saved'), id: callId })),
  });
  const callId = active().call.id;
  active().session.change(ready);
  await open.discard(callId);
  await open.undoDiscard();
  expect(active().session.getFields()).toEqual({ ...blankCallFields, name: 'As it was saved' });
});

test('closes an erased call, reports it, and saves it nowhere', async () => {
  const saved: string[] = [];
  const { open, active } = await openCalls(created, {
    'calls.save': ({ callId }) => {
      saved.push(callId);
      return Promise.resolve(fail({ kind: 'not-found', what: 'call' }));
    },
  });
  const [erased, kept, undone] = ['erased', 'kept', 'undone'];
  const ids: Record<string, string> = {};
  for (const name of [undone, erased, kept]) {
    ids[name] = active().call.id;
    active().session.change({ ...ready, name });
    if (name === undone) await open.discard(active().call.id);
    else await open.begin();
  }
  saved.length = 0;
  findSession(open, ids['erased'] ?? '').change({ ...ready, name: 'still typing' });

  const erasedSession = findSession(open, ids['erased'] ?? '');
  await open.closeErased([ids['erased'] ?? '', ids['undone'] ?? '']);
  // Leaving a field when its call disappears from the screen may still fill it.
  erasedSession.fill('postcode', { state: 'Selangor' });
  await erasedSession.saver.flush();
  await open.flushAll();

  const { calls, discarded, erased: count } = open.store.get();
  expect(calls.map(({ call }) => call.id)).toEqual([ids['kept'], active().call.id]);
  expect([discarded, count]).toEqual([[], 1]);
  expect(saved).not.toContain(ids['erased']);
  open.dismissErased();
  expect(open.store.get().erased).toBe(0);
});

test('forgets the autofills that an erasure removed, and saves the call without them', async () => {
  const saved: CallFields[] = [];
  const { open, active } = await openCalls(created, {
    'calls.save': ({ callId, fields }) => {
      saved.push(fields);
      return Promise.resolve(succeed({ ...savedCall(''), id: callId, fields }));
    },
  });
  const { session, call } = active();
  session.fill('caller', { name: 'Erased', phone: '0198765432' });
  session.undo();
  session.change({ name: 'Somebody' });
  open.forgetAutofills([call.id, randomUUID()]);
  await open.flushAll();

  expect(session.wasFilled('name', 'Erased')).toBe(false);
  expect(saved.at(-1)).toMatchObject({ name: 'Somebody', autofill: { applied: [], undone: [] } });
});

test('does not reopen a call that is erased while it is being sent', async () => {
  let answer = () => {};
  const saved: string[] = [];
  const { open, active } = await openCalls(created, {
    'calls.save': ({ callId }) => {
      saved.push(callId);
      return Promise.resolve(fail({ kind: 'not-found', what: 'call' }));
    },
    'tickets.send': async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return fail({ kind: 'not-found', what: 'call' });
    },
  });
  const callId = active().call.id;
  findSession(open, callId).change(ready);
  const sent = open.send(callId);
  await open.closeErased([callId]);
  answer();
  await sent;
  await open.flushAll();

  expect(active().call.id).not.toBe(callId);
  expect(saved).not.toContain(callId);
});

test('restores any discarded call, by default the newest', async () => {
  const { open, active } = await openCalls();
  const ids: string[] = [];
  for (const name of ['Ahmad', 'Balan', 'Chong']) {
    const { id } = active().call;
    ids.push(id);
    findSession(open, id).change({ ...ready, name });
    await open.discard(id);
  }
  await open.undoDiscard(ids[0]);
  expect(active().session.getFields().name).toBe('Ahmad');
  await open.undoDiscard();
  expect(active().session.getFields().name).toBe('Chong');
  expect(open.store.get().discarded.map(({ name }) => name)).toEqual(['Balan']);
});

test.each<[string, (open: OpenCallsStore, callId: string) => Promise<unknown>]>([
  ['a new call', ({ begin }) => begin()],
  ['a call from a past ticket', ({ beginFromTicket }) => beginFromTicket(7)],
  ['a restored call', ({ undoDiscard }, callId) => undoDiscard(callId)],
  ['the call of a rejected ticket', ({ reopenRejected }) => reopenRejected(7)],
])('%s is added, and leaves the agent at the call they have gone to meanwhile', async (_what, askFor) => {
  const answered = savedCall('Answered late');
  let answer = () => {};
  const late = new Promise<Result<Call, AppError>>((resolve) => {
    answer = () => resolve(succeed(answered));
  });
  const handlers = {
    'calls.restore': () => late,
    'tickets.reopen-rejected': () => late,
    'calls.begin-from-ticket': () => late,
  };
  const { open, active } = await openCalls(created, handlers);
  const elsewhere = active().call.id;
  active().session.change({ ...ready, name: 'Mei' });
  await open.begin();
  active().session.change({ ...ready, name: 'Ahmad' });
  const asked = askFor(open, answered.id);
  await open.activate(elsewhere);
  answer();
  await asked;
  expect(active().call.id).toBe(elsewhere);
  expect(open.store.get().calls).toHaveLength(3);
});

test.each([
  ['a ring is answered in it meanwhile', true],
  ['nothing is', false],
])('of a blank call from before another was logged again, where %s', async (_what, isAnswered) => {
  let answer: (() => void) | undefined;
  const shownAtDiscard: number[] = [];
  const { open, active } = await openCalls(created, {
    'calls.begin-from-ticket': () =>
      new Promise((resolve) => {
        answer = () => resolve(succeed(savedCall('Logged again')));
      }),
    'calls.discard': () => {
      shownAtDiscard.push(open.store.get().calls.length);
      return Promise.resolve(succeed(null));
    },
  });
  const { session } = active();
  const asked = open.beginFromTicket(7);
  await expect.poll(() => answer).toBeDefined();
  if (isAnswered) {
    session.setFromIncoming();
    session.fill('incoming', { phone: '012-345 6789' });
  }
  answer?.();
  expect(await asked).toBe(!isAnswered);
  expect(active().session === session).toBe(isAnswered);
  expect(open.store.get().calls).toHaveLength(isAnswered ? 2 : 1);
  // What is discarded can be answered no more.
  expect(shownAtDiscard).toEqual(isAnswered ? [] : [1]);
});

test('restores calls discarded before a reload, unless their caller was erased since', async () => {
  let earlier = [discardedCall('Aminah')];
  const { open } = await openCalls(created, {
    'calls.list-discarded': () => Promise.resolve(succeed(earlier)),
  });
  expect(open.store.get().discarded.map(({ name }) => name)).toEqual(['Aminah']);
  earlier = [];
  await open.refreshTicket({ ticketId: null, isErasure: true });
  expect(open.store.get().discarded).toEqual([]);
});

test('closes a call whose ticket was erased, with all data of the caller', async () => {
  const { open, active } = await openCalls(created, {
    'tickets.get': () => Promise.resolve(fail({ kind: 'not-found', what: 'ticket' })),
  });
  const { id } = active().call;
  findSession(open, id).change(ready);
  await open.send(id);
  expect(active().ticket?.name).toBe('Ahmad');
  await open.refreshTicket({ ticketId: null });
  expect(active().call.id).not.toBe(id);
  expect(JSON.stringify(open.store.get())).not.toContain('Ahmad');
});

test('does not fetch a ticket that came as the answer to its send, but one that changes later', async () => {
  const fetched: number[] = [];
  const { open, active } = await openCalls(created, {
    'tickets.get': ({ ticketId }) => {
      fetched.push(ticketId);
      return Promise.resolve(fail({ kind: 'internal', detail: '' }));
    },
  });
  const { id } = active().call;
  findSession(open, id).change(ready);
  await open.send(id);
  const ticketId = active().ticket?.id ?? null;
  await open.refreshTicket({ ticketId, isAnswered: true });
  expect(fetched).toEqual([]);
  await open.refreshTicket({ ticketId });
  expect(fetched).toEqual([ticketId]);
});

const listedCall = (id: string, beganAtMs: number, more: Partial<Call> = {}): Call => ({
  id,
  fields: ready,
  revision: 1,
  isParked: false,
  seq: beganAtMs,
  beganAtMs,
  savedAtMs: 0,
  ticketId: null,
  follows: null,
  ...more,
});

test('shows a call that is being sent during a reload as sending, then its outcome', async () => {
  let end: (outcome: TicketDetail) => void = () => undefined;
  const sending = new Promise<TicketDetail>((resolve) => {
    end = resolve;
  });
  const sentId = randomUUID();
  const listed = [listedCall(randomUUID(), 5), listedCall(sentId, 2, { ticketId: 1, isClosed: true })];
  const copied: string[] = [];
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed(listed)),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'tickets.get': () => Promise.resolve(fail({ kind: 'not-found', what: 'ticket' })),
    'tickets.await-outcome': async () => succeed(await sending),
    'app.copy-text': ({ text }) => {
      copied.push(text);
      return Promise.resolve(succeed(null));
    },
  });
  const open = createOpenCallsStore(createIpcClient(bridge), () => () => undefined);
  const loading = open.load();
  await expect.poll(() => open.store.get().activeId).toBe(sentId);
  expect(open.store.get().calls.map(({ call, phase }) => [call.beganAtMs, phase])).toEqual([
    [2, 'sending'],
    [5, 'open'],
  ]);
  expect(await open.send(sentId)).toEqual([]);

  end(ticketOf(sentId, ready, created));
  await loading;
  expect(open.store.get().calls[0]).toMatchObject({
    phase: 'open',
    ticket: { caseNumber: 'STOREHUB0999-CA109193B' },
  });
  expect(copied).toEqual(['STOREHUB0999-CA109193B']);
});

/** After a reload, with one call that is or was being sent. */
async function loadSent(known: typeof created) {
  const sentId = randomUUID();
  const copied: string[] = [];
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed([listedCall(sentId, 2, { ticketId: 1, isClosed: true })])),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'tickets.get': () => Promise.resolve(succeed(ticketOf(sentId, ready, known))),
    'tickets.await-outcome': () => Promise.resolve(succeed(ticketOf(sentId, ready, created))),
    'app.copy-text': ({ text }) => {
      copied.push(text);
      return Promise.resolve(succeed(null));
    },
  });
  const open = createOpenCallsStore(createIpcClient(bridge), () => () => undefined);
  await open.load();
  return { shown: open.store.get().calls[0], copied };
}

test('a case number that came before the window is shown, and leaves the clipboard as it is', async () => {
  const { shown, copied } = await loadSent(created);
  expect(shown).toMatchObject({ phase: 'open', ticket: { caseNumber: 'STOREHUB0999-CA109193B' } });
  expect(copied).toEqual([]);
});

test('of a correction that is being sent, the outcome is shown, not the rejected ticket', async () => {
  const { shown } = await loadSent(rejected);
  expect(shown).toMatchObject({ ticket: { status: 'created' } });
});

test('a rejected call that is sent before its ticket is read stays being sent', async () => {
  let read = () => {};
  const call = { ...savedCall(''), fields: ready, ticketId: 1 };
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed([call])),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'tickets.get': async () => {
      await new Promise<void>((resolve) => {
        read = resolve;
      });
      return succeed(ticketOf(call.id, ready, rejected));
    },
  });
  const open = createOpenCallsStore(createIpcClient(bridge), () => () => undefined);
  const loading = open.load();
  await expect.poll(() => open.getActive()?.call.id).toBe(call.id);
  void open.send(call.id);
  expect(open.getActive()?.phase).toBe('sending');
  read();
  await loading;
  expect(open.getActive()).toMatchObject({ phase: 'sending', ticket: { status: 'rejected' } });
});
