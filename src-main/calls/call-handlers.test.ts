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
  expect(unwrap(await handlers['calls.discarded'](null))).toEqual([]);
});
