import { say } from '../lib/run-or-stop.mjs';
import { generateTickets } from './generate-tickets.mjs';

/*
 * Electron runs this as Node: write-history.mjs <count> <database file> <bundle>. The bundle is the app's own code for
 * writing a past, so that rows, schema, guards and search index are those of the app.
 */
const [count = '', file = '', bundle = ''] = process.argv.slice(2);
const { writeBulkHistory } = await import(bundle);
/** The midnight in Malaysia at which May 2026 ends. */
const endMs = Date.UTC(2026, 4, 31, 16);

writeBulkHistory(file, generateTickets(Number(count), { seed: 20_261_124, endMs }), (written) => {
  if (written % 100_000 === 0) say(`${written} tickets`);
});
