import { expect, it } from 'vitest';
import { createRecordedLog } from './recorded-log.fixture';
import { limitLogRate } from './rate-limited-log';

it('writes 30 lines of one event in a minute, counts the rest, and leaves other events alone', () => {
  const recordedLog = createRecordedLog();
  let nowMs = 0;
  const log = limitLogRate(recordedLog.log, () => nowMs);
  for (let line = 0; line < 100; line += 1) log.warn('ipc request not valid', { channel: 'calls.save' });
  log.error('ipc handler failed');
  expect(recordedLog.of('ipc request not valid')).toHaveLength(30);
  expect(recordedLog.of('ipc handler failed')).toHaveLength(1);
  nowMs = 60_000;
  log.warn('ipc request not valid', { channel: 'calls.park' });
  expect(recordedLog.lines.slice(-2)).toEqual([
    ['warn', 'log lines left out', { event: 'ipc request not valid', lines: 70 }],
    ['warn', 'ipc request not valid', { channel: 'calls.park' }],
  ]);
});
