import { newPcKilledWhileReadingHistory } from './new-pc-killed-while-reading-history';
import { measureAndPrint } from '../measurement/measure-and-print';
import { convergenceUnderFaults } from './convergence-under-faults';
import { erasureAfterAbsence } from './erasure-after-absence';
import { stolenCredentials } from './stolen-credentials';
import { timeToSuggestion } from './time-to-suggestion';

// The windows must run as the app, not as Node.
delete process.env['ELECTRON_RUN_AS_NODE'];

const failed = await measureAndPrint(
  [
    convergenceUnderFaults,
    timeToSuggestion,
    newPcKilledWhileReadingHistory,
    erasureAfterAbsence,
    stolenCredentials,
  ],
  process.argv.slice(2),
  process.env['HELPDESK_ROWS_REPORT'],
);
process.exit(failed > 0 ? 1 : 0);
