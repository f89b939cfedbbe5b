import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsInPlaywright, countTests } from './test-counts.mjs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'helpdesk-counts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const report = () => join(folder, 'report.json');

function countsAfter(stats, code) {
  const runTests = async () => {
    if (stats) await writeFile(report(), JSON.stringify({ stats }));
    return { code };
  };
  return countTests(runTests, report(), countsInPlaywright);
}

describe('counting tests', () => {
  it('takes the counts from the report of this run', async () => {
    expect(await countsAfter({ expected: 3, unexpected: 0, flaky: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
    expect(await countsAfter({ expected: 2, unexpected: 1, flaky: 0 }, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('fails where no test was run, and where no report was left, whatever an older one says', async () => {
    expect(await countsAfter({ expected: 0, unexpected: 0, flaky: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(await countsAfter(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('fails where the run failed beside its tests', async () => {
    expect(await countsAfter({ expected: 3, unexpected: 0, flaky: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
  });
});
