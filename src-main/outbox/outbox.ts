import type { AppError } from '../../shared/errors/app-error';
import type { TokenRefusal } from '../../shared/outcome/token-refusals';
import type { OutboxPauseState, OutboxState } from '../../shared/outbox/outbox-state';
import { succeed, type Result } from '../../shared/result';
import type { Remote } from '../db/cross-thread-store-types';
import type { TokenVault } from '../keychain/token-vault';
import type { Log } from '../log/log';
import type { TicketStore } from '../tickets/store/ticket-store';
import type { OutboxPause } from './outbox-pause';

export type Outbox = ReturnType<typeof createOutbox>;

export type OutboxParts = {
  readonly tickets: Remote<TicketStore>;
  readonly pause: OutboxPause;
  /** Makes one attempt for a queued ticket. The pause has recorded the outcome before the promise resolves. */
  readonly attempt: (ticketId: number) => Promise<Result<unknown, AppError>>;
  readonly token: TokenVault['token'];
  /** Of the token that an earlier run was refused in this way. */
  readonly refusedTokenHash: (refusal: TokenRefusal) => string | null;
  readonly log: Log;
};

/**
 * Sends the waiting tickets in order, one at a time, for as long as it takes. It reads the next ticket from disk before
 * each attempt, so it has no state that must survive a crash.
 */
export function createOutbox(parts: OutboxParts) {
  const { tickets, pause, attempt, token: readToken, log } = parts;
  let draining: Promise<void> | undefined;
  let isDrainRequested = false;
  let isClosed = false;
  /** Damaged tickets, skipped until the next start: they cannot be sent as written, and must not block the others. */
  const damaged = new Set<number>();
  pause.whenResumed(() => void drain());

  function drain(): Promise<void> {
    isDrainRequested = true;
    draining ??= drainWhileRequested();
    return draining;
  }

  /** Drains until no request came during the last check, so that no request is missed. */
  async function drainWhileRequested(): Promise<void> {
    try {
      while (isDrainRequested) {
        isDrainRequested = false;
        await drainAll();
      }
    } finally {
      draining = undefined;
    }
  }

  async function drainAll(): Promise<void> {
    while (!isClosed && pause.state() === null) {
      const next = await tickets.nextQueued([...damaged]);
      if (!next.ok) {
        pause.pauseAsNotSent();
        return;
      }
      if (next.value === null) return;
      const token = await readToken();
      if (!token.ok || token.value === null) {
        // A new token may have arrived since this read.
        if (isDrainRequested) return;
        if (token.ok) pause.stopWithoutToken();
        else pause.waitForKeychain(token.error.errorCode);
        return;
      }
      if (pause.stopIfRefused(token.value)) return;
      const attempted = await attempt(next.value);
      if (!attempted.ok && attempted.error.kind === 'database' && attempted.error.errorCode === 'damaged') {
        damaged.add(next.value);
        log.error('queued ticket is damaged', { ticketId: next.value });
        continue;
      }
      if (!attempted.ok && pause.state() === null) pause.pauseAsNotSent();
    }
  }

  return {
    /**
     * Starts with the app. A stop that StoreHub imposed on an earlier run still applies, without asking again; for another
     * token than the one it refused then, it does not. Of a throttling, only the rest of its time applies.
     */
    async start(): Promise<void> {
      const next = await tickets.nextQueued();
      if (next.ok && next.value !== null) {
        const last = await tickets.lastCertainAttemptHere();
        if (last.ok && last.value !== null)
          pause.recordOutcomeOfEarlierRun(last.value, parts.refusedTokenHash);
      }
      void drain();
    },

    /** Sends the waiting tickets, unless a drain is running or the outbox is paused. */
    drain,

    resume: pause.resume,
    wake: pause.wake,
    pauseState: (): OutboxPauseState | null => pause.state(),

    async state(): Promise<Result<OutboxState, AppError>> {
      const waiting = await tickets.queued();
      if (!waiting.ok) return waiting;
      const uncertain = await tickets.uncertain();
      if (!uncertain.ok) return uncertain;
      const rejected = await tickets.rejected();
      if (!rejected.ok) return rejected;
      return succeed({
        pauseState: pause.state(),
        waiting: waiting.value,
        uncertain: uncertain.value,
        rejected: rejected.value,
      });
    },

    /** Waits for the running attempt and starts no other. */
    async close(): Promise<void> {
      isClosed = true;
      pause.close();
      await draining;
    },
  };
}
