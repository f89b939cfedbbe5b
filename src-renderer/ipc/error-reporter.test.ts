import { expect, it } from 'vitest';
import type { ErrorReport } from '../../shared/errors/error-report';
import { succeed } from '../../shared/result';
import { createFakeBridge } from './fake-bridge.fixture';
import { createIpcClient } from './ipc-client';
import { createErrorReporter } from './error-reporter';

it('tells the place and the trace of an error, not its message, and stops after 50', async () => {
  const reports: ErrorReport[] = [];
  const { bridge } = createFakeBridge({
    'app.report-error': (report) => {
      reports.push(report);
      return Promise.resolve(succeed(null));
    },
  });
  const report = createErrorReporter(createIpcClient(bridge).ask);
  for (let time = 0; time < 60; time += 1)
    report({ during: 'render', area: 'outbox' }, new TypeError('Ahmad 0123456789'));
  await expect.poll(() => reports.length).toBe(50);
  expect(reports[0]).toMatchObject({ during: 'render', area: 'outbox', trace: { name: 'TypeError' } });
  expect(JSON.stringify(reports)).not.toMatch(/Ahmad|0123456789/);
});
