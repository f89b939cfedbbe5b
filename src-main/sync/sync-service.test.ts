import { expect, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { createServerConnection } from './server-connection';
import { openSyncedPc } from './synced-pc.fixture';

test('an exception on the way to the server is a failure like any other: it is logged, and tried again later and later', async () => {
  const time = fakeTime();
  const recorded = createRecordedLog();
  const attempts: number[] = [];
  const { sync, join } = openSyncedPc(tempFolder(), { port: 1 }, 'pc_a', {
    nowMs: time.nowMs,
    schedule: time.schedule,
    log: recorded.log,
    openConnection: (onChange) => {
      attempts.push(time.nowMs());
      if (attempts.length < 10) throw new Error('a bug');
      // A loop without end would never let the test fail.
      const connection = createServerConnection(onChange);
      return { ...connection, close: connection.disconnect };
    },
  });
  await join();
  await flushPendingWork();
  // What wakes it while it is connecting ends the first pause.
  expect(attempts).toHaveLength(2);
  expect(await sync.state()).toMatchObject({ value: { phase: 'failed', errorCode: 'failed' } });
  for (const waitMs of [4_000, 8_000, 16_000]) {
    expect(time.nextMs()).toBe(waitMs);
    time.pass(waitMs);
    await flushPendingWork();
  }
  expect(attempts).toHaveLength(5);
  expect(recorded.of('shared history threw')).toHaveLength(5);
  await sync.close();
});
