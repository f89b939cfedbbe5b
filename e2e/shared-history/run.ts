import { measureAndPrint } from '../measurement/measure-and-print';
import { equalHistories } from './equal-histories';
import { erasureAfterAbsence } from './erasure-after-absence';
import { stolenCredentials } from './stolen-credentials';
import { timeToSuggestion } from './time-to-suggestion';

const failed = await measureAndPrint(
  [equalHistories, timeToSuggestion, erasureAfterAbsence, stolenCredentials],
  process.argv.slice(2),
  process.env['HELPDESK_ROWS_REPORT'],
);
process.exit(failed > 0 ? 1 : 0);
