import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsInPlaywright, countsInVitest, runAndCountTests } from './run-and-count-tests.mjs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'helpdesk-counts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const report = () => join(folder, 'report.json');

function countsAfter(stats, code) {
  const runTests = async () => {
    if (stats) await writeFile(report(), JSON.stringify({ stats, suites: [] }));
    return { code };
  };
  return runAndCountTests(runTests, report(), countsInPlaywright);
}

describe('counting tests', () => {
  it('takes the counts from the report of this run', async () => {
    const allWell = await countsAfter({ expected: 3, unexpected: 0, flaky: 0 }, 0);
    expect(allWell).toEqual({ passed: 3, failed: 0, failures: [] });
    const oneFailed = await countsAfter({ expected: 2, unexpected: 1, flaky: 0 }, 1);
    expect(oneFailed).toMatchObject({ passed: 2, failed: 1 });
  });

  it('fails where no test was run, and where no report was left, whatever an older one says', async () => {
    const noneRun = await countsAfter({ expected: 0, unexpected: 0, flaky: 0 }, 0);
    expect(noneRun).toMatchObject({ passed: 0, failed: 1 });
    expect(await countsAfter(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('fails where the run failed beside its tests', async () => {
    const besideItsTests = await countsAfter({ expected: 3, unexpected: 0, flaky: 0 }, 1);
    expect(besideItsTests).toMatchObject({ passed: 3, failed: 1 });
  });

  it('names those that failed, and how the error of each begins', () => {
    const suites = [
      {
        specs: [spec('F2', 'expected')],
        suites: [
          {
            specs: [
              spec('F9', 'unexpected', ['\u001B[31mexpected\u001B[39m\n\n  1 row', 'later']),
              spec('F6', 'flaky'),
            ],
          },
        ],
      },
    ];
    const { failures } = countsInPlaywright({ stats: { expected: 1, unexpected: 1, flaky: 1 }, suites });
    expect(failures).toEqual([
      'palette-and-shortcuts.spec.ts:7 F9: expected 1 row',
      'palette-and-shortcuts.spec.ts:7 F6',
    ]);
    const assertionResults = [
      { status: 'passed', fullName: 'a call is kept', failureMessages: [] },
      { status: 'failed', fullName: 'a ticket is sent once', failureMessages: ['2 were sent\n at send.ts'] },
    ];
    const testResults = [{ assertionResults }];
    expect(countsInVitest({ numPassedTests: 1, numFailedTests: 1, testResults }).failures).toEqual([
      'a ticket is sent once: 2 were sent at send.ts',
    ]);
  });
});

function spec(title, status, messages = []) {
  const errors = messages.map((message) => ({ message }));
  return {
    file: 'palette-and-shortcuts.spec.ts',
    line: 7,
    title,
    tests: [{ status, results: [{ errors }] }],
  };
}
