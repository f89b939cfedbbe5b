import type { AppError } from '../../shared/app-error';
import { explainOutcome, type Outcome } from '../../shared/outcome';
import type { OutboxHalt, OutboxState } from '../../shared/outbox';
import { succeed, type Result } from '../../shared/result';
import type { Remote } from '../db/remote';
import type { TicketSender } from '../tickets/ticket-sender';
import { queuedStates } from '../tickets/ticket-state';
import type { TicketStore } from '../tickets/ticket-store';
import { pauseMs } from './retry-policy';

export type Outbox = ReturnType<typeof createOutbox>;

export type OutboxParts = {
  readonly tickets: Remote<TicketStore>;
  readonly sender: () => Pick<TicketSender, 'sendAgain'>;
  readonly hasToken: () => Promise<boolean>;
  readonly nowMs: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Runs a function once after a time in ms. @returns a function that calls it off */
  readonly schedule: (delayMs: number, run: () => void) => () => void;
  readonly onChanged: () => void;
};

/**
 * The tickets that wait to be sent by themselves: in order, one at a time, for as long as it takes. What may go out
 * is read from disk before each attempt, so nothing here needs to survive a crash.
 */
export function createOutbox(parts: OutboxParts) {
  let halt: OutboxHalt | null = null;
  let cancelPause: (() => void) | undefined;
  let failuresInRow = 0;
  let draining: Promise<void> | undefined;
  let isClosed = false;

  function drain(): Promise<void> {
    draining ??= drainAll().finally(() => {
      draining = undefined;
    });
    return draining;
  }

  async function drainAll(): Promise<void> {
    while (!isClosed && halt === null) {
      const next = await parts.tickets.nextQueued();
      if (!next.ok) {
        pause('not sent', null);
        return;
      }
      if (next.value === null) return;
      if (!(await parts.hasToken())) {
        stop({
          kind: 'signed out',
          sentence: 'There is no token.',
          nextStep: 'Enter the token. What waits stays in order.',
        });
        return;
      }
      const attempt = await parts.sender().sendAgain(next.value, queuedStates);
      // oxlint-disable-next-line typescript/no-unnecessary-condition -- the outcome may have halted it meanwhile
      if (!attempt.ok && halt === null) pause('not sent', null);
    }
  }

  function stop(next: OutboxHalt): void {
    cancelPause?.();
    cancelPause = undefined;
    halt = next;
    parts.onChanged();
  }

  function pause(because: 'not sent' | 'throttled' | 'uncertain', retryAfterMs: number | null): void {
    failuresInRow += 1;
    const delayMs = pauseMs(because, failuresInRow, retryAfterMs, parts.random());
    stop({ kind: 'paused', because, untilMs: parts.nowMs() + delayMs });
    cancelPause = parts.schedule(delayMs, goOn);
  }

  function goOn(): void {
    cancelPause?.();
    cancelPause = undefined;
    halt = null;
    if (isClosed) return;
    parts.onChanged();
    void drain();
  }

  return {
    /** True where a new ticket may be tried at once: nothing stands still but, at most, for want of a network. */
    mayTryNow: (): boolean => halt === null || (halt.kind === 'paused' && halt.because !== 'throttled'),

    /** Learns from every outcome, its own and those of tickets sent by hand. */
    learn(outcome: Outcome): void {
      switch (outcome.kind) {
        case 'created':
          failuresInRow = 0;
          goOn();
          return;
        case 'rejected':
          failuresInRow = 0;
          parts.onChanged();
          return;
        case 'not sent':
          pause('not sent', null);
          return;
        case 'throttled':
          pause('throttled', outcome.retryAfterMs);
          return;
        case 'uncertain':
          pause('uncertain', null);
          return;
        case 'signed out':
        case 'account blocked':
          stop({ kind: outcome.kind, ...explainOutcome(outcome) });
      }
    },

    /** At the start of the app: what an earlier run was told holds until the agent acts, and is not asked again. */
    async start(): Promise<void> {
      const queued = await parts.tickets.queued();
      const first = queued.ok ? queued.value[0] : undefined;
      if (
        first !== undefined &&
        first.lastOutcome !== null &&
        (first.state === 'signed out' || first.state === 'account blocked')
      ) {
        stop({ kind: first.state, ...explainOutcome(first.lastOutcome) });
        return;
      }
      if (first?.lastOutcome?.kind === 'throttled') {
        pause('throttled', first.lastOutcome.retryAfterMs);
        return;
      }
      void drain();
    },

    /** Sends what waits, unless it is being sent already or something halts it. */
    drain,

    /** Ends whatever halts the outbox, by the agent's hand, a new token or a network that came back. */
    goOn,

    /** After sleep: a pause for want of a network ends at once, one that the server asked for does not. */
    wake(): void {
      if (halt?.kind === 'paused' && halt.because === 'not sent') goOn();
    },

    async state(): Promise<Result<OutboxState, AppError>> {
      const waiting = await parts.tickets.queued();
      if (!waiting.ok) return waiting;
      const uncertain = await parts.tickets.uncertain();
      if (!uncertain.ok) return uncertain;
      return succeed({ halt, waiting: waiting.value, uncertain: uncertain.value });
    },

    /** Lets an attempt under way end, and begins no other. */
    async close(): Promise<void> {
      isClosed = true;
      cancelPause?.();
      await draining;
    },
  };
}
