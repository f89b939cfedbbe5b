import { readFile, rm } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { say } from './run-or-stop.mjs';

/**
 * Runs the tests and reads the results from their report. A run without tests, or one that failed without a failed
 * test, counts as a failure: nothing passes by not running. Returns how many passed and failed, and of each failure its
 * name and how its error begins.
 */
export async function runAndCountTests(runTests, reportPath, countsIn) {
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
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => nameFailure(fullName, failureMessages)),
  ),
});

export const countsInPlaywright = ({ stats, suites }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  failures: suites.flatMap(failedSpecs),
});

function failedSpecs({ suites = [], specs = [] }) {
  const own = specs
    .filter(isFailed)
    .map(({ file, line, title, tests }) => nameFailure(`${file}:${line} ${title}`, messagesIn(tests)));
  return [...own, ...suites.flatMap(failedSpecs)];
}

function isFailed({ tests }) {
  return tests.some(({ status }) => ['unexpected', 'flaky'].includes(status));
}

const messagesIn = (tests) =>
  tests.flatMap(({ results = [] }) =>
    results.flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? '')),
  );

/** In characters. */
const shownOfError = 300;

/** The details may be far above the summary, or cut off. */
function nameFailure(name, [message = '']) {
  const begins = stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').trim().slice(0, shownOfError);
  return begins === '' ? name : `${name}: ${begins}`;
}
