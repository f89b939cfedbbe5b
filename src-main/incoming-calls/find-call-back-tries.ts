import type { Database } from 'better-sqlite3';
import { noAnswerKind } from '../../shared/calls/call-ending';
import type { ListedIncomingCall } from '../../shared/calls/incoming-call';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';

/**
 * Prepares to find how often nobody answered at a number since it rang, in ms since 1970. The function returns null for no try
 * and for a withheld number.
 */
export function prepareFindCallBackTries(
  db: Database,
): (phone: string, sinceMs: number) => NonNullable<ListedIncomingCall['tries']> | null {
  const triesOf = db.prepare<[string, number], { count: number; lastAtMs: number | null }>(
    `SELECT count(*) AS count, max(created_at_ms) AS lastAtMs FROM ticket
     WHERE phone = ? AND created_at_ms >= ? AND state = 'recorded' AND ending ->> '$.kind' = '${noAnswerKind}'`,
  );
  return (phone, sinceMs) => {
    if (phone === '') return null;
    const { count = 0, lastAtMs = null } = triesOf.get(toContractPhone(phone), sinceMs) ?? {};
    return lastAtMs === null ? null : { count, lastAtMs };
  };
}
