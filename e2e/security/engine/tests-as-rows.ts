import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured, Row } from '../../rows/row';

const projectFolder = join(import.meta.dirname, '../../..');

type TestRow = Pick<Row, 'id' | 'unit'> & {
  readonly step: 'window' | 'packaged';
  readonly files: readonly string[];
  /** The tests that show that the attack is a real one, by their titles. All other ones are the promise. */
  readonly controls: RegExp;
  /** Only these tests of the files. */
  readonly only?: RegExp;
};

/** A promise that tests in the real window, or of the packaged program, hold already: the same tests are run, and counted. */
function rowOfTests({ id, unit, step, files, controls, only }: TestRow): Row {
  return {
    id,
    unit,
    goal: 0,
    runs: { full: 1, short: 1 },
    measure: async (runs) => {
      let measured: Measured = { value: 0, control: 0 };
      for (let run = 0; run < runs; run += 1) {
        const results = (await runTests(step, files)).filter(({ title }) => only?.test(title) !== false);
        const promises = results.filter(({ title }) => !controls.test(title));
        if (promises.length === 0) throw new Error('no test was run');
        const broken = promises.filter(({ isPassed }) => !isPassed).map(({ title }) => title);
        measured = {
          value: measured.value + broken.length,
          control: results.length - promises.length - results.filter(isBrokenControl(controls)).length,
          seen: { tests: promises.length, broken },
        };
      }
      return measured;
    },
  };
}

export const testsAsRows: readonly Row[] = [
  rowOfTests({
    id: 'S1',
    unit: 'broken tests of the window’s walls',
    step: 'window',
    files: ['security/walls.spec.ts'],
    controls: /^the ways out are real/,
  }),
  rowOfTests({
    id: 'S2',
    unit: 'broken tests of fuses, signals and foreign code',
    step: 'packaged',
    files: ['packaged/fuses.spec.ts'],
    controls: /^the same doors are open/,
    only: /fuses|signal|laid beside|doors/,
  }),
  rowOfTests({
    id: 'S5',
    unit: 'broken tests of where the token is',
    step: 'window',
    files: ['security/token-nowhere.spec.ts'],
    controls: /^the search would find it/,
  }),
  rowOfTests({
    id: 'S14',
    unit: 'broken tests of the program under another name, with what weakens it',
    step: 'packaged',
    files: ['packaged/fuses.spec.ts'],
    controls: /^the same doors are open/,
    only: /as storehub-helpdesk|as electron|doors/,
  }),
];

type TestResult = { readonly title: string; readonly isPassed: boolean };
type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: ReadonlyArray<{ readonly title: string; readonly ok: boolean }>;
};

const isBrokenControl =
  (controls: RegExp) =>
  ({ title, isPassed }: TestResult): boolean =>
    controls.test(title) && !isPassed;

/** By the test command itself, whose report says how each of them ended. */
async function runTests(step: string, files: readonly string[]): Promise<TestResult[]> {
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const node = process.env['HELPDESK_ROWS_NODE'] ?? 'node';
  const child = spawn(node, ['scripts/test.mjs', step, ...files], {
    cwd: projectFolder,
    env,
    // Rows alone are printed on the standard output.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  const report = join(projectFolder, 'node_modules/.cache/storehub-helpdesk', `${step}.json`);
  return resultsIn(JSON.parse(readFileSync(report, 'utf8')) as Suite);
}

function resultsIn({ suites = [], specs = [] }: Suite): TestResult[] {
  return [...specs.map(({ title, ok }) => ({ title, isPassed: ok })), ...suites.flatMap(resultsIn)];
}
