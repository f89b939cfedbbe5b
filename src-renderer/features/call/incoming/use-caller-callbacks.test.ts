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

/** A client whose answers are given by hand, in any order, and which tells of changes. */
function openClient() {
  const answers: ((isMissed: boolean) => void)[] = [];
  const listeners = new Map<string, () => void>();
  const ask = (channel: string) =>
    channel === 'reminders.list-of-caller'
      ? Promise.resolve(succeed([]))
      : new Promise((resolve) => {
          answers.push((isMissed) => resolve(succeed(isMissed ? missed : null)));
        });
  const onEvent = (event: string, listener: () => void) => {
    listeners.set(event, listener);
    return () => listeners.delete(event);
  };
  const client = { ask: ask as IpcClient['ask'], onEvent: onEvent as unknown as IpcClient['onEvent'] };
  return { client, answers, change: () => listeners.get('reminders.changed')?.(), listeners };
}

/** Ends once every settled promise has had its turn. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('no older answer takes the place of a newer one', async () => {
  const { client, answers, change } = openClient();
  const kept = createKeptCallbacks();
  kept.watch(client, phone);
  answers[0]?.(true);
  await settle();
  expect(kept.store.get().missed).toEqual(missed);
  change();
  change();
  answers[2]?.(false);
  await settle();
  answers[1]?.(true);
  await settle();
  expect(kept.store.get().missed).toBeNull();
});

test('a panel that takes the place of another keeps what was asked, asks nothing again, and hears of changes', async () => {
  const { client, answers, change, listeners } = openClient();
  const kept = createKeptCallbacks();
  const leave = kept.watch(client, phone);
  answers[0]?.(true);
  leave();
  const leaveNext = kept.watch(client, phone);
  await settle();
  expect(kept.store.get().missed).toEqual(missed);
  expect(answers).toHaveLength(1);
  change();
  expect(answers).toHaveLength(2);

  leaveNext();
  await settle();
  expect(listeners.size).toBe(0);
  kept.watch(client, phone);
  expect(answers).toHaveLength(3);
});

test('another number is asked for at once, and the number before it no more', async () => {
  const { client, answers, change } = openClient();
  const kept = createKeptCallbacks();
  const leave = kept.watch(client, phone);
  answers[0]?.(true);
  await settle();
  leave();
  kept.watch(client, '');
  expect(kept.store.get().missed).toBeNull();
  await settle();
  change();
  expect(answers).toHaveLength(1);
});

test('what waits for the number before is not shown beside another one whose answer is late', async () => {
  const { client, answers } = openClient();
  const kept = createKeptCallbacks();
  const leave = kept.watch(client, phone);
  answers[0]?.(true);
  await settle();
  expect(kept.store.get().missed).toEqual(missed);
  leave();
  kept.watch(client, '60120004822');
  expect(kept.store.get().missed).toBeNull();
});
