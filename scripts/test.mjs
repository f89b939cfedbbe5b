import { runOrStop, say, Stop } from './lib/console-report.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { preparePackages } from './lib/prepare-runtime.mjs';
import { runSteps, summaryOf } from './lib/run-steps.mjs';
import { testSteps, watchUnitTests } from './lib/test-steps.mjs';

// npm test                          the checks, the unit tests and the tests in the window
// npm test -- --all                 with the self-tests of the rules, the crash rows and the packaged program too
// npm test -- unit build            these steps
// npm test -- window send.spec.ts   what no step is called goes to the last one named
// npm test -- --watch src-main/db   the unit tests of these files, again at each change, until Ctrl+C
await runOrStop(async () => {
  const args = process.argv.slice(2);
  if (args[0] === '--watch') {
    process.exitCode = await watchUnitTests(args.slice(1));
    return;
  }
  const steps = stepsForThisSystem(chosenSteps(testSteps(), args));
  await preparePackages();
  const { failed, text } = summaryOf(await runSteps(steps));
  say(text);
  process.exitCode = failed > 0 ? 1 : 0;
});

/** Leaves out what only Linux can run, and says so; where nothing else is left, that is the reason to stop. */
function stepsForThisSystem(steps) {
  const here = steps.filter(({ needsLinux }) => !needsLinux || process.platform === 'linux');
  const leftOut = steps.filter((step) => !here.includes(step)).map(({ name }) => name);
  if (here.length === 0) requireLinux(`The steps ${leftOut.join(', ')} run`);
  if (leftOut.length > 0) say(`Left out, since they run on Linux only: ${leftOut.join(', ')}.`);
  return here;
}

/** The named steps in their own order, the arguments after the names going to the last one named. */
function chosenSteps(steps, args) {
  if (args.length === 0) return steps.filter(({ isOnRequest }) => !isOnRequest);
  if (args.length === 1 && args[0] === '--all') return steps;
  const isStep = (arg) => steps.some(({ name }) => name === arg);
  const firstOther = args.findIndex((arg) => !isStep(arg));
  const names = firstOther === -1 ? args : args.slice(0, firstOther);
  if (names.length === 0) {
    throw new Stop(`There is no step ${args[0]}; there are ${steps.map(({ name }) => name).join(', ')}.`);
  }
  const rest = args.slice(names.length);
  return steps
    .filter(({ name }) => names.includes(name))
    .map((step) => ({ ...step, run: () => step.run(step.name === names.at(-1) ? rest : []) }));
}
