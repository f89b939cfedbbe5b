import { expect, it } from 'vitest';
import { createRecordedLog } from './recorded-log.fixture';
import { createWindowErrorLog } from './window-error-log';

it('writes places in the app’s own files and known names of errors, and nothing else that a page chooses', () => {
  const recordedLog = createRecordedLog();
  const report = createWindowErrorLog(
    recordedLog.log,
    () => 0,
    (name) => name === 'index-a_B1.js',
  );
  const frames = [
    'at save (index-a_B1.js:12:34)',
    'at index-a_B1.js:5:6',
    'at x (Ahmad.js:1:2)',
    'at Ahmad.js:1:2',
  ];
  report({ during: 'event', area: 'call', trace: { name: 'TypeError', frames } });
  report({
    during: 'event',
    area: 'call',
    trace: { name: 'AhmadIbrahim', frames: ['at Ahmad (index-a_B1.js:1:2)'] },
  });

  expect(recordedLog.of('window error')).toEqual([
    { during: 'event', area: 'call', error: 'TypeError', at: 'index-a_B1.js:12:34 < index-a_B1.js:5:6' },
    { during: 'event', area: 'call', error: 'Error', at: 'index-a_B1.js:1:2' },
  ]);
});
