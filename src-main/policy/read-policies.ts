import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { noPolicies, parsePolicies, type Policies, type PolicySource } from '../../shared/app/parse-policies';
import { getErrorName } from '../log/error-trace';
import { unreadPolicies, type PolicyEntry, type PolicyValues } from '../../shared/app/policy-schema';
import type { Log } from '../log/log';
import { linuxPolicyFile, readMacPolicies, readPolicyFile } from './policy-files';
import { readWindowsPolicies } from './windows-registry';

export type PolicyPlace = {
  readonly platform: NodeJS.Platform;
  /** The only place that counts, in unpackaged builds; `none` for no policies at all. Null means the system's own. */
  readonly file: string | null;
  readonly systemRoot: string;
  readonly tempFolder: string;
  /** The local profile on Windows; null elsewhere. */
  readonly localAppData: string | null;
};

export type ReadPolicies = Policies & { readonly error: string | null };

/** Reads what the organisation has set for this PC. Called once, before the data folder is known and the log is open. */
export function readPolicies(place: PolicyPlace): ReadPolicies {
  const errors: string[] = [];
  const onError = (thrown: unknown): void => void errors.push(getErrorName(thrown));
  try {
    const policies = withoutForeignPaths(parsePolicies(readSources(place, onError)), place);
    return withError(policies, errors[0] ?? null);
  } catch (thrown) {
    return withError(noPolicies, getErrorName(thrown));
  }
}

/** Lists a place that cannot be read as an entry, since the policies in it, which nobody knows, have no effect. */
function withError(policies: Policies, error: string | null): ReadPolicies {
  if (error === null) return { ...policies, error };
  const unread: PolicyEntry = {
    key: unreadPolicies,
    value: error.slice(0, 300),
    place: 'machine',
    level: 'required',
    problem: 'not-readable',
  };
  return { ...policies, entries: [unread, ...policies.entries.slice(0, 99)], error };
}

function readSources(
  { platform, file, ...place }: PolicyPlace,
  onError: (thrown: unknown) => void,
): PolicySource[] {
  if (file === 'none') return [];
  if (file !== null) return readPolicyFile(file, { mustBeOfRoot: false });
  if (platform === 'win32') return readWindowsPolicies({ ...place, pid: process.pid, onError });
  if (platform === 'darwin') return readMacPolicies(userInfo().username);
  return readPolicyFile(linuxPolicyFile, { mustBeOfRoot: true });
}

const pathKeys = ['DataFolder', 'TemplatesFile', 'UpdateNotice', 'SharedHistoryCertificateFile'] as const;

/** A path that can be none on this system, such as a share on Linux, counts as a broken value. */
function withoutForeignPaths(policies: Policies, place: PolicyPlace): Policies {
  const foreign = new Set<string>(
    pathKeys.filter((key) => {
      const path = policies.required[key] ?? policies.recommended[key];
      return path !== undefined && !path.startsWith('https://') && toOwnPath(path, place) === null;
    }),
  );
  const withoutForeign = (values: PolicyValues): PolicyValues =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !foreign.has(key)));
  return {
    required: withoutForeign(policies.required),
    recommended: withoutForeign(policies.recommended),
    entries: policies.entries.map((entry) =>
      foreign.has(entry.key) && entry.problem === null ? { ...entry, problem: 'invalid-value' } : entry,
    ),
  };
}

/**
 * Returns the data folder that the organisation has set, or null. A path of another operating system counts as none.
 */
export function getDataFolder(
  { required, recommended }: Policies,
  { localAppData }: Pick<PolicyPlace, 'localAppData'>,
): string | null {
  const folder = required.DataFolder ?? recommended.DataFolder;
  return folder === undefined ? null : toOwnPath(folder, { localAppData });
}

/** Returns null for a path of another operating system. */
function toOwnPath(path: string, { localAppData }: Pick<PolicyPlace, 'localAppData'>): string | null {
  const expanded = path.replace(/^%LOCALAPPDATA%/, () => localAppData ?? '%');
  return isAbsolute(expanded) ? expanded : null;
}

/** Logs how many policies are in force, and each that has no effect. Values may be private, and stay out of the log. */
export function logPolicies({ required, recommended, entries, error }: ReadPolicies, log: Log): void {
  if (error !== null) log.error('policies not readable', { error });
  const read = entries.filter(({ key }) => key !== unreadPolicies);
  if (read.length > 0)
    log.info('policies read', {
      required: Object.keys(required).length,
      recommended: Object.keys(recommended).length,
    });
  for (const { key, place, level, problem } of read)
    if (problem !== null)
      log.warn('policy without effect', {
        key: problem === 'unknown-key' ? 'unknown' : key,
        place,
        level,
        problem,
      });
}
