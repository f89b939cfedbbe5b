import { z } from './jitless-zod';
import { appErrorSchema, type AppError } from '../shared/app-error';
import type { Bridge } from '../shared/ipc/bridge';
import { lastingChannels, lastingLimitMs, type Channel, type Notice } from '../shared/ipc/channels';
import {
  contract,
  noticeContract,
  type NoticePayload,
  type Request,
  type Response,
} from '../shared/ipc/contract';
import { fail, type Result } from '../shared/result';

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
      const answer = await Promise.race([bridge.ask[channel](request), noAnswerAfter(limitMs)]);
      const parsed = envelopeOf(channel).safeParse(answer);
      if (parsed.success) return parsed.data;
      return faultInTheApp(`${channel}: ${z.prettifyError(parsed.error)}`);
    } catch (thrown) {
      return faultInTheApp(`${channel}: ${String(thrown)}`);
    }
  };

  const onNotice: OnNotice = (notice, listener) =>
    bridge.onNotice[notice]((payload) => {
      const parsed = noticeSchemaOf(notice).safeParse(payload);
      if (parsed.success) listener(parsed.data);
    });

  return { ask, onNotice };
}

function limitOf(channel: Channel, { usualMs, sendingMs }: Limits): number {
  if (lastingChannels.has(channel)) return lastingLimitMs;
  return channel.startsWith('tickets.send') ? sendingMs : usualMs;
}

function envelopeOf<C extends Channel>(channel: C): z.ZodType<Result<Response<C>, AppError>> {
  const envelope = z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: contract[channel].response }),
    z.strictObject({ ok: z.literal(false), error: appErrorSchema }),
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- indexing by C widens to the union of all channels
  return envelope as unknown as z.ZodType<Result<Response<C>, AppError>>;
}

function noticeSchemaOf<N extends Notice>(notice: N): z.ZodType<NoticePayload<N>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- indexing by N widens to the union of all notices
  return noticeContract[notice] as unknown as z.ZodType<NoticePayload<N>>;
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
