import type { Call, CallFields } from '../../shared/calls/call';
import {
  builtInEndingKinds,
  maxHiddenNoteLength,
  caseEndingKind,
  findFirstEnd,
  hasReachedCaller,
  noAnswerKind,
  type CallEnding,
  type EndingKind,
  type UnknownCase,
} from '../../shared/calls/call-ending';
import { buildEndedCallContent } from '../../shared/calls/build-ended-call-content';
import type { AppError } from '../../shared/errors/app-error';
import { requireFound } from '../../shared/errors/require-found';
import { requireRoom } from '../../shared/errors/require-room';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';
import { fail, succeed, type Result } from '../../shared/result';
import { createCandidateReferences } from '../../shared/tickets/ticket-reference';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { CallerMatchStore } from '../callers/caller-match-store';
import type { CallStore } from './call-store';
import { findAgentOfCall } from './find-agent-of-call';
import { findKnownCaller } from './find-known-caller';
import { toEndedCall, type EndedCall } from '../incoming-calls/ended-call';
import { hashContent } from '../rows/tickets/content-hash';
import { getNoteOfUndoneEnding } from '../rows/calls/get-note-of-undone-ending';
import type { TicketStore } from '../tickets/store/ticket-store';

export type CallEndingService = ReturnType<typeof createCallEndingService>;

export type CallEndingServiceParts = {
  readonly stores: RemoteSet<{ calls: CallStore; callers: CallerMatchStore; tickets: TicketStore }>;
  /** The list of kinds in the settings. */
  readonly endingKinds: () => readonly EndingKind[];
  /** The initials of who takes the calls now, or null. */
  readonly agent: () => string | null;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Called when a call has its row in the history. `isAboutCase`: it was about an earlier one, or closed its callback. */
  readonly onTicketMade: (isAboutCase: boolean) => void;
  readonly onCallEnded: (call: EndedCall) => void;
  /** Called when a row of the history was added, or with null when one was removed. */
  readonly onChanged: (ticketId: number | null) => void;
  /** Called when a call has ended in which nobody spoke with its caller: who waits for a call back still does. */
  readonly onCallerNotReached: (callId: string) => void;
  /** Called when an ending was undone. If it was a slip, the missed call that it had closed is due again. */
  readonly onUndone: (callId: string, isSlip: boolean) => void;
};

/**
 * `caseTicketId` is the ticket that the caller asked about, or null. The note of `unknownCase` goes when the ending is undone.
 * `isNewCall`: the call was never open, and begins with its end.
 */
export type EndCallRequest = {
  readonly callId: string;
  readonly fields: CallFields;
  readonly kind: string;
  readonly caseTicketId: number | null;
  readonly unknownCase: UnknownCase | null;
  readonly isNewCall?: boolean;
};

export type CorrectEndingRequest = Pick<EndCallRequest, 'kind' | 'caseTicketId' | 'unknownCase'> & {
  readonly ticketId: number;
};

