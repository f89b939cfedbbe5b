import { expect, test } from 'vitest';
import { noUnlistedCallers } from '../../../../shared/callers/caller-suggestions';
import { summary } from '../../../../shared/ipc/contract-samples.fixture';
import { succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { siti } from '../caller-suggestions/known-caller.fixture';
import { createPastCaseStore } from './past-case-store';

const ofCard = { ...siti, lastCases: [{ ...summary, id: 7 }] };

async function openedOf(caller: typeof siti, ticketId?: number) {
  const { bridge } = createFakeBridge({
    'callers.find-past-cases': () =>
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

/** Cases whose codes are looked up when the test says so. Each code is that of the case with the same number. */
function openedByCode() {
  const answers = new Map<string, () => void>();
  const { bridge } = createFakeBridge({
    'callers.match': async ({ phone: code }) => {
      await new Promise<void>((resolve) => answers.set(code, resolve));
      const matches = [{ kind: 'case-number', matchedText: code, ticketId: Number(code) } as const];
      const callers = [{ ...ofCard, matches }];
      return succeed({ callers, unlisted: noUnlistedCallers, notes: [], certainKey: null, dismissed: [] });
    },
    'callers.find-past-cases': () =>
      Promise.resolve(succeed({ ticketIds: [9, 8, 7], endedCallIds: [], otherStoreIds: [], noStoreIds: [] })),
  });
  const id = '01890000-0000-7000-8000-000000000001';
  const cases = createPastCaseStore(createIpcClient(bridge).ask, null, id);
  return { cases, answer: (code: string) => answers.get(code)?.() };
}

test('a case whose number was typed stays closed once Esc has closed it', async () => {
  const { cases, answer } = openedByCode();
  const opening = cases.openByCode('8');
  cases.close();
  answer('8');
  expect(await opening).toBe(false);
  expect(cases.store.get().ticketId).toBeNull();
});

test('of two numbers, the case of the second one opens, whichever is answered first', async () => {
  const { cases, answer } = openedByCode();
  const opening = [cases.openByCode('8'), cases.openByCode('9')];
  answer('9');
  await opening[1];
  answer('8');
  expect(await Promise.all(opening)).toEqual([false, true]);
  expect(cases.store.get().ticketId).toBe(9);
});
