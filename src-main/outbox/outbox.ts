import type { AppError, KeychainErrorCode } from '../../shared/errors/app-error';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { OutboxPauseState, OutboxState } from '../../shared/outbox/outbox-state';
import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import type { Remote } from '../db/remote-stores';
import type { TokenVault } from '../keychain/token-vault';
import type { Log } from '../log/log';
import type { TicketSender } from '../sending/ticket-sender';
import { queuedStatuses } from '../tickets/ticket-status';
import type { TicketStore } from '../tickets/store/ticket-store';
import { pauseMs, type PauseReason } from './retry-policy';

export type Outbox = ReturnType<typeof createOutbox>;

export type OutboxParts = {
  readonly tickets: Remote<TicketStore>;
  readonly sender: () => Pick<TicketSender, 'sendAgain'>;
  readonly token: TokenVault['token'];
  readonly nowMs: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Runs a function once after a time in ms. @returns a function that calls it off */
  readonly schedule: Schedule;
  readonly onChanged: () => void;
  readonly log: Log;
};

const noFailures = { because: null, inRow: 0 } as const;

/** How often a failing keychain is read again. That never asks its owner for a password. */
const askKeychainEveryMs = 5_000;

const noToken: OutboxPauseState = { kind: 'signed-out', outcome: null };

/**
 * The tickets that wait to be sent by themselves: in order, one at a time, for as long as it takes. What may go out
 * is read from disk before each attempt, so nothing here needs to survive a crash.
 */