/** Ends calls without a ticket. Nothing of such a call is ever sent. */
export function createCallEndingService(parts: CallEndingServiceParts) {
  /** Returns the ending with the name that its kind has now, or null if there is no such kind. */
  function findEnding(kind: string): CallEnding | null {
    const listed = parts.endingKinds().find(({ id }) => id === kind);
    if (listed !== undefined) return { kind, words: listed.name };
    return builtInEndingKinds.some((id) => id === kind) ? { kind, words: null } : null;
  }

  const findCaller = (written: Parameters<typeof findKnownCaller>[1], caseTicketId: number | null) =>
    findKnownCaller(parts.stores, written, caseTicketId, parts.nowMs());

  /** Who called in a call that has ended, once it is about this case if its kind asks about one, or about its own. */
  async function findCallerOfEnded(ticketId: number, kind: string, caseTicketId: number | null) {
    const ended = await parts.stores.tickets.get(ticketId);
    const { phone = '', name = '', storeName = null, follows = null } = ended.ok ? (ended.value ?? {}) : {};
    const aboutId = kind === caseEndingKind ? caseTicketId : (follows?.id ?? null);
    return findCaller({ phone, name, storeName: storeName ?? '' }, aboutId);
  }

  async function findFollowed(callId: string): Promise<number | null> {
    const call = await parts.stores.calls.get(callId);
    return call.ok ? (call.value?.follows?.id ?? null) : null;
  }

  function tellOfEnd(call: EndedCall, kind: string, isAboutCase: boolean): void {
    if (kind !== noAnswerKind) parts.onTicketMade(isAboutCase);
    if (!hasReachedCaller(kind)) parts.onCallerNotReached(call.callId);
    else parts.onCallEnded(call);
  }

  /** A call back that was answered after all has closed what it was for, and one that was not has closed nothing. */
  function tellOfCorrection(
    { callId, phone, follows, createdAtMs }: TicketDetail,
    { kind, corrections = [] }: CallEnding,
  ): void {
    const spokenUntilMs = findFirstEnd(corrections)?.atMs ?? createdAtMs;
    if (!hasReachedCaller(kind)) parts.onCallerNotReached(callId);
    else if (!hasReachedCaller(corrections.at(-1)?.kind))
      tellOfEnd({ callId, phone, spokenUntilMs }, kind, follows !== null);
  }

  return {
    /**
     * Saves the fields and ends the call, with the note that it kept from an ending that was undone, what that ending was, and
     * who had taken it. A call that has ended keeps its first ending. The row of a call with a rejected ticket is that of
     * another call; see `prepareEndCall`.
     */
    async end({
      callId,
      fields: kept,
      kind,
      caseTicketId,
      unknownCase,
      isNewCall = false,
    }: EndCallRequest): Promise<Result<TicketDetail, AppError>> {
      const ending = findEnding(kind);
      if (ending === null) return fail({ kind: 'not-allowed', reason: 'ending-kind-removed' });
      const isAboutUnknown = unknownCase !== null && kind === caseEndingKind && caseTicketId === null;
      const fields = { ...kept, keptNote: '', hiddenNote: '', askedAboutCase: '', earlierEndings: [] };
      const hiddenNote = kept.hiddenNote.slice(0, maxHiddenNoteLength);
      const corrections = kept.earlierEndings;
      const body = JSON.stringify(buildEndedCallContent(fields));
      const knownCaller = await findCaller(fields, caseTicketId ?? (await findFollowed(callId)));
      const recorded = await parts.stores.tickets.endCall({
        callId,
        isNewCall,
        fields,
        references: createCandidateReferences(parts.randomBytes),
        body,
        bodySha256: hashContent(body),
        nowMs: parts.nowMs(),
        agent: findAgentOfCall(kept, parts.agent()),
        ending: {
          ...ending,
          ...(isAboutUnknown && { unknownCaseNumber: unknownCase.number }),
          ...(hiddenNote !== '' && { hiddenNote }),
          ...(corrections.length > 0 && { corrections }),
          ...(knownCaller !== null && { knownCaller }),
        },
        caseTicketId,
        note: getNoteOfUndoneEnding({ ...kept, hiddenNote: '' }),
        endingNote: unknownCase?.note ?? null,
        newCallId: parts.newId(),
      });
      if (!recorded.ok) return recorded;
      if (recorded.value === null) return fail({ kind: 'not-found', what: 'call' });
      if (recorded.value === 'has-ticket') return fail({ kind: 'not-allowed', reason: 'call-has-ticket' });
      const { ticketId, isNew, follows, isReminderDone = false } = recorded.value;
      if (isNew) {
        parts.onChanged(ticketId);
        tellOfEnd(toEndedCall(callId, kept), kind, follows !== null || isReminderDone);
      }
      return requireFound('ticket', await parts.stores.tickets.get(ticketId));
    },

    /**
     * Gives a call that ended in this shift another kind of ending, and what its caller asked about. Only that kind
     * changes the case.
     */
    async correct({
      ticketId,
      kind,
      caseTicketId,
      unknownCase,
    }: CorrectEndingRequest): Promise<Result<TicketDetail, AppError>> {
      const ending = findEnding(kind);
      if (ending === null) return fail({ kind: 'not-allowed', reason: 'ending-kind-removed' });
      const knownCaller = await findCallerOfEnded(ticketId, kind, caseTicketId);
      const answer = await parts.stores.tickets.correctEnding({
        ticketId,
        ending: { ...ending, ...(knownCaller !== null && { knownCaller }) },
        caseTicketId,
        unknownCaseNumber: unknownCase?.number ?? null,
        ...(unknownCase !== null && { note: unknownCase.note }),
        agent: parts.agent(),
        nowMs: parts.nowMs(),
      });
      const corrected = requireFound('ticket', requireRoom('notes-full', answer));
      if (!corrected.ok) return corrected;
      if (typeof corrected.value === 'string') return refuse(corrected.value);
      const ticket = requireFound('ticket', await parts.stores.tickets.get(ticketId));
      const { ending: changed } = corrected.value;
      if (ticket.ok && changed !== null) tellOfCorrection(ticket.value, changed);
      if (changed !== null) parts.onChanged(ticketId);
      return ticket;
    },

    /** Reopens the call, if it ended in this shift, and removes its row from the history. The call gets the note, shown or not. */
    async undo(
      ticketId: number,
      note: string | null,
      isNoteShown: boolean,
      askedAboutCase = '',
    ): Promise<Result<Call, AppError>> {
      const opened = { atMs: parts.nowMs(), by: parts.agent() };
      const undone = await parts.stores.calls.undoEnding(ticketId, opened, note, isNoteShown, askedAboutCase);
      const reopened = requireRoom('open-call-list-full', undone);
      if (!reopened.ok) return reopened;
      if (typeof reopened.value === 'string') return refuse(reopened.value);
      if (reopened.value === null) return fail({ kind: 'not-allowed', reason: 'ending-not-undoable' });
      parts.onChanged(null);
      parts.onUndone(reopened.value.callId, !isNoteShown);
      return requireFound('call', await parts.stores.calls.get(reopened.value.callId));
    },

    /** Takes back that nobody answered, where that was recorded without an open call. */
    async undoNoAnswer(ticketId: number): Promise<Result<null, AppError>> {
      const undone = await parts.stores.calls.undoNoAnswer(ticketId, {
        atMs: parts.nowMs(),
        by: parts.agent(),
      });
      if (!undone.ok) return undone;
      if (undone.value === null) return fail({ kind: 'not-allowed', reason: 'ending-not-undoable' });
      parts.onChanged(null);
      return succeed(null);
    },
  };
}

function refuse(why: 'of-other-pc' | 'too-old'): Result<never, AppError> {
  return fail({ kind: 'not-allowed', reason: `ending-${why}` });
}
