import { killCycles } from './kill-cycles';
import { outcomeAfterKill } from './outcome-after-kill';
import { requestsPerAttempt } from './requests-per-attempt';
import type { Row } from './row';

export const rows: readonly Row[] = [killCycles, requestsPerAttempt, outcomeAfterKill];
