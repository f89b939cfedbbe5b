import type { AppError } from '../../shared/errors/app-error';
import type { CallFields } from '../../shared/calls/call';
import { buildTicketRequest } from '../../shared/calls/build-ticket-request';
import type { TicketDetail, TicketStatus } from '../../shared/history/ticket-summary-and-detail';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { appendReferenceLine } from '../../shared/history/follow-up-and-reference-lines-of-remark';
import { createCandidateReferences } from '../../shared/tickets/ticket-reference';
import { fail, succeed, type Result } from '../../shared/result';
import type { CreateTicketRequest } from '../../shared/tickets/create-ticket-request-schema';
import type { CallStore } from '../calls/call-store';
import { findAgentOfCall } from '../calls/find-agent-of-call';
import { toEndedCall, type EndedCall } from '../incoming-calls/ended-call';
import { withTicket } from '../db/database-error';
import type { Remote } from '../db/cross-thread-store-types';
import { hashToken } from '../keychain/hash-token';
import type { TokenVault } from '../keychain/token-vault';
import type { JournalRecord } from '../journal/journal-record';
import { requireFound } from '../../shared/errors/require-found';
import type { Schedule } from '../../shared/time/schedule';
import { describeError } from '../log/describe-error-for-log';
import type { Log } from '../log/log';
import { toErrorTrace } from '../log/error-trace';
import { hashContent } from '../rows/tickets/content-hash';
import { describeOutcome } from './describe-outcome-for-log';
import { createOutcomeWriter, type OutcomeWriterParts } from './outcome-writer';
import { singleFlight } from './single-flight';
import type { BegunAttempt, TicketStore } from '../tickets/store/ticket-store';

/**
 * Sends the request, at most once. Never rejects. Times are ms since 1970. It connects while the body is still being
 * saved. No byte leaves before the body resolves, and none if it resolves to null.
 */
export type SendRequest = (
  body: string | Promise<string | null>,
  token: string,
  onFirstByte: () => void,
) => Promise<{
  readonly outcome: Outcome;
  readonly httpStatus: number | null;
  readonly rawAnswer: string | null;
}>;

export type TicketSender = ReturnType<typeof createTicketSender>;

export type TicketSenderParts = {
  readonly calls: Remote<CallStore>;
  readonly tickets: Remote<TicketStore>;
  readonly sendRequest: SendRequest;
  /** Reads the token. Without a token, or while the keychain does not release it, nothing can be sent. */
  readonly token: TokenVault['token'];
  /** False while the outbox is stopped or throttled for all tickets. A new ticket then waits in the outbox. */
  readonly canTryNow: () => boolean;
  /** Whether the remark of a new ticket ends with a line that holds the ticket's reference. */
  readonly addReferenceToRemark: () => boolean;
  /** The initials of who takes the calls now, for the record on this PC. */
  readonly agent: () => string | null;
  readonly nowMs: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Runs a function once after a time in ms. @returns a function that cancels it */
  readonly schedule: Schedule;
  /** Called with each outcome once it is on disk. `isAnswered` if `send` returns the ticket. */
  readonly onOutcome: OutcomeWriterParts['onOutcome'];
  /** Called when a call has its ticket, before a byte leaves. `isAboutCase`: about an earlier one, or closed its callback. */
  readonly onTicketMade: (isAboutCase: boolean) => void;
  /**
   * Called when a call has its ticket: it has ended. Where the ticket is being sent, only once its outcome is on the way to
   * the disk, since the agent waits for the case number.
   */
  readonly onCallEnded: (call: EndedCall) => void;
  /** Called when a ticket starts to wait without an attempt, and when an agent's action changed it. */
  readonly onChanged: (ticketId: number) => void;
  readonly log: Log;
};

const saveAfterMs = 50;

/**
 * Sends one ticket, from call to outcome. The ticket and the attempt are on disk before the first byte leaves. The
 * outcome is on disk before anyone learns of it. While an outcome cannot be written, nothing new is sent. There is one
 * flight per call and one per ticket: a repeated request joins the running one and never starts another.
 */
