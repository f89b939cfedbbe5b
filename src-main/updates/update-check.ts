import { join } from 'node:path';
import { ZodError } from 'zod';
import type { Policies } from '../../shared/app/parse-policies';
import type { Schedule } from '../../shared/time/schedule';
import { getErrorName } from '../log/error-trace';
import type { FeedParts } from './request-from-feed';
import type { CheckInstaller, SelfUpdateParts } from './self-update';
import { updateNoticeSchema } from './update-notice';
import { compareVersions } from './compare-versions';

export type UpdateCheckParts = Omit<FeedParts, 'userAgent'> &
  Pick<SelfUpdateParts, 'random'> & {
    readonly userDataFolder: string;
    readonly policies: Pick<Policies, 'required' | 'recommended'>;
    readonly appVersion: string;
    /** Null where this package cannot be updated by the app itself. */
    readonly updateInstaller: SelfUpdateParts['updateInstaller'] | null;
    readonly fetchNotice?: FetchNotice;
    readonly schedule: Schedule;
    readonly onChanged: () => void;
  };

type FetchNotice = (place: string, parts: FeedParts) => Promise<string>;

const intervalMs = 4 * 3_600_000;

/**
 * Checks at the start and every four hours whether the organisation announces a newer version, to tell the agent.
 * Downloads and installs it only where a policy says so and the package is one that a user installs alone.
 */
export function startUpdateCheck(parts: UpdateCheckParts) {
  const { policies, appVersion, fetchNotice = fetchLazily, schedule, onChanged, log } = parts;
  const location = policies.required.UpdateNotice ?? policies.recommended.UpdateNotice;
  const feedParts = { ...parts, userAgent: `StoreHub-Helpdesk/${appVersion}` };
  const selfUpdate = openSelfUpdate();
  let newerVersion: string | null = null;
  let cancel: (() => void) | null = null;
  let isStopped = false;

  function openSelfUpdate() {
    const isWanted = policies.required.InstallUpdates ?? policies.recommended.InstallUpdates ?? false;
    if (!isWanted) return null;
    const { updateInstaller, userDataFolder } = parts;
    if (updateInstaller === null || location?.startsWith('https://') !== true) {
      log.warn('updates not installed', { reason: updateInstaller === null ? 'package' : 'place' });
      return null;
    }
    const folder = join(userDataFolder, 'updates');
    return import('./self-update').then(({ createSelfUpdate }) =>
      createSelfUpdate({ ...feedParts, folder, updateInstaller, onReady: announce }),
    );
  }

  function announce(version: string | null): void {
    if (version === newerVersion || isStopped) return;
    newerVersion = version;
    log.info('newer version', { version });
    onChanged();
  }

  async function check(from: string): Promise<void> {
    try {
      const text = (await fetchNotice(from, feedParts)).replace(/^\uFEFF/, '');
      const notice = updateNoticeSchema.parse(JSON.parse(text));
      const updating = await selfUpdate;
      if (updating === null)
        announce(compareVersions(notice.version, appVersion) > 0 ? notice.version : null);
      else if (!isStopped) updating.consider(notice, new URL(from));
    } catch (thrown) {
      // What was found before still holds.
      const field = thrown instanceof ZodError ? thrown.issues[0]?.path.join('.') : undefined;
      log.warn('update notice not readable', { error: getErrorName(thrown), ...(field && { field }) });
    }
    if (!isStopped) cancel = schedule(intervalMs, () => void check(from));
  }

  if (location !== undefined) void check(location);
  return {
    newerVersion: (): string | null => newerVersion,
    /** Whether the app itself installs the newer version when it ends. */
    isInstalledAtEnd: (): boolean => selfUpdate !== null && newerVersion !== null,
    /** Returns what checks the installer of the newer version, once everything else has ended; or null. */
    stop: async (mayUpdate: () => Promise<boolean>): Promise<CheckInstaller | null> => {
      isStopped = true;
      cancel?.();
      const updating = await selfUpdate;
      updating?.stop();
      return updating?.takeInstaller(mayUpdate) ?? null;
    },
  };
}

/** Loaded only on a PC with such a policy. */
const fetchLazily: FetchNotice = async (place, parts) =>
  (await import('./read-update-notice')).readUpdateNotice(place, parts);
