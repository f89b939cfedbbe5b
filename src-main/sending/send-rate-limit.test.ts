import { expect, test } from 'vitest';
import type { Mode } from '../../shared/app/mode';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { createSendRateLimit } from './send-rate-limit';

function paceAt(mode: Mode) {
  const clock = { nowMs: 1_000_000 };
  const asked = { times: 0, isConfirmed: false, takesMs: 0 };
  const recordedLog = createRecordedLog();
  const mayBegin = createSendRateLimit({
    nowMs: () => clock.nowMs,
    mode: () => Promise.resolve(mode),
    confirmMany: () => {
      asked.times += 1;
      clock.nowMs += asked.takesMs;
      return Promise.resolve(asked.isConfirmed);
    },
    log: recordedLog.log,
  });
  const admitted = async (count: number): Promise<number> => {
    const answers = await Promise.all(Array.from({ length: count }, mayBegin));
    return answers.filter((reason) => reason === null).length;
  };
  /** As fast as the pace allows. */
  const admittedInTenSteps = async (): Promise<number> => {
    let count = 0;
    for (let step = 0; step < 10; step += 1) {
      clock.nowMs += 10_000;
      count += await admitted(30);
    }
    return count;
  };
  return { clock, asked, recordedLog, mayBegin, admitted, admittedInTenSteps };
}

test('thirty sends may begin within ten seconds, and each further one once an earlier one is ten seconds old', async () => {
  const { clock, admitted } = paceAt('live');

  expect(await admitted(256)).toBe(30);
  clock.nowMs += 9_999;
  expect(await admitted(256)).toBe(0);
  clock.nowMs += 1;
  expect(await admitted(256)).toBe(30);
});

test('a clock that is set back stops no send', async () => {
  const { clock, admitted } = paceAt('live');
  await admitted(30);
  clock.nowMs -= 500_000;

  expect(await admitted(1)).toBe(1);
});

test('practice has no limit', async () => {
  expect(await paceAt('practice').admitted(256)).toBe(256);
});

test('behind three hundred within an hour a person is asked, and what is not confirmed is not sent', async () => {
  const { clock, asked, recordedLog, mayBegin, admitted, admittedInTenSteps } = paceAt('live');
  expect(await admittedInTenSteps()).toBe(300);
  expect(asked.times).toBe(0);

  clock.nowMs += 10_000;
  expect(await Promise.all([mayBegin(), mayBegin()])).toEqual(['not-confirmed', 'not-confirmed']);
  // One dialog, and no other right after it.
  expect([asked.times, await mayBegin(), asked.times]).toEqual([1, 'not-confirmed', 1]);
  expect(recordedLog.of('many sends within an hour')).toEqual([{ sends: 300, isConfirmed: false }]);

  asked.isConfirmed = true;
  clock.nowMs += 60_000;
  expect(await mayBegin()).toBeNull();
  clock.nowMs += 10_000;
  expect([await admitted(30), asked.times]).toEqual([30, 2]);
});

test('what is confirmed after the window has stopped waiting is not sent, and the next one is, without a question', async () => {
  const { clock, asked, mayBegin, admittedInTenSteps } = paceAt('live');
  await admittedInTenSteps();
  clock.nowMs += 10_000;
  Object.assign(asked, { isConfirmed: true, takesMs: 120_000 });
  expect([await mayBegin(), asked.times]).toEqual(['not-confirmed', 1]);
  expect([await mayBegin(), asked.times]).toEqual([null, 1]);
});

test('sends of more than an hour ago no longer count', async () => {
  const { clock, asked, admitted, admittedInTenSteps } = paceAt('live');
  await admittedInTenSteps();
  clock.nowMs += 3_600_000;
  expect([await admitted(30), asked.times]).toEqual([30, 0]);
});
