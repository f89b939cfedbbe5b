import { measureAndPrint } from '../measurement/measure-and-print';
import { twoPcSync } from './two-pc-sync';

const failed = await measureAndPrint([twoPcSync], process.argv.slice(2), process.env['HELPDESK_ROWS_REPORT']);
process.exit(failed > 0 ? 1 : 0);
