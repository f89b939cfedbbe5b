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
  // Its starts take the processor: they are over by the time that R2 types. Both of these mostly wait.
  competingLaunches,
  keychainStates,
  clockJumps,
];
