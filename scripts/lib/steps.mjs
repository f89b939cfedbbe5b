import { say, secondsSince, Stop } from './report.mjs';

/** Runs each step { name, run } in turn, all of them whatever fails, and tells what came of it. */
export async function runSteps(steps) {
  const results = [];
  for (const step of steps) {
    say(`\n── ${step.name}`);
    const startMs = performance.now();
    const counts = await countsOf(step);
    results.push({ name: step.name, seconds: secondsSince(startMs), ...counts });
    say(`── ${lineFor(results.at(-1))}`);
  }
  return results;
}

/** The summary. Its last line is read by machines. */
export function summaryOf(results) {
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed));
  const lines = results.map((result) => `  ${lineFor(result)}`);
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

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
