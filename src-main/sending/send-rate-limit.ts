import type { RefusalReason } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/mode';
import type { Log } from '../log/log';

/** Far more than a person can take down in that time, far fewer than a script can send. */
const maxSends = 30;
const withinMs = 10_000;

/** Several times what a busy agent sends. More needs a person's confirmation. */
export const maxSendsInHour = 300;
const hourMs = 3_600_000;

/** A dialog may stay open for any time. The window waits 120 s for its answer, of which sending may take 30. */
const confirmWithinMs = 80_000;

/** How long not to ask again after a refusal, in ms: a page must not open one dialog after the other. */
const askAgainAfterMs = 60_000;

export type SendRateLimitParts = {
  readonly nowMs: () => number;
  readonly mode: () => Promise<Mode>;
  /** Asks a person in a dialog, which no page can answer, whether to send that many. */
  readonly confirmMany: () => Promise<boolean>;
  readonly log: Log;
};

/** Counts a send and returns null if it may start now; otherwise returns why not. */
export type MayBeginSend = () => Promise<RefusalReason | null>;

/**
 * Limits how many sends the window may start in live mode. Practice sends to nobody and has no limit. Tickets in the
 * outbox are sent at its own pace.
 */
export function createSendRateLimit({ nowMs, mode, confirmMany, log }: SendRateLimitParts): MayBeginSend {
  let admittedAtMs: number[] = [];
  let isAsking = false;
  let refusedAtMs = Number.NEGATIVE_INFINITY;

  // Times in the future do not count: the clock may have been set back.
  const isWithin = (ms: number) => {
    const now = nowMs();
    return (atMs: number): boolean => atMs > now - ms && atMs <= now;
  };

  async function areManyMeant(): Promise<boolean> {
    if (isAsking || isWithin(askAgainAfterMs)(refusedAtMs)) return false;
    isAsking = true;
    const askedAtMs = nowMs();
    try {
      const isConfirmed = await confirmMany();
      log.warn('many sends within an hour', { sends: admittedAtMs.length, isConfirmed });
      if (isConfirmed) admittedAtMs = [];
      else refusedAtMs = nowMs();
      // The window no longer waits, and takes the call for one that was not sent. Its next send begins at once.
      return isConfirmed && nowMs() - askedAtMs <= confirmWithinMs;
    } finally {
      isAsking = false;
    }
  }

  return async () => {
    if ((await mode()) === 'practice') return null;
    admittedAtMs = admittedAtMs.filter(isWithin(hourMs));
    if (admittedAtMs.filter(isWithin(withinMs)).length >= maxSends) return 'too-many-sends';
    if (admittedAtMs.length >= maxSendsInHour && !(await areManyMeant())) return 'not-confirmed';
    admittedAtMs.push(nowMs());
    return null;
  };
}
