import type { Database } from 'better-sqlite3';
import type { IncomingCall } from '../../shared/calls/incoming-caller';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { mightBeSamePerson } from '../../shared/callers/might-be-same-person';
import { isOtherStoreName } from '../../shared/text/is-other-store-name';
import { splitExtension } from '../../shared/phone/split-extension';
import { getCallerKey } from './incoming-call-transitions';
import { mayTellCaller } from '../../shared/calls/caller-of-number';

type NamedCaller = Pick<IncomingCall, 'name' | 'store'>;

/** The newest tickets of a number that are read. */
const looksBack = 10;

/**
 * Prepares to tell whether a call in which a caller is called back is still theirs. It is another caller's once it has another
 * number, unless this caller was answered in it, or it names who has called from their number before: what is written
 * down then is a number that they gave.
 */
export function prepareIsWrittenCallOfCaller(
  db: Database,
): (incoming: IncomingCall, callId: string, phoneOfCall: string) => boolean {
  const answeredIn = db.prepare<[string], IncomingCall>(
    `SELECT phone, name, store_name AS store FROM incoming_call WHERE state = 'taken' AND call_id = ?`,
  );
  const writtenDown = db.prepare<[string], NamedCaller>(
    `SELECT fields ->> '$.name' AS name, fields ->> '$.storeName' AS store FROM call WHERE id = ?`,
  );
  const namedBefore = db.prepare<[string, string], NamedCaller>(
    `SELECT name, coalesce(store_name, '') AS store FROM ticket WHERE phone = ? AND call_id <> ? ORDER BY id DESC LIMIT ${looksBack}`,
  );
  const isNamedIn = (incoming: IncomingCall, callId: string): boolean => {
    const known = [incoming, ...namedBefore.all(getCallerKey(incoming), callId)];
    return writtenDown.all(callId).some((written) => known.some((one) => isSamePersonOfStore(written, one)));
  };
  return (incoming, callId, phoneOfCall) => {
    const { phone } = splitExtension(phoneOfCall);
    if (incoming.phone === '' || !mayTellCaller(phoneOfCall)) return true;
    const key = getCallerKey(incoming);
    const isAnswered = () => answeredIn.all(callId).some((one) => getCallerKey(one) === key);
    return toContractPhone(phone) === key || isAnswered() || isNamedIn(incoming, callId);
  };
}

/** Whether both are the same person of one store, or of one that only one of them has. */
function isSamePersonOfStore(written: NamedCaller, known: NamedCaller): boolean {
  const isPerson = written.name.trim() !== '' && known.name.trim() !== '';
  return (
    isPerson && mightBeSamePerson(written.name, known.name) && !isOtherStoreName(written.store, known.store)
  );
}
