import { buildApp } from './build.mjs';
import { requireSandbox } from './chromium-sandbox.mjs';
import { runMeasurements } from './run-measurements.mjs';

/** Measures the shared history on a PostgreSQL that it starts itself, with the app's own engine and the built app. */
export async function runSharedHistoryTests(electron, args) {
  requireSandbox(electron);
  await buildApp(electron);
  return runMeasurements(electron, 'shared-history-measurements', args, {
    HELPDESK_DESK: 'headless-pc-process',
  });
}
