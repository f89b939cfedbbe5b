import type { KeychainErrorCode } from '../../shared/errors/app-error';
import type { OutboxPauseState } from '../../shared/outbox/outbox-state';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { Schedule } from '../../shared/time/schedule';
import type { TokenVault } from '../keychain/token-vault';
import type { Log } from '../log/log';
import { getPauseMs, type PauseReason } from './retry-policy';

export type OutboxPause = ReturnType<typeof createOutboxPause>;

export type OutboxPauseParts = {
  readonly token: TokenVault['token'];
  readonly nowMs: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Runs a function once after a time in ms. @returns a function that cancels it */
  readonly schedule: Schedule;
  readonly onChanged: () => void;
  readonly log: Log;
};

const noFailures = { because: null, inRow: 0 } as const;

/** How often to read a failing keychain again, in ms. The read never prompts the user for a password. */
const askKeychainEveryMs = 5_000;

const noToken: OutboxPauseState = { kind: 'signed-out', outcome: null };

/**
 * Holds what keeps tickets from being sent, and until when. It learns from every outcome, both of the outbox and of
 * tickets sent by hand, and depends on neither.
 */
export function createOutboxPause(parts: OutboxPauseParts) {
  let state: OutboxPauseState | null = null;
  let cancel: (() => void) | undefined;
  let failures: { readonly because: PauseReason | null; readonly inRow: number } = noFailures;
  let pausedForMs = 0;
  let isClosed = false;
  let onResumed: (() => void) | undefined;

  /**
   * Waits for the keychain. A failing keychain does not mean that the token is missing, so it is read again until it
   * answers. Then the waiting tickets are sent.
   */
  function waitForKeychain(errorCode: KeychainErrorCode): void {
    const isNews = state?.kind !== 'keychain' || state.errorCode !== errorCode;
    cancel?.();
    state = { kind: 'keychain', errorCode };
    cancel = isClosed ? undefined : parts.schedule(askKeychainEveryMs, () => void askKeychain());
    if (!isNews) return;
    parts.log.warn('outbox waits for the keychain', { errorCode });
    parts.onChanged();
  }

  async function askKeychain(): Promise<void> {
    const token = await parts.token();
    if (state?.kind !== 'keychain' || isClosed) return;
    if (token.ok) resume();
    else waitForKeychain(token.error.errorCode);
  }

  function stop(next: OutboxPauseState): void {
    cancel?.();
    cancel = undefined;
    state = next;
    if ('outcome' in next)
      parts.log.warn('outbox stopped', { because: next.kind, isTokenMissing: next.outcome === null });
    parts.onChanged();
  }

  /**
   * Pauses the outbox. Never replaces a stop that only the agent can end, and never shortens a pause that the server
   * asked for.
   */
  function pause(reason: PauseReason, retryAfterMs: number | null): void {
    const mayPause = canEndByItself() && (reason === 'throttled' || !isThrottled());
    if (isClosed || !mayPause) {
      parts.onChanged();
      return;
    }
    failures = { because: reason, inRow: reason === failures.because ? failures.inRow + 1 : 1 };
    // The rest of the server's pause by the clock, capped at its original length: the clock may have been set back.
    const askedBeforeMs =
      state?.kind === 'paused' && state.reason === 'throttled'
        ? Math.min(state.untilMs - parts.nowMs(), pausedForMs)
        : 0;
    pausedForMs = Math.max(getPauseMs(reason, failures.inRow, retryAfterMs, parts.random()), askedBeforeMs);
    parts.log.warn('outbox paused', { because: reason, ms: Math.round(pausedForMs), inRow: failures.inRow });
    stop({ kind: 'paused', reason, untilMs: parts.nowMs() + pausedForMs });
    cancel = parts.schedule(pausedForMs, resume);
  }

  function canEndByItself(): boolean {
    return state === null || state.kind === 'paused' || state.kind === 'keychain';
  }

  function isThrottled(): boolean {
    return state?.kind === 'paused' && state.reason === 'throttled';
  }

  function resume(): void {
    if (state !== null) parts.log.info('outbox resumed', { after: state.kind });
    cancel?.();
    cancel = undefined;
    state = null;
    if (isClosed) return;
    parts.onChanged();
    onResumed?.();
  }

  return {
    /** Null if nothing keeps a ticket from being sent. */
    state: (): OutboxPauseState | null => state,

    /** True if a new ticket may be sent at once: the outbox runs, or waits only for a network or the keychain. */
    canTryNow: (): boolean => canEndByItself() && !isThrottled(),

    recordOutcome(outcome: Outcome): void {
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
    },

    /** Pauses after an attempt in which nothing was sent and that has no outcome. */
    pauseAsNotSent: (): void => pause('not-sent', null),

    stopWithoutToken: (): void => stop(noToken),

    waitForKeychain,

    /** Ends the pause: the agent asked for it, a token was set, or the network is back. */
    resume,

    /** Called after sleep. Ends a pause caused by a missing network, but not one that the server asked for. */
    wake(): void {
      if (state?.kind === 'paused' && state.reason === 'not-sent') resume();
      if (state?.kind === 'keychain') void askKeychain();
    },

    /** Registers the function to call each time tickets may be sent again. */
    whenResumed: (listener: () => void): void => {
      onResumed = listener;
    },

    close(): void {
      isClosed = true;
      cancel?.();
    },
  };
}
