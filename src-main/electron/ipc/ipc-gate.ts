import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import {
  channels,
  longRunningChannels,
  longRunningLimitMs,
  type IpcEvent,
} from '../../../shared/ipc/channels-and-events';
import type { Handlers } from '../../../shared/ipc/contract';
import { eventContract, type EventPayload } from '../../../shared/ipc/event-contract';
import { fail } from '../../../shared/result';
import { limitLogRate } from '../../log/rate-limited-log';
import type { Log } from '../../log/log';
import { answerRequest, type Answer } from './answer-request';
import type { SenderFrame } from './trusted-sender';

export type IpcGateOptions = {
  readonly handlers: Handlers;
  readonly isTrustedSender: (frame: SenderFrame | null) => boolean;
  readonly log: Log;
  /** Gets a line for every request: its channel and its duration, and nothing that it holds. */
  readonly requestLog: Log;
  /** Longer than any handler may take. After it, the window gets an `internal` error. */
  readonly timeLimitMs?: number;
};

/**
 * Opens the only gate between the window and the main process. Channels outside the contract do not exist. Answers are
 * sent as JSON.
 */
export function openIpcGate({
  handlers,
  isTrustedSender,
  timeLimitMs = 120_000,
  requestLog,
  ...options
}: IpcGateOptions): void {
  const log = limitLogRate(options.log, Date.now);
  for (const channel of channels) {
    const answer = async (event: IpcMainInvokeEvent, request: unknown): Promise<Answer> => {
      if (!isTrustedSender(event.senderFrame)) {
        log.warn('ipc sender not trusted', { channel });
        return fail({ kind: 'untrusted-sender' });
      }
      const limitMs = longRunningChannels.has(channel) ? longRunningLimitMs : timeLimitMs;
      const startMs = performance.now();
      const answered = await answerRequest(channel, request, { handlers, log, timeLimitMs: limitMs });
      const ms = Math.round(performance.now() - startMs);
      requestLog.info('ipc request answered', { channel, isOk: answered.ok, ms });
      return answered;
    };
    ipcMain.handle(channel, async (event, request: unknown) => JSON.stringify(await answer(event, request)));
  }
}

/** Sends an event to a window, unless the window is destroyed. */
export function sendEvent<N extends IpcEvent>(
  window: BrowserWindow,
  event: N,
  payload: EventPayload<N>,
): void {
  if (window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(event, eventContract[event].parse(payload));
}
