import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { TicketDetail } from '../../shared/history';
import { languages, type Language } from '../../shared/language';
import { pinSchema, type Pin } from '../../shared/pin';
import { sealedSelection, unsealed } from '../db/sealed-rows';

/** What a call knew beside what became its ticket; null where it was not known, is not understood, or there is no call. */
export type KnownBeside = {
  readonly pin: Pin | null;
  readonly callerLanguage: Language | null;
  readonly call: NonNullable<TicketDetail['call']> | null;
};

type CallRow = { fields: string; began_at_ms: number; on_screen_ms: number; seal: string };

/** Reads it by the call's id. @throws where the call is there and is not what was written down */
export function prepareKnownBeside(db: Database): (callId: string) => KnownBeside {
  const callById = db.prepare<[string], CallRow>(`SELECT ${sealedSelection('call')} FROM call WHERE id = ?`);
  return (callId) => {
    const row = callById.get(callId);
    if (row === undefined) return { pin: null, callerLanguage: null, call: null };
    const known = knownSchema.parse(JSON.parse(unsealed('call', row).fields));
    return { ...known, call: { beganAtMs: row.began_at_ms, onScreenMs: row.on_screen_ms } };
  };
}

/** Of a call that any version of the app wrote down: what is not understood is as if it were not there. */
const knownSchema = z.object({
  pin: pinSchema.nullable().catch(null),
  callerLanguage: z.enum(languages).nullable().catch(null),
});
