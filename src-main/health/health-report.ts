import { statfsSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { modes, type Mode } from '../../shared/app/mode';
import type { TokenState } from '../../shared/app/api-token';
import type { Policies } from '../../shared/app/parse-policies';
import { unreadPolicies } from '../../shared/app/policy-schema';
import { isFolderUsable } from '../files/is-folder-usable';
import { getBackupsFolder, listBackups } from '../backup/backup-files';
import { getNewestVersion } from '../db/migrate';
import { migrations } from '../db/migrations/all';
import { serverSchemaVersion } from '../sync/sync-types';
import { describeOutbox } from './running-app-health';
import { readOutboxAtClose } from '../outbox/outbox-at-close-file';

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

/** Texts of a fixed list. */
const chosenValues = { Mode: true, Language: true, Theme: true, LogLevel: true };
const oldestBackupMs = 3 * 86_400_000;
const maxFailureMs = 86_400_000;
const minFreeBytes = 1_000_000_000;

/**
 * Describes the app on this PC for monitoring, from its files and what the running app says. No database is opened: its
 * folder has one owner. Holds counts, sizes and codes, and nothing of a caller.
 */
export function readHealthReport(parts: HealthParts) {
  const { userDataFolder, policies, token, running, nowMs } = parts;
  const history = Object.fromEntries(modes.map((mode) => [mode, readHistory(userDataFolder, mode)]));
  const freeBytes = freeBytesIn(userDataFolder);
  const unreadable = policies.entries.filter(({ problem }) => problem === 'not-readable');
  const ineffective = policies.entries.filter(
    (entry) => entry.problem !== null && !(entry.problem === 'not-readable' && entry.key === unreadPolicies),
  );
  const live = history['live'];
  const isBackupOld =
    live !== undefined &&
    live !== null &&
    nowMs - Date.parse(live.newestBackup ?? live.since) > oldestBackupMs;
  const problems = [
    ...(isFolderUsable(userDataFolder) ? [] : ['folder-not-usable']),
    ...listProblemsOfRunning(running),
    ...(isBackupOld || running?.['isBackupOverdue'] === true ? ['no-recent-backup'] : []),
    ...(isSharingLost(running, nowMs) ? ['no-recent-sync'] : []),
    ...(freeBytes !== null && freeBytes < minFreeBytes ? ['disk-nearly-full'] : []),
    ...(token.kind === 'unknown' ? ['keychain'] : []),
    ...(unreadable.some(({ key }) => key === unreadPolicies) ? ['policies-not-readable'] : []),
    ...(unreadable.some(({ key }) => key === 'TemplatesFile') ? ['templates-not-readable'] : []),
    ...(ineffective.length > 0 ? ['policies-without-effect'] : []),
    ...(isDataFolderIgnored(policies) ? ['data-folder-ignored'] : []),
  ];
  return {
    checkedAt: new Date(nowMs).toISOString(),
    isHealthy: problems.length === 0,
    problems,
    version: parts.version,
    schema: { history: getNewestVersion(migrations), server: serverSchemaVersion },
    electron: parts.electronVersion,
    platform: parts.platform,
    dataFolder: userDataFolder,
    freeBytes,
    token: token.kind === 'unknown' ? token.errorCode : token.kind,
    policies: {
      required: Object.keys(policies.required),
      recommended: Object.keys(policies.recommended),
      ineffective: ineffective.map(({ key }) => key),
      values: listValuesWithoutText(policies),
    },
    history,
    running: running ?? null,
  };
}

function listProblemsOfRunning(running: HealthParts['running']): string[] {
  return [
    ...(running === undefined ? ['app-not-answering'] : []),
    ...(running?.['isHistoryOpen'] === false ? ['history-not-open'] : []),
    ...(running?.['needsRestart'] === true ? ['restart-needed'] : []),
  ];
}

const failedSharing = z.object({
  sharedHistory: z.object({ phase: z.literal('failed'), lastRead: z.string().nullable() }),
});

/** True where the server of the shared history cannot be used, and could not be for a day, or was never read. */
function isSharingLost(running: HealthParts['running'], nowMs: number): boolean {
  const { success, data } = failedSharing.safeParse(running);
  if (!success) return false;
  const { lastRead } = data.sharedHistory;
  return lastRead === null || nowMs - Date.parse(lastRead) > maxFailureMs;
}

/** The values in force, without texts: a report for the supplier names no server, folder or person. */
function listValuesWithoutText({ required, recommended }: Policies): Readonly<Record<string, unknown>> {
  const inForce = Object.entries({ ...recommended, ...required });
  return Object.fromEntries(
    inForce.filter(([key, value]) => typeof value !== 'string' || key in chosenValues),
  );
}

/** True where the app uses its usual folder, since none of the folders that were set can be one. */
function isDataFolderIgnored({ required, recommended, entries }: Policies): boolean {
  const isSet = required.DataFolder !== undefined || recommended.DataFolder !== undefined;
  return !isSet && entries.some(({ key, problem }) => key === 'DataFolder' && problem === 'invalid-value');
}

/** Null if there is no history of the mode, or the folder cannot be read. */
function readHistory(userDataFolder: string, mode: Mode) {
  const file = join(userDataFolder, mode, 'helpdesk.db');
  const found = statIfReadable(file);
  if (found === undefined) return null;
  const atClose = readOutboxAtClose(join(userDataFolder, mode));
  const madeAtMs = listBackups(getBackupsFolder(file)).map((backup) => backup.madeAtMs);
  return {
    bytes: found.size,
    since: found.birthtime.toISOString(),
    backups: madeAtMs.length,
    newestBackup: madeAtMs.length === 0 ? null : new Date(Math.max(...madeAtMs)).toISOString(),
    outboxAtClose: atClose === null ? null : describeOutbox(atClose),
  };
}

function statIfReadable(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function freeBytesIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
