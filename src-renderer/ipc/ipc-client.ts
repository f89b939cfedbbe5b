import type { AppError } from '../../shared/errors/app-error';
import type { Bridge } from '../../shared/ipc/bridge';
import {
  longRunningChannels,
  longRunningLimitMs,
  type Channel,
  type IpcEvent,
} from '../../shared/ipc/channels-and-events';
import type { RequestOf, ResponseOf } from '../../shared/ipc/contract';
import type { EventPayload } from '../../shared/ipc/event-contract';
import { fail, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { withTimeLimit } from '../../shared/time/time-limit';
import { scheduleTimeout } from '../time/schedule-timeout';

declare global {
  interface Window {
    readonly helpdesk: Bridge;
  }
}

/**
 * Sends a request to the main process. It always resolves: it never throws, and never hangs beyond the channel's time
 * limit.
 */
export type Ask = <C extends Channel>(
  channel: C,
  request: RequestOf<C>,
) => Promise<Result<ResponseOf<C>, AppError>>;

/** @returns a function that ends the subscription */
export type OnEvent = <N extends IpcEvent>(
  event: N,
  listener: (payload: EventPayload<N>) => void,
) => () => void;

export type IpcClient = { readonly ask: Ask; readonly onEvent: OnEvent };

type Limits = { readonly usualMs: number; readonly sendingMs: number };

/**
 * Sending has its own limit of 30 s in the main process. The limit here only prevents a request that hangs forever.
 */
const usualLimits: Limits = { usualMs: 20_000, sendingMs: 120_000 };

export function createIpcClient(
  bridge: Bridge,
  limits: Limits = usualLimits,
  schedule: Schedule = scheduleTimeout,
): IpcClient {
  const ask: Ask = async (channel, request) => {
    const limitMs = getTimeLimit(channel, limits);
    try {
      const text = await withTimeLimit(bridge.ask[channel](request), {
        schedule,
        limitMs,
        atLimit: () => {
          throw new NoAnswer(`no answer within ${limitMs} ms`);
        },
      });
      const answer: unknown = JSON.parse(text);
      return isAnswer<typeof channel>(answer) ? answer : createInternalError(`${channel}: not an answer`);
    } catch (thrown) {
      const error = createInternalError(`${channel}: ${String(thrown)}`);
      return thrown instanceof NoAnswer ? fail({ ...error.error, isUnanswered: true }) : error;
    }
  };

  const onEvent = shareSubscriptions(bridge);

  return { ask, onEvent };
}

/** Subscribes to each event once, however many listeners it has. */
function shareSubscriptions(bridge: Bridge): OnEvent {
  const listeners = new Map<IpcEvent, Set<(payload: unknown) => void>>();

  function subscribe(event: IpcEvent): Set<(payload: unknown) => void> {
    const all = new Set<(payload: unknown) => void>();
    listeners.set(event, all);
    bridge.onEvent[event]((payload) => {
      const current = [...all];
      for (const listener of current) passOn(listener, payload);
    });
    return all;
  }

  return (event, listener) => {
    const all = listeners.get(event) ?? subscribe(event);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the main process parsed it before it told it
    const pass = (payload: unknown) => listener(payload as EventPayload<typeof event>);
    all.add(pass);
    return () => void all.delete(pass);
  };
}

/** A listener that throws is reported like any error of the window, and the others still learn of the event. */
function passOn(listener: (payload: unknown) => void, payload: unknown): void {
  try {
    listener(payload);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

function getTimeLimit(channel: Channel, { usualMs, sendingMs }: Limits): number {
  if (longRunningChannels.has(channel)) return longRunningLimitMs;
  const isOfSending = channel.startsWith('tickets.send') || channel === 'tickets.await-outcome';
  return isOfSending ? sendingMs : usualMs;
}

/**
 * Checks only the envelope: the main process has parsed the content against the contract, and nothing else can answer.
 */
function isAnswer<C extends Channel>(answer: unknown): answer is Result<ResponseOf<C>, AppError> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : answer.ok === false && 'error' in answer;
}

class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

function createInternalError(detail: string) {
  return fail({ kind: 'internal', detail: detail.slice(0, 2000) } as const);
}
