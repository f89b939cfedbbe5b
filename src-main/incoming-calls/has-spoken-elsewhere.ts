import type { Database } from 'better-sqlite3';
import type { IncomingCallRecord } from '../../shared/calls/incoming-call';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { clockToleranceMs } from '../../shared/time/last-write-wins';
import { hasReachedCallerSql, pcNameSql } from '../tickets/store/ticket-conditions-sql';

/**
 * Prepares to tell whether another PC has spoken with who rang here: a call of the number ended there since. One that came before
 * its time, because the clock there is ahead, may have been an earlier one.
 */
export function prepareHasSpokenElsewhere(
  db: Database,
): (ring: Pick<IncomingCallRecord, 'phone' | 'lastRangAtMs'>) => boolean {
  const spoken = db.prepare<[string, number]>(
    `SELECT 1 FROM ticket WHERE phone = ? AND created_at_ms >= ? AND ${pcNameSql} IS NOT NULL
       AND created_at_ms <= imported ->> '$.atMs' + ${clockToleranceMs} AND ${hasReachedCallerSql('ticket')}`,
  );
  return ({ phone, lastRangAtMs }) => {
    const number = toContractPhone(phone);
    return number !== '' && spoken.get(number, lastRangAtMs) !== undefined;
  };
}
