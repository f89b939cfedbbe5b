import { newPcWhileTyping } from './new-pc-while-typing';
import { measureAndPrint } from '../measurement/measure-and-print';
import { equalHistories } from '../shared-history/equal-histories';
import { erasureAfterAbsence } from '../shared-history/erasure-after-absence';
import { stolenCredentials } from '../shared-history/stolen-credentials';
import { timeToSuggestion } from '../shared-history/time-to-suggestion';

// The windows must run as the app, not as Node.
delete process.env['ELECTRON_RUN_AS_NODE'];

const failed = await measureAndPrint(
  [equalHistories, timeToSuggestion, newPcWhileTyping, erasureAfterAbsence, stolenCredentials],
  process.argv.slice(2),
  process.env['HELPDESK_ROWS_REPORT'],
);
process.exit(failed > 0 ? 1 : 0);
