import { expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import { fail, succeed } from '../../../../shared/result';
import type { Handlers } from '../../../../shared/ipc/contract';
import { created, openCalls, rejected, ticketOf } from './open-calls-store.fixture';
import { readyCallFields as ready } from './ready-call-fields.fixture';

const minuteMs = 60_000;
const diskFull = { kind: 'database', errorCode: 'disk-full', detail: '' } as const;

/** Open calls with a clock that only moves when told to, and whether one was in progress at each change. */
async function watched(outcome = created, change: Partial<Handlers> = {}) {
  const timers = new Set<{ dueMs: number; readonly run: () => void }>();
  const opened = await openCalls(outcome, change, (dueMs, run) => {
    const timer = { dueMs, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  });
  const pass = async (ms: number) => {
    for (const timer of timers) timer.dueMs -= ms;
    for (const timer of [...timers].filter(({ dueMs }) => dueMs <= 0)) {
      timers.delete(timer);
      timer.run();
    }
    await opened.open.flushAll();
  };
  return { ...opened, pass, isInProgress: () => opened.open.inProgress.get() };
}

test('a call is in progress from its first key until it is parked', async () => {
  const { open, active, isInProgress } = await watched();
  expect(isInProgress()).toBe(false);
  active().session.change({ name: 'Mei' });
  expect(isInProgress()).toBe(true);
  await open.park();
  expect(isInProgress()).toBe(false);
});

test('calls that are not there yet may be in progress; with a history that cannot be opened there are none', async () => {
  const { open, isInProgress } = await watched(created, {
    'calls.list': () => Promise.resolve(fail(diskFull)),
  });
  expect(open.store.get().error).toEqual(diskFull);
  expect(isInProgress()).toBe(false);
  open.store.set((state) => ({ ...state, error: null }));
  expect(isInProgress()).toBe(true);
});

test('a call stays in progress while it is sent, and for the minute in which its number is read out', async () => {
  let answer: () => void = () => undefined;
  const { open, active, pass, isInProgress } = await watched(created, {
    'tickets.send': ({ callId, fields }) =>
      new Promise((resolve) => (answer = () => resolve(succeed(ticketOf(callId, fields, created))))),
  });
  const changes: boolean[] = [];
  active().session.change(ready);
  open.inProgress.subscribe(() => changes.push(isInProgress()));
  const sent = open.send(active().call.id);
  await pass(5 * minuteMs);
  expect(isInProgress()).toBe(true);
  answer();
  await sent;
  await pass(minuteMs - 1);
  expect(changes).toEqual([]);
  await pass(1);
  expect(changes).toEqual([false]);
});

test('a number is read out no longer once its call has left the screen', async () => {
  const { open, active, isInProgress } = await watched();
  active().session.change(ready);
  await open.send(active().call.id);
  expect(isInProgress()).toBe(true);
  await open.begin();
  expect(isInProgress()).toBe(false);
});

test('a number that comes later than its ticket is new again', async () => {
  const { open, active, pass, isInProgress } = await watched(created, {
    'tickets.get': ({ ticketId }) =>
      Promise.resolve(succeed({ ...ticketOf(active().call.id, ready, created), id: ticketId })),
    'tickets.send': ({ callId, fields }) =>
      Promise.resolve(succeed({ ...ticketOf(callId, fields, created), status: 'waiting', caseNumber: null })),
  });
  active().session.change(ready);
  await open.send(active().call.id);
  await pass(minuteMs);
  expect(isInProgress()).toBe(false);
  await open.refreshTicket({ ticketId: active().ticket?.id ?? 0 });
  expect(active().ticket?.status).toBe('created');
  expect(isInProgress()).toBe(true);
});

test('an answer that waits for the disk is in progress for as long as that takes', async () => {
  const { open, active, pass, isInProgress } = await watched(created, {
    'tickets.send': () => Promise.resolve(fail({ ...diskFull, ticket: 'answer-not-saved' })),
    'tickets.await-outcome': ({ callId }) =>
      Promise.resolve(succeed({ ...ticketOf(callId, ready, created), status: 'sending', caseNumber: null })),
  });
  active().session.change(ready);
  await open.send(active().call.id);
  await pass(5 * minuteMs);
  expect(active()).toMatchObject({ phase: 'open', ticket: { status: 'sending' } });
  expect(isInProgress()).toBe(true);
});

test('a rejected ticket is to be corrected, until its call is parked', async () => {
  const { open, active, pass, isInProgress } = await watched(rejected);
  active().session.change(ready);
  await open.send(active().call.id);
  await pass(5 * minuteMs);
  expect(isInProgress()).toBe(true);
  await open.park();
  expect(isInProgress()).toBe(false);
});

test('text that the disk refuses is in progress, also of a parked call, until it is saved', async () => {
  const disk = { isFull: true };
  const parked = new Set<string>();
  const read = (id: string, fields: CallFields) =>
    Promise.resolve(succeed({ ...onDisk, id, fields, isParked: parked.has(id) }));
  const { open, active, pass, isInProgress } = await watched(created, {
    'calls.save': ({ callId, fields }) =>
      disk.isFull ? Promise.resolve(fail(diskFull)) : read(callId, fields),
    'calls.park': ({ callId }) => {
      parked.add(callId);
      return read(callId, ready);
    },
  });
  active().session.change({ name: 'Mei' });
  await open.park();
  expect(active().session.getFields().name).toBe('');
  expect(isInProgress()).toBe(true);
  disk.isFull = false;
  await pass(12_000);
  expect(isInProgress()).toBe(false);
});

const onDisk = { revision: 1, seq: 0, beganAtMs: 0, savedAtMs: 1, ticketId: null, follows: null };
