import { expect, it } from 'vitest';
import { formatServerAddress, type SyncServer } from '../../shared/sync/sync-server-and-state';
import { succeed } from '../../shared/result';
import { freshDatabase } from '../db/fresh-database.fixture';
import { silentLog } from '../log/log';
import { beginSession } from './begin-session';
import { createSyncQueueStore } from './sync-queue-store';

const server: SyncServer = {
  host: 'db',
  port: 5432,
  database: 'helpdesk',
  user: 'desk',
  certificateFile: null,
};

/** Begins a session at a server that answers this to so many beginnings, then knows the PC. */
async function begin(verdict: 'taken' | 'copied', times: number) {
  const queue = createSyncQueueStore(freshDatabase());
  queue.choose(formatServerAddress(server), 'pc-0');
  const ids: string[] = [];
  const answer = await beginSession(
    {
      stores: {
        syncQueue: {
          beginSession: (address, token) => Promise.resolve(succeed(queue.beginSession(address, token))),
          recordSession: (begun) => Promise.resolve(succeed(queue.recordSession(begun))),
        },
      },
      connection: {
        beginSession: ({ pcId }) => {
          ids.push(pcId);
          return Promise.resolve(succeed({ verdict: ids.length > times ? 'known' : verdict, session: 1 }));
        },
      },
      pcName: 'PC-1',
      newPcId: () => `pc-${ids.length}`,
      log: silentLog,
    },
    server,
    'server-1',
  );
  return { answer, ids };
}

it('goes on under an id of its own where the server knows another PC by this one', async () => {
  const { answer, ids } = await begin('copied', 1);
  expect(answer).toMatchObject({ ok: true, value: { pcId: 'pc-1', isKnown: false, isOfCopy: true } });
  expect(ids).toEqual(['pc-0', 'pc-1']);
});

it('gives a server up that knows no id at all, and tries again at the next connection', async () => {
  const { answer, ids } = await begin('taken', 100);
  expect(answer).toEqual({ ok: false, error: 'failed' });
  expect(ids).toEqual(['pc-0', 'pc-1', 'pc-2']);
});
