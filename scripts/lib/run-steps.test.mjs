import { describe, expect, it } from 'vitest';
import { runSteps, formatSummary } from './run-steps.mjs';

describe('the summary', () => {
  it('ends with the counts and nothing else', () => {
    const { text, failed } = formatSummary([
      { name: 'lint', seconds: '1.0 s', passed: 1, failed: 0 },
      {
        name: 'unit',
        seconds: '2.0 s',
        passed: 40,
        failed: 2,
        failures: ['a call is kept', 'a ticket is sent'],
      },
    ]);
    expect(text.split('\n').at(-1)).toBe('41 passed, 2 failed');
    expect(failed).toBe(2);
    expect(text).toMatch(/FAILED unit.*\n +- a call is kept\n +- a ticket is sent\n/);
  });
});

describe('steps', () => {
  const passing = { passed: 1, failed: 0 };

  it('that may run beside each other do, and what comes after them waits for all', async () => {
    const together = deferred();
    const ended = [];
    const ends = (name) => () => {
      ended.push(name);
      together.resolve(passing);
      return together.promise;
    };
    const results = await runSteps([
      { name: 'lint', isBeside: true, run: () => together.promise.finally(() => ended.push('lint')) },
      { name: 'types', isBeside: true, run: ends('types') },
      { name: 'unit', run: ends('unit') },
    ]);
    expect(results.map(({ name }) => name)).toEqual(['lint', 'types', 'unit']);
    expect(ended).toEqual(['types', 'lint', 'unit']);
  });

  it('that throw count as failed, and the others run all the same', async () => {
    const broken = { name: 'broken', run: () => Promise.reject(new Error('on purpose')) };
    const results = await runSteps([broken, { name: 'after', run: () => Promise.resolve(passing) }]);
    expect(results.map(({ name, passed, failed }) => ({ name, passed, failed }))).toEqual([
      { name: 'broken', passed: 0, failed: 1 },
      { name: 'after', ...passing },
    ]);
  });
});

function deferred() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
