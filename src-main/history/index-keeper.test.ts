import { expect, test } from 'vitest';
import { succeed } from '../../shared/result';
import { createIndexKeeper } from './index-keeper';

function keeperOf(left: boolean[]) {
  const scheduled: (() => void)[] = [];
  let steps = 0;
  const keeper = createIndexKeeper({
    ticketIndex: {
      takeSome: () => {
        steps += 1;
        return Promise.resolve(succeed(left[steps - 1] ?? false));
      },
    },
    schedule: (_delayMs, run) => {
      scheduled.push(run);
      return () => scheduled.splice(scheduled.indexOf(run), 1);
    },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { keeper, scheduled, settle, steps: () => steps };
}

test('goes on step by step until little is left', async () => {
  const { keeper, scheduled, settle, steps } = keeperOf([true, true, false]);
  keeper.start();
  while (scheduled.length > 0) {
    scheduled.shift()?.();
    await settle();
  }
  expect(steps()).toBe(3);
});

test('does nothing more once it is closed', async () => {
  const { keeper, scheduled, settle, steps } = keeperOf([true, true, true]);
  keeper.start();
  scheduled.shift()?.();
  await settle();
  await keeper.close();
  expect(scheduled).toHaveLength(0);
  keeper.start();
  expect(scheduled).toHaveLength(0);
  expect(steps()).toBe(1);
});
