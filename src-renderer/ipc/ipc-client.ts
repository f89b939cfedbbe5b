import type { AppError } from '../../shared/errors/app-error';
import type { Bridge } from '../../shared/ipc/bridge';
import { lastingChannels, lastingLimitMs, type Channel, type Notice } from '../../shared/ipc/channels';
import type { Request, Response } from '../../shared/ipc/contract';
import type { NoticePayload } from '../../shared/ipc/event-contract';
import { fail, type Result } from '../../shared/result';

declare global {
  interface Window {
    readonly helpdesk: Bridge;
  }
}

/** Asks the main process. Always answers: never throws, and never hangs beyond the channel's time limit. */
export type Ask = <C extends Channel>(
  channel: C,
  request: Request<C>,
) => Promise<Result<Response<C>, AppError>>;

/** @returns a function that ends the subscription */
export type OnNotice = <N extends Notice>(
  notice: N,
  listener: (payload: NoticePayload<N>) => void,
) => () => void;

export type IpcClient = { readonly ask: Ask; readonly onNotice: OnNotice };

type Limits = { readonly usualMs: number; readonly sendingMs: number };

/** Sending has its own limit of 30 s in the main process; here it is only kept from hanging for ever. */
const usualLimits: Limits = { usualMs: 20_000, sendingMs: 120_000 };

export function ipcClient(bridge: Bridge, limits: Limits = usualLimits): IpcClient {
  const ask: Ask = async (channel, request) => {
    const limitMs = limitOf(channel, limits);
    try {
      const text = await Promise.race([bridge.ask[channel](request), noAnswerAfter(limitMs)]);
      const answer: unknown = JSON.parse(text);
      return isAnswer<typeof channel>(answer) ? answer : faultInTheApp(`${channel}: not an answer`);
    } catch (thrown) {
      return faultInTheApp(`${channel}: ${String(thrown)}`);
    }
  };

  const onNotice: OnNotice = (notice, listener) =>
    bridge.onNotice[notice]((payload) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the main process parsed it before it told it
      listener(payload as NoticePayload<typeof notice>);
    });

  return { ask, onNotice };
}

function limitOf(channel: Channel, { usualMs, sendingMs }: Limits): number {
  if (lastingChannels.has(channel)) return lastingLimitMs;
  return channel.startsWith('tickets.send') ? sendingMs : usualMs;
}

/** The envelope alone: what is in it the main process has parsed against the contract, and nobody else can answer. */
function isAnswer<C extends Channel>(answer: unknown): answer is Result<Response<C>, AppError> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : answer.ok === false && 'error' in answer;
}

async function noAnswerAfter(limitMs: number): Promise<never> {
  await new Promise((resolve) => {
    setTimeout(resolve, limitMs);
  });
  throw new Error(`no answer within ${limitMs} ms`);
}

function faultInTheApp(detail: string): Result<never, AppError> {
  return fail({ kind: 'fault in the app', detail: detail.slice(0, 2000) });
}
