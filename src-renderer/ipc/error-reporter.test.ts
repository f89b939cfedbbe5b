import { expect, it } from 'vitest';
import type { ErrorReport } from '../../shared/errors/error-report';
import { succeed } from '../../shared/result';
import { fakeBridge } from './fake-bridge.fixture';
import { ipcClient } from './ipc-client';
import { faultReporter } from './error-reporter';

it('tells the place and the trace of an error, not its message, and stops after 50', async () => {
  const reports: ErrorReport[] = [];
  const { bridge } = fakeBridge({
    'app.report-error': (report) => {
      reports.push(report);
      return Promise.resolve(succeed(null));
    },
  });
  const report = faultReporter(ipcClient(bridge).ask);
  for (let time = 0; time < 60; time += 1)
    report({ during: 'render', place: 'outbox' }, new TypeError('Ahmad 0123456789'));
  await expect.poll(() => reports.length).toBe(50);
  expect(reports[0]).toMatchObject({ during: 'render', place: 'outbox', trace: { name: 'TypeError' } });
  expect(JSON.stringify(reports)).not.toMatch(/Ahmad|0123456789/);
});
