import { expect, test } from 'vitest';
import { silentLog } from '../log/log';
import { createSyncWarning } from './sync-warning';

test('a clock that was far off is not known to be so once no server is read any more', () => {
  const shown: unknown[] = [];
  const warning = createSyncWarning({ log: silentLog, onChanged: () => shown.push(warning.get()) });
  warning.clockRead(100_000_000);
  expect(warning.isClockFarOff()).toBe(true);
  warning.sharingEnded();
  expect(warning.isClockFarOff()).toBe(false);
  expect(shown).toEqual(['clock-wrong', null]);
});
