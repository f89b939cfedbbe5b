import { readFile, rm } from 'node:fs/promises';
import { say } from './report.mjs';

/**
 * Runs the tests and counts them from the report that they leave. A run that executed none, or that
 * failed without a failed test, is itself a failure: nothing may pass by not being run.
 */
export async function countTests(runTests, reportPath, countsIn) {
  await rm(reportPath, { force: true });
  const { code } = await runTests();
  const text = await readFile(reportPath, 'utf8').catch(() => undefined);
  const { passed, failed } = text === undefined ? { passed: 0, failed: 0 } : countsIn(JSON.parse(text));
  if (passed + failed === 0) say('No test was run.');
  const isUnexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed };
}

export const countsInVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
});

export const countsInPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
});
