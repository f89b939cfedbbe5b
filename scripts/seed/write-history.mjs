import { say } from '../lib/console-report.mjs';
import { generateTickets } from './generate-tickets.mjs';

/*
 * Run by Electron as Node: write-history.mjs <count> <database file> <bundle>. The bundle is the app's own way to
 * write a past, so that the rows, the schema with its guards and the index of the search are those of the app.
 */
const [count = '', file = '', bundle = ''] = process.argv.slice(2);
const { writeBulkHistory } = await import(bundle);
/** The midnight in Malaysia that May 2026 ends with. */
const endMs = Date.UTC(2026, 4, 31, 16);

writeBulkHistory(file, generateTickets(Number(count), { seed: 20_261_124, endMs }), (written) => {
  if (written % 100_000 === 0) say(`${written} tickets`);
});
