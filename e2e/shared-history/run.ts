import { printRows } from '../results/print-results';
import { twoDesks } from './two-pcs';

const failed = await printRows([twoDesks], process.argv.slice(2), process.env['HELPDESK_ROWS_REPORT']);
process.exit(failed > 0 ? 1 : 0);
