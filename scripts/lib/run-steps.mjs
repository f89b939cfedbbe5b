import { say, secondsSince, Stop } from './run-or-stop.mjs';

const maxNamed = 20;

/**
 * Runs each step { name, run, isBeside } in turn, even after a failure, and returns the results. Consecutive steps
 * with `isBeside` run in parallel; each prints its `output` when it ends.
 */
export async function runSteps(steps) {
  const results = [];
  for (const group of groupsOf(steps)) results.push(...(await Promise.all(group.map(runStep))));
  return results;
}

async function runStep(step) {
  const heading = `\n── ${step.name}`;
  if (!step.isBeside) say(heading);
  const startMs = performance.now();
  const { output = '', ...counts } = await countsOf(step);
  const result = { name: step.name, seconds: secondsSince(startMs), ...counts };
  if (step.isBeside) say([heading, output.trimEnd()].filter((text) => text !== '').join('\n'));
  say(`── ${lineFor(result)}`);
  return result;
}

function groupsOf(steps) {
  const groups = [];
  for (const step of steps) {
    if (step.isBeside && groups.at(-1)?.at(-1).isBeside) groups.at(-1).push(step);
    else groups.push([step]);
  }
  return groups;
}

/**
 * Returns the summary, including the names of what failed, since the details may be far above. Programs parse its last
 * line.
 */
export function formatSummary(results) {
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed));
  const lines = results.flatMap((result) => [`  ${lineFor(result)}`, ...failuresIn(result)]);
  return { failed, text: ['', ...lines, '', `${passed} passed, ${failed} failed`].join('\n') };
}

async function countsOf(step) {
  try {
    return await step.run();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

function lineFor({ name, seconds, passed, failed }) {
  const outcome = failed > 0 ? 'FAILED' : 'ok';
  const tests = passed + failed > 1 ? `  (${passed} passed, ${failed} failed)` : '';
  return `${outcome.padEnd(7)}${name.padEnd(14)}${seconds.padStart(8)}${tests}`;
}

function failuresIn({ failures = [] }) {
  const named = failures.slice(0, maxNamed).map((failure) => `         - ${failure}`);
  return failures.length > maxNamed ? [...named, `         - and ${failures.length - maxNamed} more`] : named;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
