import { buildApp } from './build.mjs';
import { runMeasurements } from './run-measurements.mjs';
import { requireSandbox } from './chromium-sandbox.mjs';

/** The program that traces writes and makes them fail. */
export const crashTestCommands = () => (process.platform === 'linux' ? ['strace'] : []);

/** Runs the crash tests against the built app and its own engine. */
export async function runCrashTests(electron, args) {
  requireSandbox(electron);
  await buildApp(electron);
  return runMeasurements(electron, 'crash', args, { HELPDESK_CRASH_DRIVER: 'scenarios/scenario-process' });
}
