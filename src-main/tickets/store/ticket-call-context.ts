import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { TicketDetail } from '../../../shared/history/ticket-history';
import { languages, type Language } from '../../../shared/i18n/language';
import { pinSchema, type Pin } from '../../../shared/pin/coordinates';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import { requireRow } from './integrity-checks';

/** What a call knew beside what became its ticket; null where it was not known or is not understood. */
export type CallContext = {
  readonly pin: Pin | null;
  readonly callerLanguage: Language | null;
  readonly call: NonNullable<TicketDetail['call']>;
};

type CallRow = { fields: string; began_at_ms: number; on_screen_ms: number; checksum: string };

/** Reads it by the id of the call that a ticket was made of. @throws where that is missing or not what was written down */
export function prepareCallContext(db: Database): (callId: string) => CallContext {
  const callById = db.prepare<[string], CallRow>(
    `SELECT ${selectChecksummed('call')} FROM call WHERE id = ?`,
  );
  return (callId) => {
    const row = requireRow('the call of a ticket', callById.get(callId));
    const known = knownSchema.parse(JSON.parse(verifyRow('call', row).fields));
    return { ...known, call: { beganAtMs: row.began_at_ms, onScreenMs: row.on_screen_ms } };
  };
}

/** Of a call that any version of the app wrote down: what is not understood is as if it were not there. */
const knownSchema = z.object({
  pin: pinSchema.nullable().catch(null),
  callerLanguage: z.enum(languages).nullable().catch(null),
});
