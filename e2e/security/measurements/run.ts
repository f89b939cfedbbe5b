import { printResults } from '../../measurement/print-results';
import { erasedBytes } from './erased-bytes';
import { forgedArchives } from './forged-archives';
import { exportedCells } from './exported-cells';
import { fuzzedArguments } from './fuzzed-arguments';
import { invalidRequests } from './invalid-requests';
import { loggedSecrets } from './logged-secrets';
import { openFiles } from './file-permissions';
import { pageAttacks } from './page-attacks';
import { resolvedNames } from './dns-lookups';
import { supplyChain } from './supply-chain';
import { testsAsRows } from './playwright-measurements';
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
