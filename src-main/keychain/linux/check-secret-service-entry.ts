import type { Result } from '../../../shared/result';
import type { Argument, Reply } from './dbus-message';
import type { Schedule } from '../../../shared/time/schedule';
import { abortAfter } from '../../time/abort-after';
import { openSessionBus, type BusErrorCode, type SessionBus, type SessionBusLocation } from './session-bus';

/**
 * What the app can learn about a keyring entry without opening it, and so without a password prompt. `no-keyring`:
 * there is none yet, so no entry either. `unknown`: this query does not work here.
 */
export type KeyringView =
  | 'entry'
  | 'no-entry'
  | 'no-keyring'
  | 'locked'
  | 'absent'
  | 'no-session-bus'
  | 'not-responding'
  | 'unknown';

export type KeyringEntry = { readonly service: string; readonly account: string };

/**
 * Asks the Secret Service (GNOME Keyring, KWallet, KeePassXC) about an entry over D-Bus.
 * https://specifications.freedesktop.org/secret-service-spec/
 */
export async function checkSecretServiceEntry(
  place: SessionBusLocation,
  uid: number,
  entry: KeyringEntry,
  { schedule, timeLimitMs }: { readonly schedule: Schedule; readonly timeLimitMs: number },
): Promise<KeyringView> {
  const timer = abortAfter(timeLimitMs, { schedule });
  try {
    const bus = await openSessionBus(place, uid, timer.signal);
    if (!bus.ok) return viewOfTrouble(bus.error);
    try {
      return await view(bus.value, entry);
    } finally {
      bus.value.close();
    }
  } catch {
    return 'unknown';
  } finally {
    timer.stop();
  }
}

async function view(bus: SessionBus, entry: KeyringEntry): Promise<KeyringView> {
  const found = await ask(bus, rootPath, 'org.freedesktop.Secret.Service', 'SearchItems', [{ ...entry }]);
  if (!isReturn(found)) return viewOfFailure(found);
  const unlocked = found.value.body.texts();
  const locked = found.value.body.texts();
  if (unlocked.length > 0) return 'entry';
  if (locked.length > 0) return 'locked';

  // A keyring that hides its entries while it is locked may still have the entry.
  const alias = await ask(bus, rootPath, 'org.freedesktop.Secret.Service', 'ReadAlias', ['default']);
  if (!isReturn(alias)) return viewOfFailure(alias);
  const collection = alias.value.body.text();
  if (collection === '/') return 'no-keyring';
  const property = ['org.freedesktop.Secret.Collection', 'Locked'];
  const isLocked = await ask(bus, collection, 'org.freedesktop.DBus.Properties', 'Get', property);
  if (!isReturn(isLocked)) return viewOfFailure(isLocked);
  if (isLocked.value.body.signature() !== 'b') return 'unknown';
  return isLocked.value.body.integer() === 1 ? 'locked' : 'no-entry';
}

const rootPath = '/org/freedesktop/secrets';

type ReplyResult = Result<Reply, BusErrorCode>;
type ReturnResult = { readonly ok: true; readonly value: Extract<Reply, { kind: 'return' }> };

function ask(
  bus: SessionBus,
  path: string,
  interfaceName: string,
  member: string,
  args: readonly Argument[],
): Promise<ReplyResult> {
  return bus.call({
    destination: 'org.freedesktop.secrets',
    path,
    interface: interfaceName,
    member,
    arguments: args,
  });
}

function isReturn(answered: ReplyResult): answered is ReturnResult {
  return answered.ok && answered.value.kind === 'return';
}

function viewOfFailure(answered: ReplyResult): KeyringView {
  if (!answered.ok) return viewOfTrouble(answered.error);
  if (answered.value.kind !== 'error') return 'unknown';
  const { errorName } = answered.value;
  // No service on this bus is a keyring, and none could be started.
  if (/\.(ServiceUnknown|NameHasNoOwner|Spawn\.\w+)$/.test(errorName)) return 'absent';
  return /\.(NoReply|Timeout|TimedOut)$/.test(errorName) ? 'not-responding' : 'unknown';
}

function viewOfTrouble(errorCode: BusErrorCode): KeyringView {
  return errorCode === 'other-transport' ? 'unknown' : errorCode;
}
