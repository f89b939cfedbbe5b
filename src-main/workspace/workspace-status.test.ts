import { expect, it } from 'vitest';
import { createWorkspaceStatus } from './workspace-status';
import { fakeTime } from '../fake-storehub-and-timers.fixture';

it('passes a rejected opening on at once, and leaves no timer behind', async () => {
  const time = fakeTime();
  const { failFastWhileRestoring } = createWorkspaceStatus({
    onChanged: () => undefined,
    schedule: time.schedule,
  });
  await expect(failFastWhileRestoring(Promise.reject(new Error('thrown')))).rejects.toThrow('thrown');
  expect(time.timers()).toBe(0);
});
