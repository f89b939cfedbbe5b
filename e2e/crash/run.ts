import { measureAndPrint } from '../measurement/measure-and-print';
import { crashTests } from './crash-tests';

// Child processes must run as the app, not as Node.
delete process.env['ELECTRON_RUN_AS_NODE'];

const failed = await measureAndPrint(crashTests, process.argv.slice(2), process.env['HELPDESK_ROWS_REPORT']);
process.exit(failed > 0 ? 1 : 0);