export function createOutbox(parts: OutboxParts) {
  let pauseState: OutboxPauseState | null = null;
  let cancelPause: (() => void) | undefined;
  let failures: { readonly because: PauseReason | null; readonly inRow: number } = noFailures;
  let pausedForMs = 0;
  let draining: Promise<void> | undefined;
  let isWantedAgain = false;
  let isClosed = false;
  /** Set aside until the next start: what cannot be sent as it was written holds up nothing else. */
  const damaged = new Set<number>();

  function drain(): Promise<void> {
    isWantedAgain = true;
    draining ??= drainWhileWanted();
    return draining;
  }

  /** A request during the last check causes one more check, so that no request is missed. */
  async function drainWhileWanted(): Promise<void> {
    try {
      while (isWantedAgain) {
        isWantedAgain = false;
        await drainAll();
      }
    } finally {
      draining = undefined;
    }
  }

  async function drainAll(): Promise<void> {
    while (!isClosed && pauseState === null) {
      const next = await parts.tickets.nextQueued([...damaged]);
      if (!next.ok) {
        pause('not-sent', null);
        return;
      }
      if (next.value === null) return;
      const token = await parts.token();
      if (!token.ok || token.value === null) {
        // A token may have come since the keychain was asked.
        if (isWantedAgain) return;
        if (token.ok) stop(noToken);
        else waitForKeychain(token.error.errorCode);
        return;
      }
      const attempt = await parts.sender().sendAgain(next.value, queuedStatuses);
      if (!attempt.ok && attempt.error.kind === 'database' && attempt.error.errorCode === 'damaged') {
        damaged.add(next.value);
        parts.log.error('queued ticket is damaged', { ticketId: next.value });
        continue;
      }
      // oxlint-disable-next-line typescript/no-unnecessary-condition -- the outcome may have paused it meanwhile
      if (!attempt.ok && pauseState === null) pause('not-sent', null);
    }
  }

  /** Not "no token": nobody knows that. It is asked again and again, and what waits goes on when it answers. */
  function waitForKeychain(errorCode: KeychainErrorCode): void {
    const isNews = pauseState?.kind !== 'keychain' || pauseState.errorCode !== errorCode;
    cancelPause?.();
    pauseState = { kind: 'keychain', errorCode };
    cancelPause = isClosed ? undefined : parts.schedule(askKeychainEveryMs, () => void askKeychain());
    if (!isNews) return;
    parts.log.warn('outbox waits for the keychain', { errorCode });
    parts.onChanged();
  }

  async function askKeychain(): Promise<void> {
    const token = await parts.token();
    if (pauseState?.kind !== 'keychain' || isClosed) return;
    if (token.ok) resume();
    else waitForKeychain(token.error.errorCode);
  }

  function stop(next: OutboxPauseState): void {
    cancelPause?.();
    cancelPause = undefined;
    pauseState = next;
    if ('outcome' in next)
      parts.log.warn('outbox stopped', { because: next.kind, isTokenMissing: next.outcome === null });
    parts.onChanged();
  }

  /** A pause never ends a stop that only the agent ends, nor shortens one that the server asked for. */
  function pause(reason: PauseReason, retryAfterMs: number | null): void {
    const mayPause = canEndByItself() && (reason === 'throttled' || !isThrottled());
    if (isClosed || !mayPause) {
      parts.onChanged();
      return;
    }
    failures = { because: reason, inRow: reason === failures.because ? failures.inRow + 1 : 1 };
    // By the clock, but never longer than it was: the clock may have been set back.
    const askedBeforeMs =
      pauseState?.kind === 'paused' && pauseState.reason === 'throttled'
        ? Math.min(pauseState.untilMs - parts.nowMs(), pausedForMs)
        : 0;
    pausedForMs = Math.max(pauseMs(reason, failures.inRow, retryAfterMs, parts.random()), askedBeforeMs);
    parts.log.warn('outbox paused', { because: reason, ms: Math.round(pausedForMs), inRow: failures.inRow });
    stop({ kind: 'paused', reason, untilMs: parts.nowMs() + pausedForMs });
    cancelPause = parts.schedule(pausedForMs, resume);
  }

  function canEndByItself(): boolean {
    return pauseState === null || pauseState.kind === 'paused' || pauseState.kind === 'keychain';
  }

  function isThrottled(): boolean {
    return pauseState?.kind === 'paused' && pauseState.reason === 'throttled';
  }

  function resume(): void {
    if (pauseState !== null) parts.log.info('outbox resumed', { after: pauseState.kind });
    cancelPause?.();
    cancelPause = undefined;
    pauseState = null;
    if (isClosed) return;
    parts.onChanged();
    void drain();
  }

  /** Learns from every outcome, its own and those of tickets sent by hand. */
  function recordOutcome(outcome: Outcome): void {
    switch (outcome.kind) {
      case 'created':
      case 'rejected': {
        failures = noFailures;
        const isProof = outcome.kind === 'created' || canEndByItself();
        if (isProof && !isThrottled()) resume();
        else parts.onChanged();
        return;
      }
      case 'not-sent':
      case 'uncertain':
        pause(outcome.kind, null);
        return;
      case 'throttled':
        pause('throttled', outcome.retryAfterMs);
        return;
      case 'signed-out':
        stop({ kind: outcome.kind, outcome });
        return;
      case 'account-blocked':
        stop({ kind: outcome.kind, outcome });
    }
  }

  return {
    /** True where a new ticket may be tried at once: nothing stands still but, at most, for want of a network or keychain. */
    canTryNow: (): boolean => canEndByItself() && !isThrottled(),

    recordOutcome,

    /** At the start of the app: what an earlier run was told last holds until the agent acts, and is not asked again. */
    async start(): Promise<void> {
      const [next, last] = [await parts.tickets.nextQueued(), await parts.tickets.lastOutcome()];
      const holds = ['signed-out', 'account-blocked', 'throttled'];
      if (
        next.ok &&
        next.value !== null &&
        last.ok &&
        last.value !== null &&
        holds.includes(last.value.kind)
      ) {
        recordOutcome(last.value);
      }
      void drain();
    },

    /** Sends what waits, unless it is being sent already or it is paused. */
    drain,

    /** Ends the pause of the outbox, by the agent's hand, a new token or a network that came back. */
    resume,

    /** After sleep: a pause for want of a network ends at once, one that the server asked for does not. */
    wake(): void {
      if (pauseState?.kind === 'paused' && pauseState.reason === 'not-sent') resume();
      if (pauseState?.kind === 'keychain') void askKeychain();
    },

    pauseState: (): OutboxPauseState | null => pauseState,

    async state(): Promise<Result<OutboxState, AppError>> {
      const waiting = await parts.tickets.queued();
      if (!waiting.ok) return waiting;
      const uncertain = await parts.tickets.uncertain();
      if (!uncertain.ok) return uncertain;
      return succeed({ pauseState, waiting: waiting.value, uncertain: uncertain.value });
    },

    /** Lets an attempt under way end, and begins no other. */
    async close(): Promise<void> {
      isClosed = true;
      cancelPause?.();
      await draining;
    },
  };
}
