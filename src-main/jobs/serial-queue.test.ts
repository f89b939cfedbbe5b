import { expect, test } from 'vitest';
import { createSerialQueue } from './serial-queue';

test('each begins once the one before it has ended, and one that fails holds up no other', async () => {
  const turns = createSerialQueue();
  const steps: string[] = [];
  let letGo: () => void = () => undefined;
  const first = turns.run(async () => {
    steps.push('first begins');
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    steps.push('first ends');
    throw new Error('failed');
  });
  const second = turns.run(() => {
    steps.push('second begins');
    return Promise.resolve(2);
  });
  await new Promise(setImmediate);
  expect(steps).toEqual(['first begins']);
  letGo();
  await expect(first).rejects.toThrow('failed');
  await expect(second).resolves.toBe(2);
  expect(steps).toEqual(['first begins', 'first ends', 'second begins']);
  await turns.settled();
});
