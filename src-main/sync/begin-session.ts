import { fail, succeed, type Result } from '../../shared/result';
import {
  formatServerAddress,
  type SyncErrorCode,
  type SyncServer,
} from '../../shared/sync/sync-server-and-state';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { Log } from '../log/log';
import type { Session } from './sync-types';
import type { SyncQueueStore } from './sync-queue-store';
import type { ServerConnection } from './server-connection';

type Parts = {
  readonly stores: RemoteSet<{ readonly syncQueue: Pick<SyncQueueStore, 'beginSession' | 'recordSession'> }>;
  readonly connection: Pick<ServerConnection, 'beginSession'>;
  readonly pcName: string;
  readonly newPcId: () => string;
  readonly log: Log;
};

/** A PC needs a second one after it was given an id of its own. A server that never knows it would be asked without end. */
const maxBegins = 3;

/**
 * Tells the server which PC this is and how far the two have synced. A copy of a PC's folder gets an id of its own. A
 * server that lost data gets everything again.
 */
export async function beginSession(
  parts: Parts,
  to: SyncServer,
  serverId: string,
  begins = 1,
): Promise<Result<Session, SyncErrorCode>> {
  const { stores, connection, pcName, newPcId, log } = parts;
  const place = await stores.syncQueue.beginSession(formatServerAddress(to), newPcId());
  if (!place.ok || place.value === null) return fail('history');
  const { server: _known, ...position } = place.value;
  const begun = await connection.beginSession({ ...position, pcName });
  if (!begun.ok) return begun;
  const { verdict, session } = begun.value;
  if (verdict !== 'known') log.warn('shared history starts again', { verdict });
  const again = await stores.syncQueue.recordSession({
    server: serverId,
    verdict,
    session,
    newPcId: newPcId(),
  });
  if (!again.ok) return fail('history');
  if (!again.value)
    return succeed({ pcId: position.pcId, serverId, isKnown: verdict === 'known', isOfCopy: false });
  if (begins >= maxBegins) return fail('failed');
  const next = await beginSession(parts, to, serverId, begins + 1);
  return next.ok ? succeed({ ...next.value, isKnown: false, isOfCopy: verdict === 'copied' }) : next;
}
