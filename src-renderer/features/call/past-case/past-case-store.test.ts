import { expect, test } from 'vitest';
import { summary } from '../../../../shared/ipc/contract-samples.fixture';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { siti } from '../caller-suggestions/known-caller.fixture';
import { createPastCaseStore } from './past-case-store';

const ofCard = { ...siti, lastCases: [{ ...summary, id: 7 }] };

async function openedOf(caller: typeof siti, ticketId?: number) {
  const { bridge } = createFakeBridge({
    'callers.past-cases': () =>
      Promise.resolve({
        ok: true,
        value: { ticketIds: [9, 8, 7], endedCallIds: [], otherStoreIds: [], noStoreIds: [] },
      }),
  });
  const cases = createPastCaseStore(
    createIpcClient(bridge).ask,
    null,
    '01890000-0000-7000-8000-000000000001',
  );
  await cases.open(caller, ticketId);
  return cases.store.get();
}

test('the case that the card names opens, among newer ones of the store from other numbers', async () => {
  expect(await openedOf(ofCard)).toEqual({ ticketId: 7, ticketIds: [9, 8, 7] });
});

test('a case that was pressed or whose number was typed opens before the newest of the card', async () => {
  expect((await openedOf(ofCard, 8)).ticketId).toBe(8);
  const typed = {
    ...ofCard,
    matches: [{ kind: 'case-number', matchedText: 'STOREHUB8', ticketId: 8 } as const],
  };
  expect((await openedOf(typed)).ticketId).toBe(8);
});
