import { buildApp } from './build.mjs';
import { runMeasurements } from './run-measurements.mjs';
import { requireSandbox } from './sandbox.mjs';

/** What cuts the writes, and says no to them. */
export const crashTestCommands = () => (process.platform === 'linux' ? ['strace'] : []);

/** Pulls the plug in every way there is, against the built app and its own engine. */
export async function runCrashTests(electron, args) {
  requireSandbox(electron);
  await buildApp(electron);
  return runMeasurements(electron, 'crash', args, { HELPDESK_CRASH_DRIVER: 'scenario-process' });
}
