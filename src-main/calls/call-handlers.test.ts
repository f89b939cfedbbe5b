import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fail, succeed } from '../../shared/result';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { createDatabaseError } from '../db/database-error';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';

const { compose, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-calls-')));
afterEach(clear);

it('a call without an answer that could not be recorded leaves no open call behind', async () => {
  const { handlers } = compose(
    { kind: 'none' },
    {
      fixedMode: 'live',
      openStores: async (file, how) => {
        const opened = await openStoresInProcess(file, how);
        if (!opened.ok) return opened;
        const endCall = () => Promise.resolve(fail(createDatabaseError('disk-full', 'full')));
        return succeed({ ...opened.value, tickets: { ...opened.value.tickets, endCall } });
      },
    },
  );
  const who = { phone: '0123456789', name: 'Siti', storeName: '' };
  expect(await handlers['calls.record-no-answer'](who)).toMatchObject({ error: { errorCode: 'disk-full' } });
  expect(unwrap(await handlers['calls.list'](null))).toEqual([]);
  expect(unwrap(await handlers['calls.list-discarded'](null))).toEqual([]);
});

it('a call without an answer is begun by what ends it: a kill before that leaves no call', async () => {
  const calls: unknown[] = [];
  const { handlers } = compose(
    { kind: 'none' },
    {
      fixedMode: 'live',
      openStores: async (file, how) => {
        const opened = await openStoresInProcess(file, how);
        if (!opened.ok) return opened;
        const stores = opened.value;
        const endCall: typeof stores.tickets.endCall = async (ended) => {
          calls.push(...unwrap(await stores.calls.unfinished()));
          return stores.tickets.endCall(ended);
        };
        return succeed({ ...stores, tickets: { ...stores.tickets, endCall } });
      },
    },
  );
  const before = unwrap(await handlers['calls.list'](null));
  const who = { phone: '0123456789', name: 'Siti', storeName: '' };
  const recorded = unwrap(await handlers['calls.record-no-answer'](who));
  expect(recorded).toMatchObject({ status: 'recorded', phone: '60123456789', ending: { kind: 'no-answer' } });
  expect(calls).toEqual(before);
  expect(unwrap(await handlers['calls.list'](null))).toEqual(before);
});
