import type { AppError } from '../../shared/errors/app-error';
import type { OutboxPauseState, OutboxState } from '../../shared/outbox/outbox-state';
import { succeed, type Result } from '../../shared/result';
import type { Remote } from '../db/remote-stores';
import type { TokenVault } from '../keychain/token-vault';
import type { Log } from '../log/log';
import type { TicketStore } from '../tickets/store/ticket-store';
import type { OutboxPause } from './outbox-pause';

export type Outbox = ReturnType<typeof createOutbox>;

export type OutboxParts = {
  readonly tickets: Remote<TicketStore>;
  readonly pause: OutboxPause;
  /** One attempt for a queued ticket. The pause learns its outcome before this ends. */
  readonly attempt: (ticketId: number) => Promise<Result<unknown, AppError>>;
  readonly token: TokenVault['token'];
  readonly log: Log;
};

/**
 * The tickets that wait to be sent by themselves: in order, one at a time, for as long as it takes. What may go out
 * is read from disk before each attempt, so nothing here needs to survive a crash.
 */
export function createOutbox({ tickets, pause, attempt, token: readToken, log }: OutboxParts) {
  let draining: Promise<void> | undefined;
  let isWantedAgain = false;
  let isClosed = false;
  /** Set aside until the next start: what cannot be sent as it was written holds up nothing else. */
  const damaged = new Set<number>();
  pause.whenResumed(() => void drain());

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
    while (!isClosed && pause.state() === null) {
      const next = await tickets.nextQueued([...damaged]);
      if (!next.ok) {
        pause.pauseAsNotSent();
        return;
      }
      if (next.value === null) return;
      const token = await readToken();
      if (!token.ok || token.value === null) {
        // A token may have come since the keychain was asked.
        if (isWantedAgain) return;
        if (token.ok) pause.stopWithoutToken();
        else pause.waitForKeychain(token.error.errorCode);
        return;
      }
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
    /** At the start of the app: what an earlier run was told last holds until the agent acts, and is not asked again. */
    async start(): Promise<void> {
      const [next, last] = [await tickets.nextQueued(), await tickets.lastOutcome()];
      const holds = ['signed-out', 'account-blocked', 'throttled'];
      if (
        next.ok &&
        next.value !== null &&
        last.ok &&
        last.value !== null &&
        holds.includes(last.value.kind)
      ) {
        pause.recordOutcome(last.value);
      }
      void drain();
    },

    /** Sends what waits, unless it is being sent already or it is paused. */
    drain,

    resume: pause.resume,
    wake: pause.wake,
    pauseState: (): OutboxPauseState | null => pause.state(),

    async state(): Promise<Result<OutboxState, AppError>> {
      const waiting = await tickets.queued();
      if (!waiting.ok) return waiting;
      const uncertain = await tickets.uncertain();
      if (!uncertain.ok) return uncertain;
      return succeed({ pauseState: pause.state(), waiting: waiting.value, uncertain: uncertain.value });
    },

    /** Lets an attempt under way end, and begins no other. */
    async close(): Promise<void> {
      isClosed = true;
      pause.close();
      await draining;
    },
  };
}
