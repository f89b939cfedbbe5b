import { expect, it } from 'vitest';
import { fakeTime, flushPendingWork } from '../fakes.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { startUpdateCheck } from './update-check';

const hourMs = 3_600_000;

function world(place: string | null, answers: ReadonlyArray<string | Error>, appVersion = '0.1.0') {
  const time = fakeTime();
  const recorded = createRecordedLog();
  const asked: string[] = [];
  let changes = 0;
  const check = startUpdateCheck({
    policies: { required: place === null ? {} : { UpdateNotice: place }, recommended: {} },
    resolveProxy: () => Promise.resolve('DIRECT'),
    certificateAuthorities: () => undefined,
    appVersion,
    fetchNotice: (from) => {
      const answer = answers[asked.length] ?? new Error('nothing further');
      asked.push(from);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    schedule: time.schedule,
    onChanged: () => {
      changes += 1;
    },
    log: recorded.log,
  });
  return { time, recorded, asked, check, changes: () => changes };
}

it('asks nobody where the organisation names no place', async () => {
  const { check, asked, time } = world(null, []);
  await flushPendingWork();
  expect([asked, time.timers(), check.newerVersion()]).toEqual([[], 0, null]);
});

it.each([
  ['0.1.0', '0.2.0', '0.2.0'],
  ['0.1.0', '0.1.1', '0.1.1'],
  ['0.9.9', '0.10.0', '0.10.0'],
  ['1.0.0', '0.9.9', null],
  ['0.2.0', '0.2.0', null],
  ['0.2.0', '0.1.9', null],
])('over %s, %s is shown as %s', async (own, named, shown) => {
  const { check } = world('/srv/latest.json', [JSON.stringify({ version: named, url: 'x' })], own);
  await flushPendingWork();
  expect(check.newerVersion()).toBe(shown);
});

it('looks again every four hours, tells of a change once, and keeps what it knew through a fault', async () => {
  const [older, newer] = ['{"version":"0.2.0"}', '\uFEFF{"version":"0.3.0"}'];
  const { check, asked, time, changes, recorded } = world('/srv/latest.json', [
    older,
    older,
    new Error('/srv/Ahmad'),
    newer,
  ]);
  await flushPendingWork();
  expect([check.newerVersion(), changes()]).toEqual(['0.2.0', 1]);
  time.pass(4 * hourMs);
  await flushPendingWork();
  expect([asked.length, changes()]).toEqual([2, 1]);
  time.pass(4 * hourMs);
  await flushPendingWork();
  expect([asked.length, check.newerVersion()]).toEqual([3, '0.2.0']);
  expect(recorded.of('update notice not readable')).toEqual([{ error: 'Error' }]);
  time.pass(4 * hourMs);
  await flushPendingWork();
  expect([check.newerVersion(), changes()]).toEqual(['0.3.0', 2]);
  check.stop();
  expect(time.timers()).toBe(0);
});

it.each(['', '[]', '{"version":2}', '{"version":"next"}', '{"version":"<b>1.0.0</b>"}'])(
  'a file of %j tells of nothing',
  async (text) => {
    const { check, recorded } = world('/srv/latest.json', [text]);
    await flushPendingWork();
    expect(check.newerVersion()).toBeNull();
    expect(recorded.of('update notice not readable')).toHaveLength(1);
  },
);
