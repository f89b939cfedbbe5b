import { measureAndPrint } from '../../measurement/measure-and-print';
import { bytesLeftAfterErasure } from './bytes-left-after-erasure';
import { forgedArchives } from './forged-archives';
import { exportFormulaInjection } from './export-formula-injection';
import { fuzzedCommandLines } from './fuzzed-command-lines';
import { invalidRequests } from './invalid-requests';
import { loggedSecrets } from './logged-secrets';
import { filePermissions } from './file-permissions';
import { xssAndSandboxEscapes } from './xss-and-sandbox-escapes';
import { dnsLeaks } from './dns-leaks';
import { supplyChain } from './supply-chain';
import { attackCountsOfTests } from './count-attacks-in-tests';
import { tokenSentElsewhere } from './token-sent-elsewhere';

// Child processes must run as the app, not as Node.
delete process.env['ELECTRON_RUN_AS_NODE'];

const failed = await measureAndPrint(
  [
    xssAndSandboxEscapes,
    invalidRequests,
    loggedSecrets,
    filePermissions,
    bytesLeftAfterErasure,
    exportFormulaInjection,
    tokenSentElsewhere,
    fuzzedCommandLines,
    supplyChain,
    dnsLeaks,
    forgedArchives,
    ...attackCountsOfTests,
  ],
  process.argv.slice(2),
  process.env['HELPDESK_ROWS_REPORT'],
);
process.exit(failed > 0 ? 1 : 0);
