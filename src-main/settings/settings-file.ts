import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings, type Settings } from '../../shared/app/settings';
import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import { readSmallFile } from '../files/read-small-file';
import { writeFileAtomic } from '../files/write-file-atomic';
import type { Log, LogData } from '../log/log';
import { getErrorName } from '../log/error-trace';
import type { PolicySettings } from './policy-settings';
import { initialSettings, parseStoredSettings, type StoredSettings } from './stored-settings-schema';

/** Each mode has its own retention period, so that an experiment in practice erases no live ticket. */
export const keepDaysKeys = {
  live: 'keepDays',
  practice: 'practiceKeepDays',
} as const satisfies Record<Mode, keyof StoredSettings>;

export type SettingsFile = {
  readonly read: () => StoredSettings;
  /** The settings that the window shows and changes. */
  readonly shown: () => Settings;
  /** Whether the file had a setting that could not be read, and the agent has changed none since. */
  readonly hasUnread: () => boolean;
  /** Changes settings. If the change cannot be written, everything stays as it was. */
  readonly change: (change: Partial<StoredSettings>) => Result<null, AppError>;
};

/** Each setting is judged by itself, also in a file that something filled with far more than the app writes. */
const largestBytes = 50_000_000;

/**
 * Opens `settings.json` in the folder, which has the settings that were changed at least once. A setting that cannot
 * be read has its initial value, except that personal data is then masked. A value that the organisation requires
 * overrides the agent's and cannot be changed.
 */
export function openSettingsFile(
  folder: string,
  log: Log,
  { required, recommended }: PolicySettings = { required: {}, recommended: {} },
): SettingsFile {
  const file = join(folder, 'settings.json');
  const found = readStored(file);
  let stored = found.settings;
  let hasUnread = found.fault !== null;
  if (found.fault !== null) log.error('settings not readable', found.fault);
  const read = (): StoredSettings => ({ ...initialSettings, ...recommended, ...stored, ...required });
  return {
    read,
    hasUnread: () => hasUnread,
    shown() {
      const { theme, language, addReferenceToRemark, isMasked, keys, agent, endingKinds, isTourClosed } =
        read();
      return { theme, language, addReferenceToRemark, isMasked, keys, agent, endingKinds, isTourClosed };
    },
    change(change) {
      const current = read();
      const changed = parseStoredSettings(
        Object.fromEntries(Object.entries(change).filter(([name, value]) => !isSame(current, name, value))),
      );
      if (Object.keys(changed).some((name) => name in required))
        return fail({ kind: 'not-allowed', reason: 'set-by-organisation' });
      const next = { ...stored, ...changed };
      try {
        writeFileAtomic(file, JSON.stringify(next, null, 2));
      } catch (thrown) {
        log.error('settings not written', {
          error: getErrorName(thrown),
          settings: Object.keys(change).join(' '),
        });
        return fail({ kind: 'not-allowed', reason: 'settings-not-saved' });
      }
      stored = next;
      if (Object.keys(changed).some((name) => name in defaultSettings && name !== 'isTourClosed'))
        hasUnread = false;
      return succeed(null);
    },
  };
}

function isSame(settings: StoredSettings, name: string, value: unknown): boolean {
  return (
    JSON.stringify(Object.entries(settings).find(([known]) => known === name)?.[1]) === JSON.stringify(value)
  );
}

type Found = { readonly settings: Partial<StoredSettings>; readonly fault: LogData | null };

function readStored(file: string): Found {
  if (!existsSync(file)) return { settings: {}, fault: null };
  try {
    const read: unknown = JSON.parse(readSmallFile(file, largestBytes));
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      return { settings: hidden, fault: { error: 'not settings' } };
    const settings = parseStoredSettings(read);
    const unread = Object.keys(initialSettings).filter((name) => name in read && !(name in settings));
    if (unread.length === 0) return { settings, fault: null };
    const kept = unread.includes('isMasked') ? { ...settings, ...hidden } : settings;
    return { settings: kept, fault: { settings: unread.join(' ') } };
  } catch (thrown) {
    return { settings: hidden, fault: { error: getErrorName(thrown) } };
  }
}

/** What protects people stays on where nobody can tell what was chosen. */
const hidden = { isMasked: true } as const;
