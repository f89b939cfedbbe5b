import { printResults } from '../../results/print-results';
import { erasedBytes } from './erased-bytes';
import { forgedArchives } from './forged-archives';
import { exportedCells } from './exported-cells';
import { fuzzedArguments } from './fuzzed-arguments';
import { invalidRequests } from './invalid-requests';
import { loggedSecrets } from './logged-secrets';
import { openFiles } from './open-files';
import { pageAttacks } from './page-attacks';
import { resolvedNames } from './resolved-names';
import { supplyChain } from './supply-chain';
import { testsAsRows } from './tests-as-results';
import { tokenElsewhere } from './token-sent-elsewhere';

// What is started from here is the app, not Node.
delete process.env['ELECTRON_RUN_AS_NODE'];

const failed = await printResults(
  [
    pageAttacks,
    invalidRequests,
    loggedSecrets,
    openFiles,
    erasedBytes,
    exportedCells,
    tokenElsewhere,
    fuzzedArguments,
    supplyChain,
    resolvedNames,
    forgedArchives,
    ...testsAsRows,
  ],
  process.argv.slice(2),
  process.env['HELPDESK_ROWS_REPORT'],
);
process.exit(failed > 0 ? 1 : 0);
