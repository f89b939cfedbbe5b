import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { correctionsSchema } from '../../../shared/calls/call-ending';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { languages, type Language } from '../../../shared/i18n/language';
import { pinSchema, type Pin } from '../../../shared/pin/pin-and-coordinates';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import { requireRow } from './missing-row-checks';

/** Data of a call that is not part of its ticket. A value is null if it is missing or not understood. */
export type CallContext = {
  readonly pin: Pin | null;
  readonly callerLanguage: Language | null;
  readonly call: NonNullable<TicketDetail['call']>;
};

type CallRow = { fields: string; began_at_ms: number; on_screen_ms: number; checksum: string };

/**
 * Returns a function that reads it by the id of a ticket's call. @throws if the call is missing or does not match its
 * checksum
 */
export function prepareCallContext(db: Database): (callId: string) => CallContext {
  const callById = db.prepare<[string], CallRow>(
    `SELECT ${selectChecksummed('call')} FROM call WHERE id = ?`,
  );
  return (callId) => {
    const row = requireRow('the call of a ticket', callById.get(callId));
    const { earlierEndings, ...known } = knownSchema.parse(JSON.parse(verifyRow('call', row).fields));
    const call = { beganAtMs: row.began_at_ms, onScreenMs: row.on_screen_ms };
    return { ...known, call: { ...call, ...(earlierEndings.length > 0 && { earlierEndings }) } };
  };
}

/** For calls of any version of the app: a value that is not understood counts as missing. */
const knownSchema = z.object({
  pin: pinSchema.nullable().catch(null),
  callerLanguage: z.enum(languages).nullable().catch(null),
  earlierEndings: correctionsSchema.catch([]),
});
