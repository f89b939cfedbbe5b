import { blankCallFields, type Call, type CallFields } from '../../../../shared/calls/call';
import { buildTicketRequest } from '../../../../shared/calls/build-ticket-request';
import { createTicketDetail } from '../../../../shared/history/ticket-detail.fixture';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import type { Handlers } from '../../../../shared/ipc/contract';
import type { Outcome } from '../../../../shared/outcome/attempt-outcome';
import { succeed } from '../../../../shared/result';
import type { Schedule } from '../../../../shared/time/schedule';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import type { CallSession } from '../session/call-session';
import type { OpenCallsStore } from './open-calls-store-types';
import { createOpenCallsStore } from './open-calls-store';

export const created: Outcome = {
  kind: 'created',
  caseNumber: 'STOREHUB0999-CA109193B',
  storeHubTicketId: null,
};
export const rejected: Outcome = {
  kind: 'rejected',
  errorCode: '-10000',
  errorMessage: null,
  httpStatus: 200,
};

export function ticketOf(callId: string, fields: CallFields, outcome: Outcome): TicketDetail {
  const request = buildTicketRequest(fields);
  if (!request.ok) throw new Error('not ready');
  return createTicketDetail(request.value, {
    reference: 'SH-7K3Q4',
    status: outcome.kind === 'rejected' ? 'rejected' : 'created',
    caseNumber: outcome.kind === 'created' ? outcome.caseNumber : null,
    name: fields.name,
    phone: '60123456789',
    issue: fields.issue,
    regionName: fields.state,
    lastOutcome: outcome,
    callId,
  });
}

export function savedCall(name: string): Call {
  const fields = { ...blankCallFields, name };
  const rest = { isParked: false, seq: 0, beganAtMs: 0, savedAtMs: 0, ticketId: null, follows: null };
  return { id: crypto.randomUUID(), fields, revision: 1, ...rest };
}

export function findSession({ store }: OpenCallsStore, callId: string): CallSession {
  const found = store.get().calls.find(({ call }) => call.id === callId);
  if (found === undefined) throw new Error(`the call ${callId} is not open`);
  return found.session;
}

/** A store of open calls on a main process in memory. */
export async function openCalls(
  outcome: Outcome = created,
  change: Partial<Handlers> = {},
  schedule: Schedule = () => () => undefined,
) {
  const calls = new Map<string, Call>();
  const seen: string[] = [];
  const copied: string[] = [];
  const put = (call: Call) => {
    calls.set(call.id, call);
    return Promise.resolve(succeed(call));
  };
  const known = (callId: string) => {
    const call = calls.get(callId);
    if (call === undefined) throw new Error(`no call ${callId}`);
    return call;
  };
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed([...calls.values()])),
    'calls.show': () => Promise.resolve(succeed(null)),
    'calls.begin': () => {
      seen.push('begin');
      const began = {
        revision: 0,
        isParked: false,
        seq: calls.size,
        beganAtMs: calls.size,
        savedAtMs: 0,
        ticketId: null,
        follows: null,
      };
      return put({ id: crypto.randomUUID(), fields: blankCallFields, ...began });
    },
    'calls.save': ({ callId, fields }) => put({ ...known(callId), fields }),
    'calls.park': ({ callId, isParked }) => put({ ...known(callId), isParked }),
    'calls.discard': () => Promise.resolve(succeed(null)),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'calls.restore': ({ callId }) => put(known(callId)),
    'tickets.send': ({ callId, fields }) => {
      seen.push('send');
      return Promise.resolve(succeed(ticketOf(callId, fields, outcome)));
    },
    'app.copy-text': ({ text }) => {
      copied.push(text);
      return Promise.resolve(succeed(null));
    },
    ...change,
  });
  const open = createOpenCallsStore(createIpcClient(bridge), schedule);
  await open.load();
  const active = () => {
    const { calls: all, activeId } = open.store.get();
    const found = all.find(({ call }) => call.id === activeId);
    if (found === undefined) throw new Error('no call is open');
    return found;
  };
  return { open, active, seen, copied };
}
