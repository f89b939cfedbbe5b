import { printResults } from '../results/print-results';
import { twoPcs } from './two-pcs';

const failed = await printResults([twoPcs], process.argv.slice(2), process.env['HELPDESK_ROWS_REPORT']);
process.exit(failed > 0 ? 1 : 0);
