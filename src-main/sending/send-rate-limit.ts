import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/app-state';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, type Result } from '../../shared/result';

/** Far more than a person can take down in that time, far fewer than a script can send. */
const mostSends = 30;
const withinMs = 10_000;

/**
 * Limits how many sends the window may start in live mode. Practice sends to nobody and has no limit. Tickets in the
 * outbox are sent at its own pace.
 * @returns a function that counts a send and tells whether it may start now
 */
export function createSendRateLimit(nowMs: () => number, mode: () => Promise<Mode>): () => Promise<boolean> {
  let admittedAtMs: number[] = [];

  return async () => {
    if ((await mode()) === 'practice') return true;
    const now = nowMs();
    // Times in the future do not count: the clock may have been set back.
    admittedAtMs = admittedAtMs.filter((atMs) => atMs > now - withinMs && atMs <= now);
    if (admittedAtMs.length >= mostSends) return false;
    admittedAtMs.push(now);
    return true;
  };
}

/** @param mayBegin counts the sends that it admits */
export function withSendRateLimit(handlers: Handlers, mayBegin: () => Promise<boolean>): Handlers {
  async function paced<T>(run: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    return (await mayBegin()) ? run() : fail({ kind: 'not-allowed', reason: 'too-many-sends' });
  }
  return {
    ...handlers,
    'tickets.send': (request) => paced(() => handlers['tickets.send'](request)),
    'tickets.send-again': (request) => paced(() => handlers['tickets.send-again'](request)),
  };
}
