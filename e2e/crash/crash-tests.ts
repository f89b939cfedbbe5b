import { damagedFiles } from './damaged-files';
import { restoredFolders } from './restored-folders';
import { clockJumps } from './clock-jumps';
import { diskFaults } from './disk-faults';
import { hostileNetworks } from './hostile-networks';
import { keychainStates } from './keychain-states';
import { killCycles } from './kill-cycles';
import { competingLaunches } from './competing-launches';
import { longQueue } from './long-queue';
import { outcomeAfterKill } from './outcome-after-kill';
import { powerCuts } from './power-cuts';
import { killedBackups } from './killed-backups';
import { requestsPerAttempt } from './requests-per-attempt';
import type { Measurement } from '../measurement/measurement';

export const crashTests: readonly Measurement[] = [
  powerCuts,
  killCycles,
  requestsPerAttempt,
  outcomeAfterKill,
  longQueue,
  hostileNetworks,
  damagedFiles,
  killedBackups,
  restoredFolders,
  diskFaults,
  // R11 keeps the processor busy while it starts apps, but ends before R2 types. R11 and R10 mostly wait.
  competingLaunches,
  keychainStates,
  clockJumps,
];
