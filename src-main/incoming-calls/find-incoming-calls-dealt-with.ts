import type { Database } from 'better-sqlite3';
import type { IncomingCallRecord } from '../../shared/calls/incoming-call';
import type { EndedCall } from './ended-call';
import { prepareFindFirstRejection } from './find-first-rejection';
import { prepareHasRungAfterAnswer } from './has-rung-after-answer';
import { getCallerKey, getClosedState } from './incoming-call-transitions';
import { toVerifiedRecord, type IncomingCallRow } from './incoming-call-rows';
import { prepareIsWrittenCallOfCaller } from './is-written-call-of-caller';

/** `callId` is the one by which the caller is known who was called back in it; see `prepareFindCallOfRejectedTicket`. */
type CallEnd = EndedCall & { readonly endedId: string };

type IncomingCallUpdate = { readonly record: IncomingCallRecord; readonly to: Partial<IncomingCallRecord> };

/**
 * Prepares to find what the end of a call changes of the calls that ring or were missed.
 * - Spoken with: who rang from its number, and who was called back in it.
 * - No longer called back: who rang from a number that it had before.
 * - Still waiting: who rang again after being answered in it or after its end, or was missed from another number than was
 *   called back.
 */
export function prepareFindIncomingCallsDealtWith(
  db: Database,
): (incoming: readonly IncomingCallRow[], ended: CallEnd) => readonly IncomingCallUpdate[] {
  const isWrittenCallOfCaller = prepareIsWrittenCallOfCaller(db);
  const hasRungAfterAnswer = prepareHasRungAfterAnswer(db);
  const findFirstRejection = prepareFindFirstRejection(db);
  return (incoming, { callId, endedId, phone, spokenUntilMs = Infinity }) => {
    const number = getCallerKey({ phone, name: '', store: '' });
    const isOfNumber = (record: IncomingCallRecord) => number !== '' && getCallerKey(record) === number;
    const isReached = (record: IncomingCallRecord) => isWrittenCallOfCaller(record, callId, phone);
    const hasRungUntilSpoken = ({ lastRangAtMs }: IncomingCallRecord) =>
      lastRangAtMs <= Math.min(spokenUntilMs, findFirstRejection(callId));
    const concerned = incoming
      .map((row) => ({ row, record: toVerifiedRecord(row) }))
      .filter(({ record }) => record.callId === callId || (isOfNumber(record) && hasRungUntilSpoken(record)))
      .filter(({ row }) => !hasRungAfterAnswer(row, [callId, endedId]))
      .map(({ record }) => record);
    const hasGivenNumber = concerned.some(
      (record) => record.callId === callId && record.phone !== '' && !isOfNumber(record) && isReached(record),
    );
    return concerned
      .filter(({ callId: takenIn, state }) => !hasGivenNumber || takenIn === callId || state !== 'missed')
      .map((record) => ({
        record,
        to:
          isOfNumber(record) || isReached(record)
            ? { state: getClosedState(record), callId }
            : { callId: null },
      }));
  };
}
