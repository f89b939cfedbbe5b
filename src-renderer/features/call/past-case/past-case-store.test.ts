import { expect, test } from 'vitest';
import type { PastCases } from '../../../../shared/callers/caller-suggestions';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { siti } from '../caller-suggestions/known-caller.fixture';
import { createPastCaseStore } from './past-case-store';

async function openedOf(found: PastCases) {
  const { bridge } = createFakeBridge({
    'callers.past-cases': () => Promise.resolve({ ok: true, value: found }),
  });
  const cases = createPastCaseStore(
    createIpcClient(bridge).ask,
    null,
    '01890000-0000-7000-8000-000000000001',
  );
  await cases.open(siti);
  return cases.store.get();
}

test('a case of the caller’s store opens before a newer call that said no store, and one of another store last', async () => {
  const ticketIds = [9, 8, 7];
  const ofAll = { ticketIds, endedCallIds: [9], otherStoreIds: [8], noStoreIds: [9] };
  expect(await openedOf(ofAll)).toEqual({ ticketId: 7, ticketIds });
  expect((await openedOf({ ...ofAll, otherStoreIds: [8, 7] })).ticketId).toBe(9);
  expect((await openedOf({ ...ofAll, otherStoreIds: [9, 8, 7], noStoreIds: [] })).ticketId).toBe(9);
});
