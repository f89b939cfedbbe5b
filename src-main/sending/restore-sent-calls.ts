import type { AppError } from '../../shared/errors/app-error';
import type { Call } from '../../shared/calls/call';
import type { Handlers } from '../../shared/ipc/contract';
import { succeed, type Result } from '../../shared/result';

type GetCall = (callId: string) => Promise<Result<Call | null, AppError>>;

/**
 * Lets a window whose process died return to what it showed. A sent call stays in the list of open calls until the
 * agent begins the next one, and while it is still being sent. The call worked on last comes last.
 */
export function withSentCalls(handlers: Handlers, getCall: GetCall): Handlers {
  const sent = new Map<string, { isUnderWay: boolean }>();
  let lastId: string | null = null;

  async function listCalls(): Promise<Result<Call[], AppError>> {
    const open = await handlers['calls.list'](null);
    if (!open.ok) return open;
    const calls = open.value.map((call) =>
      sent.get(call.id)?.isUnderWay === true ? { ...call, isSent: true } : call,
    );
    for (const callId of sent.keys()) {
      if (calls.some(({ id }) => id === callId)) continue;
      const call = await getCall(callId);
      if (!call.ok) return call;
      if (call.value !== null) calls.push({ ...call.value, isSent: true });
    }
    return succeed(calls.toSorted((a, b) => Number(a.id === lastId) - Number(b.id === lastId)));
  }

  async function send(request: Parameters<Handlers['tickets.send']>[0]) {
    const { callId } = request;
    const entry = { isUnderWay: true };
    lastId = callId;
    sent.set(callId, entry);
    try {
      return await handlers['tickets.send'](request);
    } finally {
      entry.isUnderWay = false;
    }
  }

  /** When the agent takes up another call, the window removes calls whose outcome is known. */
  async function takeUp(answering: Promise<Result<Call, AppError>>): Promise<Result<Call, AppError>> {
    const answer = await answering;
    if (!answer.ok) return answer;
    lastId = answer.value.id;
    for (const [callId, { isUnderWay }] of sent) if (!isUnderWay) sent.delete(callId);
    return answer;
  }

  return {
    ...handlers,
    'calls.list': listCalls,
    'calls.begin': (request) => takeUp(handlers['calls.begin'](request)),
    'calls.restore': (request) => takeUp(handlers['calls.restore'](request)),
    'tickets.reopen-rejected': (request) => takeUp(handlers['tickets.reopen-rejected'](request)),
    'calls.begin-from-ticket': (request) => takeUp(handlers['calls.begin-from-ticket'](request)),
    'calls.save': (request) => {
      lastId = request.callId;
      return handlers['calls.save'](request);
    },
    'calls.park': (request) => {
      if (!request.isParked) lastId = request.callId;
      return handlers['calls.park'](request);
    },
    'tickets.send': send,
  };
}
