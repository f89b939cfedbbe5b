import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountedRow } from '../../fixtures/count-withstood-attack';
import type { MeasuredValue, Measurement } from '../../measurement/measurement';

const projectFolder = join(import.meta.dirname, '../../..');

type TestRow = Pick<Measurement, 'unit'> & {
  readonly id: CountedRow;
  readonly step: 'window' | 'packaged';
  readonly file: string;
  /** How many attacks the tests in the file count for this row if the app withstands all of them. */
  readonly attacks: number;
  /** The titles of the tests, or steps of tests, which show that the attacks work. */
  readonly controls: RegExp;
};

/**
 * A row of tests that exist already, in the real window or with the packaged program. Runs them and counts their
 * attacks.
 */
function rowOfTests({ id, unit, step, file, attacks, controls }: TestRow): Measurement {
  return {
    id,
    unit: `of ${attacks} ${unit}`,
    goal: 0,
    runs: { full: 1, short: 1 },
    measure: async (runs) => {
      let measured: MeasuredValue = { value: 0, control: 0 };
      for (let run = 0; run < runs; run += 1) {
        const results = await runTests(step, file);
        const counted = new Set(results.flatMap(({ withstood }) => withstood[id] ?? []));
        const failed = results.filter(({ isPassed }) => !isPassed).map(({ title }) => title);
        measured = {
          value: measured.value + Math.abs(attacks - counted.size),
          control: results
            .filter(({ isPassed }) => isPassed)
            .flatMap(({ title, steps }) => [title, ...steps])
            .filter((title) => controls.test(title)).length,
          seen: { withstood: counted.size, failed },
        };
      }
      return measured;
    },
  };
}

export const attackCountsOfTests: readonly Measurement[] = [
  rowOfTests({
    id: 'S1',
    unit: 'points of Electron’s checklist that a running window can show: those that do not hold',
    step: 'window',
    file: 'security/window-isolation.spec.ts',
    attacks: 18,
    controls: /^the ways out are real/,
  }),
  rowOfTests({
    id: 'S2',
    unit: 'fuses and ways into the packaged program: those that are not closed',
    step: 'packaged',
    file: 'packaged/fuses.spec.ts',
    attacks: 14,
    controls: /^the same doors are open/,
  }),
  rowOfTests({
    id: 'S5',
    unit: 'places where the token could lie: those where it does, or that were not searched',
    step: 'window',
    file: 'security/token-leaks.spec.ts',
    attacks: 6,
    controls: /^the search would find it/,
  }),
  rowOfTests({
    id: 'S14',
    unit: 'starts of the packaged program with what weakens it, under two names: those with an effect',
    step: 'packaged',
    file: 'packaged/fuses.spec.ts',
    attacks: 36,
    controls: /^the same doors are open/,
  }),
];

type Spec = {
  readonly title: string;
  readonly ok: boolean;
  readonly tests: ReadonlyArray<{
    readonly annotations: ReadonlyArray<{ readonly type: string; readonly description?: string }>;
    readonly results: ReadonlyArray<{ readonly steps?: readonly Step[] }>;
  }>;
};
type Step = { readonly title: string; readonly steps?: readonly Step[] };
type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly Spec[] };
type TestResult = {
  readonly title: string;
  readonly isPassed: boolean;
  /** The titles of its steps. */
  readonly steps: readonly string[];
  /** The attacks that it counted, by row. */
  readonly withstood: Readonly<Record<string, readonly string[]>>;
};

/** Runs the test command itself, whose report contains the result of each test. */
async function runTests(step: string, file: string): Promise<TestResult[]> {
  // The home folder is a private one here, in which neither Electron nor SQLite would be found.
  const env: NodeJS.ProcessEnv = { ...process.env, XDG_CACHE_HOME: process.env['HELPDESK_ROWS_CACHE'] };
  delete env['ELECTRON_RUN_AS_NODE'];
  const node = process.env['HELPDESK_ROWS_NODE'] ?? 'node';
  const child = spawn(node, ['scripts/test.mjs', step, file], {
    cwd: projectFolder,
    env,
    // Standard output is only for rows.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  const report = join(projectFolder, 'node_modules/.cache/storehub-helpdesk', `${step}.json`);
  return resultsIn(JSON.parse(readFileSync(report, 'utf8')) as Suite);
}

function resultsIn({ suites = [], specs = [] }: Suite): TestResult[] {
  const own = specs.map(({ title, ok, tests }) => {
    const annotations = tests.flatMap((each) => each.annotations);
    const withstood: Record<string, string[]> = {};
    for (const { type, description = '' } of annotations) (withstood[type] ??= []).push(description);
    const steps = tests.flatMap(({ results }) => results.flatMap((each) => listTitles(each.steps)));
    return { title, isPassed: ok, steps, withstood };
  });
  return [...own, ...suites.flatMap(resultsIn)];
}

function listTitles(steps: readonly Step[] = []): string[] {
  return steps.flatMap((step) => [step.title, ...listTitles(step.steps)]);
}
