import type { AppError } from '../../shared/errors/app-error';
import { buildTicketRequest, type CallFields } from '../../shared/calls/call';
import type { TicketDetail, TicketStatus } from '../../shared/history/ticket-history';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { appendReferenceLine } from '../../shared/history/follow-up';
import { createReference } from '../../shared/tickets/ticket-reference';
import { fail, succeed, type Result } from '../../shared/result';
import type { CreateTicketRequest } from '../../shared/tickets/create-ticket-request';
import type { CallStore } from '../calls/call-store';
import { withTicket } from '../db/database-error';
import type { Remote } from '../db/remote-stores';
import type { TokenVault } from '../keychain/token-vault';
import type { JournalRecord } from '../journal/journal-record';
import { requireFound } from '../../shared/errors/require-found';
import type { Schedule } from '../../shared/time/schedule';
import { describeError } from '../log/describe-error';
import type { Log } from '../log/log';
import { toErrorTrace } from '../log/error-trace';
import { hashContent } from '../tickets/content-hash';
import { describeOutcome } from './describe-outcome';
import { createOutcomeWriter } from './outcome-writer';
import { singleFlight } from './single-flight';
import type { BegunAttempt, TicketStore } from '../tickets/store/ticket-store';

/**
 * The one request, sent at most once. Never rejects. Times are ms since 1970. The connection is made while the body is
 * still being written down; no byte of the request leaves before the body is there, and none where it is null.
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
  /** The token; without one, or while the keychain keeps it, nothing can be sent. */
  readonly token: TokenVault['token'];
  /** False while the outbox stands still for all tickets alike: then a new ticket waits in it. */
  readonly canTryNow: () => boolean;
  /** Whether a new ticket says its own reference to StoreHub, as the last line of the remark. */
  readonly addReferenceToRemark: () => boolean;
  readonly nowMs: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Runs a function once after a time in ms. @returns a function that calls it off */
  readonly schedule: Schedule;
  /** Told of each outcome once it is on disk. */
  readonly onOutcome: (ticket: TicketDetail, outcome: Outcome) => void;
  /** Told when a ticket starts to wait without an attempt, and when it changed by an agent's hand. */
  readonly onChanged: (ticketId: number) => void;
  readonly log: Log;
};

const saveAfterMs = 50;

/**
 * The sending of one ticket, from call to outcome. The ticket and the attempt are on disk before the first byte
 * leaves, the outcome is on disk before anyone is told; while an outcome cannot be written, nothing new goes out.
 * One flight a call and one a ticket: however often it is asked for, what is under way is answered, and never
 * begun again.
 */
