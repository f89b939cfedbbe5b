import type { Database } from 'better-sqlite3';
import type { IncomingCall } from '../../shared/calls/incoming-caller';
import { extractDigits, toContractPhone } from '../../shared/phone/storehub-phone-format';
import { splitExtension } from '../../shared/phone/split-extension';
import { getCallerKey } from './incoming-call-records';

/** With fewer digits, a number says nothing about whose it is. */
const minimumDigits = 6;

/**
 * Prepares to tell whether a call in which a caller is called back is still theirs. It is another caller's once it has another
 * number, unless this caller was answered in it: what is written down then is a number that they gave.
 */
export function prepareIsCallOfCaller(
  db: Database,
): (caller: IncomingCall, callId: string, phoneOfCall: string) => boolean {
  const answeredIn = db.prepare<[string], IncomingCall>(
    `SELECT phone, name, store_name AS store FROM incoming_call WHERE state = 'taken' AND call_id = ?`,
  );
  return (caller, callId, phoneOfCall) => {
    const { phone } = splitExtension(phoneOfCall);
    if (caller.phone === '' || extractDigits(phone).length < minimumDigits) return true;
    const key = getCallerKey(caller);
    return toContractPhone(phone) === key || answeredIn.all(callId).some((one) => getCallerKey(one) === key);
  };
}
