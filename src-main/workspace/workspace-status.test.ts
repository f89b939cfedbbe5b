import { expect, it } from 'vitest';
import { createDeskCondition } from './workspace-status';
import { fakeTime } from '../fakes.fixture';

it('passes a rejected opening on at once, and leaves no timer behind', async () => {
  const time = fakeTime();
  const { inTime } = createDeskCondition({ onChanged: () => undefined, schedule: time.schedule });
  await expect(inTime(Promise.reject(new Error('thrown')))).rejects.toThrow('thrown');
  expect(time.timers()).toBe(0);
});
