import type { KeychainErrorCode } from '../../shared/errors/app-error';
import type { Attempt } from '../../shared/history/ticket-summary-and-detail';
import type { OutboxPauseState } from '../../shared/outbox/outbox-state';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { TokenRefusal } from '../../shared/outcome/token-refusals';
import type { Schedule } from '../../shared/time/schedule';
import { hashToken } from '../keychain/hash-token';
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
  readonly onTokenRefused: (tokenHash: string, refusal: TokenRefusal) => void;
  readonly log: Log;
};

const noFailures = { because: null, inRow: 0 } as const;

/** How often to read a failing keychain again, in ms. The read never prompts the user for a password. */
const askKeychainEveryMs = 5_000;

type EarlierAttempt = Pick<Attempt, 'outcome' | 'endedAtMs'>;

type RefusedToken = { readonly hash: string; readonly stop: OutboxPauseState };

const noToken: OutboxPauseState = { kind: 'signed-out', outcome: null };

/**
 * Holds what keeps tickets from being sent, and until when. It learns from every outcome, both of the outbox and of
 * tickets sent by hand, and depends on neither.
 */
export function createOutboxPause(parts: OutboxPauseParts) {
  let state: OutboxPauseState | null = null;
  /** The token that StoreHub refused, until it has taken one, or the agent wants it to be asked again. */
  let refused: RefusedToken | null = null;
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
   * StoreHub refused a token or its account. Another token may be there now, also that of another account: IT replaced it
   * while the ticket was on its way, or while the app was closed. Then what waits goes on, but not before a pause that the
   * server asked for has ended.
   */
  async function stopUnlessReplaced(stopped: OutboxPauseState, hash: string | null): Promise<void> {
    refused = hash === null ? null : { hash, stop: stopped };
    const throttled = refused !== null && isThrottled() ? state : null;
    if (throttled === null) stop(stopped);
    if (refused === null) return;
    const token = await parts.token();
    if (state !== (throttled ?? stopped) || isClosed) return;
    if (token.ok) {
      if (token.value !== null && !stopIfRefused(token.value) && throttled === null) resume();
    } else if (throttled === null) waitForKeychain(token.error.errorCode);
  }

  function stopIfRefused(token: string): boolean {
    if (refused === null) return false;
    const { hash, stop: stopped } = refused;
    if (hashToken(token) !== hash) {
      refused = null;
      return false;
    }
    if (state !== stopped) stop(stopped);
    return true;
  }

  /**
   * Pauses the outbox. Never replaces a stop that only the agent can end, and never shortens a pause that the server
   * asked for.
   * @param sinceMs when the server answered: what has passed of the pause since then, also while the app was closed, is over
   */
  function pause(reason: PauseReason, retryAfterMs: number | null, sinceMs = parts.nowMs()): void {
    const mayPause = canEndByItself() && (reason === 'throttled' || !isThrottled());
    if (isClosed || !mayPause) {
      parts.onChanged();
      return;
    }
    failures = { because: reason, inRow: reason === failures.because ? failures.inRow + 1 : 1 };
    const wholeMs = getPauseMs(reason, failures.inRow, retryAfterMs, parts.random());
    const askedBeforeMs =
      state?.kind === 'paused' && state.reason === 'throttled' ? getRestMs(pausedForMs, state.untilMs) : 0;
    const restMs = Math.max(getRestMs(wholeMs, sinceMs + wholeMs), askedBeforeMs);
    if (restMs <= 0) return;
    pausedForMs = restMs;
    parts.log.warn('outbox paused', { because: reason, ms: Math.round(restMs), inRow: failures.inRow });
    stop({ kind: 'paused', reason, untilMs: parts.nowMs() + restMs });
    cancel = parts.schedule(restMs, resume);
  }

  /** The rest of a pause by the clock, at most all of it: the clock may have been set back. */
  function getRestMs(wholeMs: number, untilMs: number): number {
    return Math.min(untilMs - parts.nowMs(), wholeMs);
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

  function recordRefusal(
    stopped: Extract<OutboxPauseState, { kind: TokenRefusal }>,
    tokenHash: string | null,
  ): void {
    if (tokenHash !== null) parts.onTokenRefused(tokenHash, stopped.kind);
    void stopUnlessReplaced(stopped, tokenHash);
  }

  /** @param tokenHash of the token that StoreHub refused, itself or its account; null if it is not known, as of other outcomes */
  function recordOutcome(outcome: Outcome, tokenHash: string | null): void {
    switch (outcome.kind) {
      case 'created':
      case 'rejected': {
        failures = noFailures;
        if (outcome.kind === 'created') refused = null;
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
        recordRefusal({ kind: outcome.kind, outcome }, tokenHash);
        return;
      case 'account-blocked':
        recordRefusal({ kind: outcome.kind, outcome }, tokenHash);
    }
  }

  return {
    /** Null if nothing keeps a ticket from being sent. */
    state: (): OutboxPauseState | null => state,

    /** True if a new ticket may be sent at once: the outbox runs, or waits only for a network or the keychain. */
    canTryNow: (): boolean => canEndByItself() && !isThrottled() && refused === null,

    recordOutcome,

    /**
     * Records what StoreHub answered last before the app was closed. Of a pause that it asked for, the rest counts, however
     * often the app was started since.
     */
    recordOutcomeOfEarlierRun(
      { outcome, endedAtMs }: EarlierAttempt,
      refusedTokenHash: (refusal: TokenRefusal) => string | null,
    ): void {
      if (outcome?.kind === 'throttled') {
        pause('throttled', outcome.retryAfterMs, endedAtMs ?? parts.nowMs());
      } else if (outcome?.kind === 'signed-out' || outcome?.kind === 'account-blocked') {
        recordOutcome(outcome, refusedTokenHash(outcome.kind));
      }
    },

    /** Pauses after an attempt in which nothing was sent and that has no outcome. */
    pauseAsNotSent: (): void => pause('not-sent', null),

    stopWithoutToken: (): void => stop(noToken),

    waitForKeychain,

    /** Stops again if StoreHub refused this token. */
    stopIfRefused,

    /** Ends the pause: the agent asked for it, or a token was set. Also the token that was refused is tried again. */
    resume: (): void => {
      refused = null;
      resume();
    },

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
