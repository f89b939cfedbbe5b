import { runOrStop, say, Stop } from './lib/run-or-stop.mjs';
import { listInstallerSteps } from './packaging/installer-tests.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { preparePackages } from './lib/prepare-runtime.mjs';
import { isRoot } from './lib/run-command.mjs';
import { runSteps, formatSummary } from './lib/run-steps.mjs';
import { listTestSteps, watchUnitTests } from './lib/test-steps.mjs';

// npm test                          the checks, the unit tests and the tests in the window
// npm test -- --all                 also what takes longer, and other systems: crashes, PostgreSQL, packages, installers
// npm test -- unit build            only these steps
// npm test -- window send.spec.ts   passes further arguments to the last named step
// npm test -- --watch src-main/db   reruns the unit tests of these files at each change, until Ctrl+C
await runOrStop(async () => {
  const args = process.argv.slice(2);
  if (args[0] === '--watch') {
    process.exitCode = await watchUnitTests(args.slice(1));
    return;
  }
  const steps = stepsForThisSystem(chosenSteps([...listTestSteps(), ...listInstallerSteps()], args));
  await preparePackages();
  const { failed, text } = formatSummary(await runSteps(steps));
  say(text);
  process.exitCode = failed > 0 ? 1 : 0;
});

/** Leaves out steps that this system or this user cannot run, and says so. If no step is left, stops with that reason. */
function stepsForThisSystem(steps) {
  const onLinux = steps.filter(({ needsLinux }) => !needsLinux || process.platform === 'linux');
  if (onLinux.length === 0) requireLinux(`The steps ${namesOf(steps)} run`);
  sayLeftOut(steps, onLinux, 'they run on Linux only');
  const here = onLinux.filter(({ needsRoot }) => !needsRoot || isRoot);
  if (here.length === 0) throw new Stop(`Only root can run ${namesOf(steps)}: they install a package here.`);
  sayLeftOut(onLinux, here, 'only root can install a package here');
  return here;
}

function sayLeftOut(steps, kept, why) {
  const leftOut = steps.filter((step) => !kept.includes(step));
  if (leftOut.length > 0) say(`Left out, since ${why}: ${namesOf(leftOut)}.`);
}

const namesOf = (steps) => steps.map(({ name }) => name).join(', ');

/** Returns the named steps in their own order. The last named step gets the remaining arguments. */
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
