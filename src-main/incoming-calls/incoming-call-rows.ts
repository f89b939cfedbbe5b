import type { IncomingCallRecord, ListedIncomingCall } from '../../shared/calls/incoming-call';
import { verifyRow } from '../db/row-checksums';

/** A row of the `incoming_call` table. */
export type IncomingCallRow = {
  id: number;
  uid: string;
  phone: string;
  name: string;
  store_name: string;
  first_rang_at_ms: number;
  last_rang_at_ms: number;
  ring_count: number;
  state: IncomingCallRecord['state'];
  call_id: string | null;
  changed_at_ms: number;
  checksum: string;
};

export function toVerifiedRecord(row: IncomingCallRow): IncomingCallRecord {
  return toIncomingCallRecord(verifyRow('incoming_call', row));
}

/** Without its checksum: see `toVerifiedRecord`. */
export function toIncomingCallRecord(row: Omit<IncomingCallRow, 'id' | 'checksum'>): IncomingCallRecord {
  return {
    uid: row.uid,
    phone: row.phone,
    name: row.name,
    store: row.store_name,
    firstRangAtMs: row.first_rang_at_ms,
    lastRangAtMs: row.last_rang_at_ms,
    ringCount: row.ring_count,
    state: row.state,
    callId: row.call_id,
    changedAtMs: row.changed_at_ms,
  };
}

export function toListed(row: IncomingCallRow): ListedIncomingCall {
  const { phone, name, store, firstRangAtMs, lastRangAtMs, ringCount, callId } = toVerifiedRecord(row);
  return { id: row.id, phone, name, store, firstRangAtMs, lastRangAtMs, ringCount, callId };
}
