import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { modes, type Mode } from '../../shared/app/mode';
import type { TokenState } from '../../shared/app/api-token';
import type { Policies } from '../../shared/app/parse-policies';
import { getBackupsFolder, listBackups } from '../backup/backups';

export type HealthParts = {
  readonly version: string;
  readonly electronVersion: string;
  readonly platform: string;
  readonly userDataFolder: string;
  readonly policies: Policies;
  readonly token: TokenState;
  /** What the running app says of itself; null if none runs, undefined if it did not answer. */
  readonly running: Readonly<Record<string, unknown>> | null | undefined;
  readonly nowMs: number;
};

const oldestBackupMs = 3 * 86_400_000;
const leastFreeBytes = 1_000_000_000;

/**
 * Describes the app on this PC for monitoring, from its files and what the running app says. No database is opened: its
 * folder has one owner. Holds counts, sizes and codes, and nothing of a caller.
 */
export function readHealthReport(parts: HealthParts) {
  const { userDataFolder, policies, token, running, nowMs } = parts;
  const history = Object.fromEntries(modes.map((mode) => [mode, readHistory(userDataFolder, mode)]));
  const freeBytes = freeBytesIn(userDataFolder);
  const ineffective = policies.entries.filter(({ problem }) => problem !== null).map(({ key }) => key);
  const live = history['live'];
  const isBackupOld =
    live !== undefined &&
    live !== null &&
    nowMs - Date.parse(live.newestBackup ?? live.since) > oldestBackupMs;
  const problems = [
    ...(running === undefined ? ['app-not-answering'] : []),
    ...(running?.['isHistoryOpen'] === false ? ['history-not-open'] : []),
    ...(isBackupOld ? ['no-recent-backup'] : []),
    ...(freeBytes !== null && freeBytes < leastFreeBytes ? ['disk-nearly-full'] : []),
    ...(token.kind === 'unknown' ? ['keychain'] : []),
    ...(ineffective.length > 0 ? ['policies-without-effect'] : []),
  ];
  return {
    isHealthy: problems.length === 0,
    problems,
    version: parts.version,
    electron: parts.electronVersion,
    platform: parts.platform,
    dataFolder: userDataFolder,
    freeBytes,
    token: token.kind === 'unknown' ? token.errorCode : token.kind,
    policies: {
      required: Object.keys(policies.required),
      recommended: Object.keys(policies.recommended),
      ineffective,
    },
    history,
    running: running ?? null,
  };
}

/** Null if there is no history of the mode. */
function readHistory(userDataFolder: string, mode: Mode) {
  const file = join(userDataFolder, mode, 'helpdesk.db');
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  const madeAtMs = listBackups(getBackupsFolder(file)).map((backup) => backup.madeAtMs);
  return {
    bytes: found.size,
    since: found.birthtime.toISOString(),
    backups: madeAtMs.length,
    newestBackup: madeAtMs.length === 0 ? null : new Date(Math.max(...madeAtMs)).toISOString(),
  };
}

function freeBytesIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
