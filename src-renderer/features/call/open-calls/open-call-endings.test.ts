import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { blankCallFields, type Call } from '../../../../shared/calls/call';
import { buildTicketRequest } from '../../../../shared/calls/build-ticket-request';
import { createTicketDetail } from '../../../../shared/history/ticket-detail.fixture';
import { fail, succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createOpenCallsStore } from './open-calls-store';
import { readyCallFields as fields } from './ready-call-fields.fixture';

const rest = { revision: 1, isParked: false, seq: 0, beganAtMs: 0, savedAtMs: 0, follows: null };

const slip = { note: 'was SH-A', isNoteShown: false, askedAboutCase: '' };

/** One open call, which StoreHub has rejected. */
async function openRejectedCall() {
  const [callId, endedId] = [randomUUID(), randomUUID()];
  const call: Call = { ...rest, id: callId, fields, ticketId: 1 };
  const request = buildTicketRequest(fields);
  if (!request.ok) throw new Error('not ready');
  const rejected = createTicketDetail(request.value, {
    callId,
    status: 'rejected',
    lastOutcome: { kind: 'rejected', errorCode: '-10000', errorMessage: null, httpStatus: 200 },
  });
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed([call])),
    'calls.begin': () =>
      Promise.resolve(succeed({ ...rest, id: randomUUID(), fields: blankCallFields, ticketId: null })),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'calls.discard': () => Promise.resolve(succeed(null)),
    'calls.restore': () => Promise.resolve(succeed(call)),
    'tickets.get': () => Promise.resolve(succeed(rejected)),
    'calls.end': () =>
      Promise.resolve(
        succeed({ ...rejected, id: 2, callId: endedId, status: 'recorded', lastOutcome: null }),
      ),
    'calls.undo-end': () => Promise.resolve(succeed(call)),
  });
  const open = createOpenCallsStore(createIpcClient(bridge), () => () => undefined);
  await open.load();
  const shown = () => open.store.get().calls.map((one) => [one.call.id, one.ticket?.status]);
  return { open, callId, endedId, shown };
}

test('the ending of a rejected call is shown in its place; undone, the call is the rejected one again', async () => {
  const { open, callId, endedId, shown } = await openRejectedCall();
  expect(await open.end(callId, 'complaint', null, null)).toBe(true);
  expect(shown()).toEqual([[endedId, 'recorded']]);
  expect(open.store.get().activeId).toBe(endedId);
  expect(await open.undoEnding(endedId, slip)).toBe(true);
  expect(shown()).toEqual([[callId, 'rejected']]);
  expect(open.getActive()?.session.getFields()).toEqual(fields);
});

test('a rejected call that is discarded and restored is still the rejected one, and discarded no more', async () => {
  const { open, callId, shown } = await openRejectedCall();
  await open.discard(callId);
  expect(shown()).not.toContainEqual([callId, 'rejected']);
  await open.undoDiscard(callId);
  expect(shown()).toContainEqual([callId, 'rejected']);
  expect(open.store.get()).toMatchObject({ activeId: callId, discarded: [] });
});

test.each([
  ['rejected and not corrected', {}, 1],
  ['corrected since', { replacedBy: { id: 3, reference: 'SH-NEW', createdAtMs: 9 } }, undefined],
  ['of a call before', { createdAtMs: 4 }, undefined],
])('after a restart, an ended call shows its ticket if it is %s', async (_name, change, shownId) => {
  const request = buildTicketRequest(fields);
  if (!request.ok) throw new Error('not ready');
  const [callId, rejectedCallId] = [randomUUID(), randomUUID()];
  const follows = { id: 1, reference: 'SH-OLD', caseNumber: null };
  const ended: Call = { ...rest, id: callId, fields, ticketId: 2, beganAtMs: 5, follows };
  const rejected = createTicketDetail(request.value, {
    id: 1,
    callId: rejectedCallId,
    status: 'rejected',
    createdAtMs: 6,
    ...change,
  });
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed([ended])),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'tickets.get': ({ ticketId }) =>
      Promise.resolve(
        succeed(ticketId === 1 ? rejected : { ...rejected, id: 2, callId, status: 'recorded' }),
      ),
  });
  const open = createOpenCallsStore(createIpcClient(bridge), () => () => undefined);
  await open.load();
  expect(open.getActive()?.ticket?.status).toBe('recorded');
  expect(open.getActive()?.endedBeside?.id).toBe(shownId);
});

/** A call whose ending, and whose undo, main answers from the second request on; both are done at once. */
async function openSlowCall() {
  const callId = randomUUID();
  const call: Call = { ...rest, id: callId, fields: blankCallFields, ticketId: null };
  const request = buildTicketRequest(fields);
  if (!request.ok) throw new Error('not ready');
  const row = createTicketDetail(request.value, { callId, status: 'recorded', lastOutcome: null });
  const asked = { end: [] as unknown[], undo: 0 };
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed([call])),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'calls.end': (end) => {
      asked.end.push(end);
      return asked.end.length === 1 ? new Promise(() => undefined) : Promise.resolve(succeed(row));
    },
    'calls.undo-end': () => {
      asked.undo += 1;
      return asked.undo === 1
        ? new Promise(() => undefined)
        : Promise.resolve(fail({ kind: 'not-allowed', reason: 'ending-not-undoable' }));
    },
  });
  const client = createIpcClient(bridge, { usualMs: 20, sendingMs: 20 });
  const open = createOpenCallsStore(client, () => () => undefined);
  await open.load();
  return { open, callId, asked };
}

test('an ending without an answer is asked for again, and the call is not open meanwhile', async () => {
  const { open, callId, asked } = await openSlowCall();
  const ending = open.end(callId, 'complaint', null, null);
  await expect.poll(() => asked.end.length).toBe(1);
  expect(open.getActive()?.phase).toBe('ending');
  await ending;
  expect(asked.end[1]).toEqual(asked.end[0]);
  expect(open.getActive()).toMatchObject({ phase: 'open', error: null, ticket: { status: 'recorded' } });
});

test('an undo without an answer that has reopened the call shows it open', async () => {
  const { open, callId } = await openSlowCall();
  await open.end(callId, 'complaint', null, null);
  expect(await open.undoEnding(callId, slip)).toBe(true);
  expect(open.getActive()).toMatchObject({ call: { id: callId }, phase: 'open', error: null, ticket: null });
});

test('a call of the history that was opened again without an answer is shown', async () => {
  const { open, callId } = await openSlowCall();
  const { note, askedAboutCase } = slip;
  const ended = { ticketId: 9, callId, note, askedAboutCase };
  expect(await open.reopenEnded(ended, () => undefined)).toBeNull();
  expect(open.getActive()).toMatchObject({ call: { id: callId }, phase: 'open', error: null });
});