export function createTicketSender(parts: TicketSenderParts) {
  const sendingCalls = new Map<string, Promise<Result<TicketDetail, AppError>>>();
  const sendingTickets = new Map<number, Promise<Result<TicketDetail, AppError>>>();
  /** The calls that have a ticket: what fails for one of them later does not mean that nothing was sent. */
  const ticketedCalls = new Set<string>();
  const keeper = createOutcomeWriter(parts);

  async function sendCall(callId: string, fields: CallFields): Promise<Result<TicketDetail, AppError>> {
    const content = buildTicketRequest(fields);
    if (!content.ok) {
      const saved = await parts.calls.save(callId, fields, parts.nowMs());
      return saved.ok ? fail({ kind: 'fields-not-ready', faults: content.error }) : notSent(callId, saved);
    }
    const token = await readTokenSavingDraft(callId, fields);
    const named = await assignReference(content.value);
    if (!named.ok) return notSent(callId, named);
    const { references, body } = named.value;
    const sendNow = token !== null && parts.canTryNow() && (await keeper.saveAll()).ok;
    const making = parts.tickets.make(
      { callId, fields, body, bodySha256: hashContent(body), references, nowMs: parts.nowMs() },
      sendNow,
    );
    const onDisk = making.then((made) => (made.ok ? (made.value?.attempt?.body ?? null) : null));
    const answer = sendNow ? ask(onDisk, token) : null;
    const made = await making;
    // Without the ticket on disk, the request has no body, and none of it leaves.
    if (!made.ok) return notSent(callId, made);
    if (made.value === null) return fail({ kind: 'not-found', what: 'call' });
    const { ticketId, attempt } = made.value;
    ticketedCalls.add(callId);
    if (attempt === null || answer === null) {
      if (made.value.isNew) parts.log.info('ticket waits', { ticketId });
      parts.onChanged(ticketId);
      await sendingTickets.get(ticketId);
      const kept = await keeper.save(ticketId);
      return kept === undefined ? get(ticketId) : withTicket(kept, 'answer-not-saved');
    }
    return track(ticketId, finish(attempt, answer, true));
  }

  function notSent<T>(callId: string, answer: Result<T, AppError>): Result<T, AppError> {
    return ticketedCalls.has(callId) ? answer : withTicket(answer, 'not-sent');
  }

  /** The references to choose from, and the text to send; where that is to say the reference, there is one only. */
  async function assignReference(
    request: CreateTicketRequest,
  ): Promise<Result<{ references: readonly string[]; body: string }, AppError>> {
    const references = Array.from({ length: 32 }, () => createReference(parts.randomBytes(5)));
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

  /** Nobody waits for a slow keychain with text that is on no disk. */
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
    const kept = await keeper.saveAll();
    if (!kept.ok) return kept;
    const token = await parts.token();
    if (!token.ok) return fail({ kind: 'keychain', ...token.error });
    if (token.value === null) return fail({ kind: 'not-allowed', reason: 'no-token' });
    const begun = await parts.tickets.beginAttempt(ticketId, from, parts.nowMs());
    if (!begun.ok) return begun;
    if (begun.value === null) {
      return fail({ kind: 'not-allowed', reason: 'not-resendable' });
    }
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
    return { outcome, httpStatus, rawAnswer, firstByteAtMs, endedAtMs, ms: endedAtMs - beganAtMs };
  }

  async function finish(
    attempt: BegunAttempt,
    answer: ReturnType<typeof ask>,
    isCallerWaiting: boolean,
  ): Promise<Result<TicketDetail, AppError>> {
    const { attemptId, ticketId, number } = attempt;
    const { ms, ...ended } = await answer;
    parts.log[ended.outcome.kind === 'created' ? 'info' : 'warn']('attempt ended', {
      ticketId,
      attempt: number,
      ...describeOutcome(ended.outcome),
      httpStatus: ended.httpStatus,
      hasLeft: ended.firstByteAtMs !== null,
      ms,
    });
    const kept = await keeper.keep({ attempt, ended: { attemptId, ...ended }, isCallerWaiting });
    if (!kept.ok)
      parts.log.error('outcome not written', { ticketId, attempt: number, ...describeError(kept.error) });
    return withTicket(kept, 'answer-not-saved');
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

  return {
    get,

    /** Saves the fields, makes the ticket and sends it. A call that already has a ticket gets that one back. */
    send: (callId: string, fields: CallFields): Promise<Result<TicketDetail, AppError>> =>
      singleFlight(sendingCalls, callId, () => sendCall(callId, fields)),

    /** What became of the sending of a call, once that is known. Sends nothing. */
    async outcomeOf(callId: string): Promise<Result<TicketDetail, AppError>> {
      const flight = sendingCalls.get(callId);
      if (flight !== undefined) return flight;
      const call = requireFound('call', await parts.calls.get(callId));
      if (!call.ok) return call;
      const { ticketId } = call.value;
      if (ticketId === null) return fail({ kind: 'not-found', what: 'ticket' });
      return sendingTickets.get(ticketId) ?? get(ticketId);
    },

    /**
     * Settles once no attempt is under way, and every outcome was written or tried to be once more.
     * @returns the outcomes that the database did not take: the journal is to have them
     */
    async settled(): Promise<readonly JournalRecord[]> {
      while (sendingCalls.size + sendingTickets.size > 0) {
        await Promise.allSettled([...sendingCalls.values(), ...sendingTickets.values()]);
      }
      return keeper.close();
    },

    /** A new attempt for a ticket that stands in one of the states `from`. */
    sendAgain: (ticketId: number, from: readonly TicketStatus[]): Promise<Result<TicketDetail, AppError>> =>
      singleFlight(sendingTickets, ticketId, () => attemptAgain(ticketId, from)),
  };
}

/** A request that failed in a way it never should may still have reached StoreHub. */
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
