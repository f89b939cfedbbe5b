import { killedWorkday } from './measurements/killed-workday';
import { damagedFiles } from './measurements/damaged-files';
import { restoredFolders } from './measurements/restored-folders';
import { clockJumps } from './measurements/clock-jumps';
import { diskFaults } from './measurements/disk-faults';
import { hostileNetworks } from './measurements/hostile-networks';
import { keychainStates } from './measurements/keychain-states';
import { killCycles } from './measurements/kill-cycles';
import { competingLaunches } from './measurements/competing-launches';
import { killedOfflineOutbox } from './measurements/killed-offline-outbox';
import { outcomeAfterKill } from './measurements/outcome-after-kill';
import { powerCuts } from './measurements/power-cuts';
import { killedBackups } from './measurements/killed-backups';
import { requestsPerAttempt } from './measurements/requests-per-attempt';
import type { Measurement } from '../measurement/measurement';

export const crashTests: readonly Measurement[] = [
  powerCuts,
  killCycles,
  requestsPerAttempt,
  outcomeAfterKill,
  killedOfflineOutbox,
  hostileNetworks,
  damagedFiles,
  killedBackups,
  restoredFolders,
  diskFaults,
  killedWorkday,
  // R11 keeps the processor busy while it starts apps, but ends before R2 types. R11 and R10 mostly wait.
  competingLaunches,
  keychainStates,
  clockJumps,
];