export function createTicketSender(parts: TicketSenderParts) {
  const sendingCalls = new Map<string, Promise<Result<TicketDetail, AppError>>>();
  const sendingTickets = new Map<number, Promise<Result<TicketDetail, AppError>>>();
  /** Calls that already have a ticket: a later failure for one of them does not mean that nothing was sent. */
  const ticketedCalls = new Set<string>();
  const outcomeWriter = createOutcomeWriter(parts);

  async function sendCall(callId: string, fields: CallFields): Promise<Result<TicketDetail, AppError>> {
    const content = buildTicketRequest(fields);
    if (!content.ok) {
      const saved = await parts.calls.save(callId, fields, parts.nowMs());
      return saved.ok ? fail({ kind: 'fields-not-ready', faults: content.error }) : toNotSent(callId, saved);
    }
    const token = await readTokenSavingDraft(callId, fields);
    const named = await assignReference(content.value);
    if (!named.ok) return toNotSent(callId, named);
    const { references, body } = named.value;
    const sendNow = token !== null && parts.canTryNow() && (await outcomeWriter.saveAll()).ok;
    const making = parts.tickets.make(
      {
        callId,
        fields,
        body,
        bodySha256: hashContent(body),
        references,
        nowMs: parts.nowMs(),
        agent: findAgentOfCall(fields, parts.agent()),
      },
      sendNow,
    );
    const onDisk = making.then((made) => (made.ok ? (made.value?.attempt?.body ?? null) : null));
    const answer = sendNow ? ask(onDisk, token) : null;
    const made = await making;
    // If the ticket is not on disk, the request gets no body, and no byte leaves.
    if (!made.ok) return toNotSent(callId, made);
    if (made.value === null) return fail({ kind: 'not-found', what: 'call' });
    const { ticketId, attempt } = made.value;
    ticketedCalls.add(callId);
    parts.onTicketMade(made.value.follows !== null || made.value.isReminderDone === true);
    const endCall = () => parts.onCallEnded(toEndedCall(callId, fields));
    if (attempt === null || answer === null) {
      endCall();
      if (made.value.isNew) parts.log.info('ticket waits', { ticketId });
      parts.onChanged(ticketId);
      await sendingTickets.get(ticketId);
      const saved = await outcomeWriter.save(ticketId);
      return saved === undefined ? get(ticketId) : withTicket(saved, 'answer-not-saved');
    }
    const sent = track(ticketId, finish(attempt, answer, true));
    void answer.then(endCall);
    return sent;
  }

  function toNotSent<T>(callId: string, answer: Result<T, AppError>): Result<T, AppError> {
    return ticketedCalls.has(callId) ? answer : withTicket(answer, 'not-sent');
  }

  /**
   * Returns candidate references and the body to send. If the body contains the reference, there is exactly one
   * candidate.
   */
  async function assignReference(
    request: CreateTicketRequest,
  ): Promise<Result<{ references: readonly string[]; body: string }, AppError>> {
    const references = createCandidateReferences(parts.randomBytes);
    if (!parts.addReferenceToRemark()) return succeed({ references, body: JSON.stringify(request) });
    const free = await parts.tickets.freeReference(references);
    if (!free.ok) return free;
    const reference = free.value ?? '';
    const { Ticket, Appointment } = request;
    const Remark = appendReferenceLine(Ticket.Remark ?? '', reference);
    return succeed({
      references: [reference],
      body: JSON.stringify({ Ticket: { ...Ticket, Remark }, Appointment }),
    });
  }

  /** Reads the token. Saves the draft meanwhile if the keychain is slow, so that the text does not wait unsaved. */
  async function readTokenSavingDraft(callId: string, fields: CallFields): Promise<string | null> {
    const callOff = parts.schedule(saveAfterMs, () => void parts.calls.save(callId, fields, parts.nowMs()));
    const token = await parts.token();
    callOff();
    return token.ok ? token.value : null;
  }

  async function attemptAgain(
    ticketId: number,
    from: readonly TicketStatus[],
  ): Promise<Result<TicketDetail, AppError>> {
    const saved = await outcomeWriter.saveAll();
    if (!saved.ok) return saved;
    const token = await parts.token();
    if (!token.ok) return fail({ kind: 'keychain', ...token.error });
    if (token.value === null) return fail({ kind: 'not-allowed', reason: 'no-token' });
    const begun = await parts.tickets.beginAttempt(ticketId, from, parts.nowMs());
    if (!begun.ok) return begun;
    if (begun.value === null) return fail({ kind: 'not-allowed', reason: 'not-resendable' });
    parts.onChanged(ticketId);
    return finish(begun.value, ask(begun.value.body, token.value), false);
  }

  async function ask(body: string | Promise<string | null>, token: string) {
    const beganAtMs = parts.nowMs();
    let firstByteAtMs = null as number | null;
    const { outcome, httpStatus, rawAnswer } = await parts
      .sendRequest(body, token, () => {
        firstByteAtMs ??= parts.nowMs();
      })
      .catch((thrown: unknown) => {
        parts.log.error('sending threw', toErrorTrace(thrown));
        return createUncertainOutcome(thrown);
      });
    const endedAtMs = parts.nowMs();
    const tokenHash = ['signed-out', 'account-blocked'].includes(outcome.kind) ? hashToken(token) : null;
    const ms = endedAtMs - beganAtMs;
    return { outcome, httpStatus, rawAnswer, firstByteAtMs, endedAtMs, ms, tokenHash };
  }

  async function finish(
    attempt: BegunAttempt,
    answer: ReturnType<typeof ask>,
    isCallerWaiting: boolean,
  ): Promise<Result<TicketDetail, AppError>> {
    const { attemptId, ticketId, number } = attempt;
    const { ms, tokenHash, ...ended } = await answer;
    const saving = outcomeWriter.keep({
      attempt,
      ended: { attemptId, ...ended },
      isCallerWaiting,
      tokenHash,
    });
    // While the thread saves it: the log file is written on this one.
    parts.log[ended.outcome.kind === 'created' ? 'info' : 'warn']('attempt ended', {
      ticketId,
      attempt: number,
      ...describeOutcome(ended.outcome),
      httpStatus: ended.httpStatus,
      hasLeft: ended.firstByteAtMs !== null,
      ms,
    });
    const saved = await saving;
    if (!saved.ok)
      parts.log.error('outcome not written', { ticketId, attempt: number, ...describeError(saved.error) });
    return withTicket(saved, 'answer-not-saved');
  }

  async function get(ticketId: number): Promise<Result<TicketDetail, AppError>> {
    return requireFound('ticket', await parts.tickets.get(ticketId));
  }

  function track(
    ticketId: number,
    flight: Promise<Result<TicketDetail, AppError>>,
  ): Promise<Result<TicketDetail, AppError>> {
    return singleFlight(sendingTickets, ticketId, () => flight);
  }

  async function whenIdle(): Promise<void> {
    while (sendingCalls.size + sendingTickets.size > 0) {
      await Promise.allSettled([...sendingCalls.values(), ...sendingTickets.values()]);
    }
  }

  return {
    get,

    /** Whether a ticket is on its way, or its outcome not on the disk yet. */
    isSending: (): boolean => sendingCalls.size + sendingTickets.size > 0 || outcomeWriter.hasUnsaved(),

    /** Saves the fields, creates the ticket and sends it. Returns the existing ticket if the call already has one. */
    send: (callId: string, fields: CallFields): Promise<Result<TicketDetail, AppError>> =>
      singleFlight(sendingCalls, callId, () => sendCall(callId, fields)),

    /** Returns the result of sending a call, once it is known. Sends nothing. */
    async outcomeOf(callId: string): Promise<Result<TicketDetail, AppError>> {
      const flight = sendingCalls.get(callId);
      if (flight !== undefined) return flight;
      const call = requireFound('call', await parts.calls.get(callId));
      if (!call.ok) return call;
      const { ticketId } = call.value;
      if (ticketId === null) return fail({ kind: 'not-found', what: 'ticket' });
      return sendingTickets.get(ticketId) ?? get(ticketId);
    },

    /** Resolves once no attempt is running. */
    whenIdle,

    /**
     * Resolves once no attempt is running and each unsaved outcome was tried once more.
     * @returns the outcomes that the database did not accept, which belong in the journal
     */
    async settled(): Promise<readonly JournalRecord[]> {
      await whenIdle();
      return outcomeWriter.close();
    },

    /** Makes a new attempt for a ticket whose status is one of `from`. */
    sendAgain: (ticketId: number, from: readonly TicketStatus[]): Promise<Result<TicketDetail, AppError>> =>
      singleFlight(sendingTickets, ticketId, () => attemptAgain(ticketId, from)),
  };
}

/** A request that failed unexpectedly may still have reached StoreHub. */
function createUncertainOutcome(thrown: unknown): Awaited<ReturnType<SendRequest>> {
  const detail = thrown instanceof Error ? thrown.name : null;
  return {
    outcome: {
      kind: 'uncertain',
      reason: 'connection-broken',
      errorCode: null,
      errorMessage: null,
      httpStatus: null,
      detail,
    },
    httpStatus: null,
    rawAnswer: null,
  };
}
