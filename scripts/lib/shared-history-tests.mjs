import { runMeasurements } from './run-measurements.mjs';

/** Measures the shared history on a PostgreSQL that it starts itself. */
export function runSharedHistoryTests(electron, args) {
  return runMeasurements(electron, 'shared-history-rows', args, { HELPDESK_DESK: 'headless-pc' });
}
