import { readFile, rm } from 'node:fs/promises';
import { say } from './cli.mjs';

/**
 * Runs the tests and reads the results from their report. A run without tests, or one that failed without a failed
 * test, counts as a failure: nothing passes by not running. Returns how many passed and failed, and the names of the
 * failures.
 */
export async function countTests(runTests, reportPath, countsIn) {
  await rm(reportPath, { force: true });
  const { code } = await runTests();
  const text = await readFile(reportPath, 'utf8').catch(() => undefined);
  const counts = text === undefined ? nothingRun : countsIn(JSON.parse(text));
  if (counts.passed + counts.failed === 0) say('No test was run.');
  const isUnexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return isUnexplained ? { ...counts, failed: 1, failures: ['what was run, by itself'] } : counts;
}

const nothingRun = { passed: 0, failed: 0, failures: [] };

export const countsInVitest = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  failures: testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  ),
});

export const countsInPlaywright = ({ stats, suites }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  failures: suites.flatMap(failedSpecs),
});

function failedSpecs({ suites = [], specs = [] }) {
  const own = specs.filter(isFailed).map(({ file, line, title }) => `${file}:${line} ${title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}

function isFailed({ tests }) {
  return tests.some(({ status }) => ['unexpected', 'flaky'].includes(status));
}
