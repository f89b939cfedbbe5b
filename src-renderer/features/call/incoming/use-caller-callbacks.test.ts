import { expect, test } from 'vitest';
import type { IpcClient } from '../../../ipc/ipc-client';
import { succeed } from '../../../../shared/result';
import { createKeptCallbacks } from './use-caller-callbacks';

const phone = '60120004821';
const missed = {
  id: 1,
  phone,
  name: '',
  store: '',
  firstRangAtMs: 1,
  lastRangAtMs: 1,
  ringCount: 1,
  callId: null,
};

/** A client whose answers are given by hand, in any order. */
function openClient() {
  const answers: ((isMissed: boolean) => void)[] = [];
  const ask = (channel: string) =>
    channel === 'reminders.of-caller'
      ? Promise.resolve(succeed([]))
      : new Promise((resolve) => {
          answers.push((isMissed) => resolve(succeed(isMissed ? missed : null)));
        });
  return { client: { ask: ask as IpcClient['ask'] }, answers };
}

test('what was asked before the panel was replaced is kept, and no older answer takes the place of a newer one', async () => {
  const { client, answers } = openClient();
  const kept = createKeptCallbacks();
  const before = kept.find(client, phone);
  answers[0]?.(true);
  await before;
  expect(kept.store.get().missed).toEqual(missed);
  const [older, newer] = [kept.find(client, phone), kept.find(client, phone)];
  answers[2]?.(false);
  await newer;
  answers[1]?.(true);
  await older;
  expect(kept.store.get().missed).toBeNull();
});
