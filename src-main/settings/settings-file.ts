import { renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  defaultSettings,
  pickChangedSettings,
  type Settings,
  type SettingsChange,
} from '../../shared/app/settings';
import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import { readSmallFile } from '../files/read-small-file';
import { writeFileAtomic } from '../files/write-file-atomic';
import type { Log, LogData } from '../log/log';
import { getErrorName } from '../log/error-trace';
import { blockThread } from '../time/block-thread';
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
  /** Whether there is a file of which nothing could be read: what the agent chose is not known. */
  readonly isUnreadable: () => boolean;
  /** Settings that hold while the file cannot be read. They are written with the next change, unless it can be read then. */
  readonly assume: (assumed: Partial<StoredSettings>) => void;
  /** Changes settings. If the change cannot be written, everything stays as it was. */
  readonly change: (change: Partial<StoredSettings>) => Result<null, AppError>;
  /**
   * Changes settings that the window shows, beginning with what the file has by now: one key that an agent changes leaves the
   * others as they are, also where they could not be read before. A whole list that was made of another one is left out, which
   * fails; the rest of the change holds.
   */
  readonly changeShown: (change: SettingsChange) => Result<null, AppError>;
};

/** Each setting is judged by itself, also in a file that something filled with far more than the app writes. */
const maxBytes = 50_000_000;

/** Waits between tries to read the file, in ms: a backup or a virus scanner soon lets it go. */
const waitsMs = [50, 150, 300, 500] as const;

/**
 * Opens `settings.json` in the folder, which has the settings that were changed at least once. A setting that cannot
 * be read has its initial value, except that personal data is then masked. A value that the organisation requires
 * overrides the agent's and cannot be changed. A file that cannot be read is read once more before a change; if that
 * fails, it is renamed before a new one replaces it.
 */
export function openSettingsFile(
  folder: string,
  log: Log,
  { required, recommended }: PolicySettings = { required: {}, recommended: {} },
  wait: (ms: number) => void = blockThread,
): SettingsFile {
  const file = join(folder, 'settings.json');
  const found = readWithRetries(file, wait);
  let stored = found.settings;
  let isUnreadable = found.unreadable !== null;
  let hasUnread = found.fault !== null;
  if (found.fault !== null) log.error('settings not readable', found.fault);
  const read = (): StoredSettings => ({ ...initialSettings, ...recommended, ...stored, ...required });

  function readAgain(): void {
    const again = readStored(file);
    if (again.unreadable !== null || again === none) return;
    stored = again.settings;
    isUnreadable = false;
    hasUnread = again.fault !== null;
    log.info('settings readable again');
  }

  function getShown(): Settings {
    const { theme, language, addReferenceToRemark, isMasked, keys, agent, endingKinds, isTourClosed } =
      read();
    return { theme, language, addReferenceToRemark, isMasked, keys, agent, endingKinds, isTourClosed };
  }

  function write(change: Partial<StoredSettings>): Result<null, AppError> {
    const current = read();
    // What the agent chooses holds, also if it is what is recommended now.
    const isOnlyRecommended = (name: string) =>
      name in recommended && !(name in stored) && !(name in required);
    const chosen = Object.entries(change).filter(
      ([name, value]) => isOnlyRecommended(name) || !isSame(current, name, value),
    );
    const changed = parseStoredSettings(Object.fromEntries(chosen));
    if (Object.keys(changed).some((name) => name in required))
      return fail({ kind: 'not-allowed', reason: 'set-by-organisation' });
    const next = { ...stored, ...changed };
    try {
      if (isUnreadable) keepAside(file);
      writeFileAtomic(file, JSON.stringify(next, null, 2));
    } catch (thrown) {
      log.error('settings not written', {
        error: getErrorName(thrown),
        settings: Object.keys(change).join(' '),
      });
      return fail({ kind: 'not-allowed', reason: 'settings-not-saved' });
    }
    stored = next;
    isUnreadable = false;
    if (Object.keys(changed).some((name) => name in defaultSettings && name !== 'isTourClosed'))
      hasUnread = false;
    return succeed(null);
  }

  return {
    read,
    hasUnread: () => hasUnread,
    isUnreadable: () => isUnreadable,
    assume(assumed) {
      if (isUnreadable) stored = { ...stored, ...assumed };
    },
    shown: getShown,
    change(change) {
      if (isUnreadable) readAgain();
      return write(change);
    },
    changeShown({ endingKinds, ...change }) {
      const before = read();
      if (isUnreadable) readAgain();
      const isOfList = endingKinds === undefined || isSame(read(), 'endingKinds', before.endingKinds);
      const written = write(pickChangedSettings(getShown(), isOfList ? { ...change, endingKinds } : change));
      return isOfList || !written.ok
        ? written
        : fail({ kind: 'not-allowed', reason: 'ending-list-read-again' });
    },
  };
}

function isSame(settings: StoredSettings, name: string, value: unknown): boolean {
  return (
    JSON.stringify(Object.entries(settings).find(([known]) => known === name)?.[1]) === JSON.stringify(value)
  );
}

type ReadSettings = {
  readonly settings: Partial<StoredSettings>;
  readonly fault: LogData | null;
  /** Why nothing of an existing file could be read. What the system does not give now, it may give a moment later. */
  readonly unreadable: 'no-settings' | 'not-given' | null;
};

const none: ReadSettings = { settings: {}, fault: null, unreadable: null };

function readWithRetries(file: string, wait: (ms: number) => void): ReadSettings {
  let found = readStored(file);
  for (const ms of waitsMs) {
    if (found.unreadable !== 'not-given') break;
    wait(ms);
    found = readStored(file);
  }
  return found;
}

function readStored(file: string): ReadSettings {
  try {
    const read: unknown = JSON.parse(readSmallFile(file, maxBytes));
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      return { settings: hidden, fault: { error: 'not settings' }, unreadable: 'no-settings' };
    const settings = parseStoredSettings(read);
    const unread = Object.keys(initialSettings).filter((name) => name in read && !(name in settings));
    if (unread.length === 0) return { settings, fault: null, unreadable: null };
    const kept = unread.includes('isMasked') ? { ...settings, ...hidden } : settings;
    return { settings: kept, fault: { settings: unread.join(' ') }, unreadable: null };
  } catch (thrown) {
    // Any other code, as of a folder that may not be entered, is of a file that exists.
    if (getCode(thrown) === 'ENOENT') return none;
    const unreadable = isOfContent(thrown) ? 'no-settings' : 'not-given';
    return { settings: hidden, fault: { error: getErrorName(thrown) }, unreadable };
  }
}

/** Renames a file, if it exists. It is not copied: it may be large, or not be a regular file. */
function keepAside(file: string): void {
  try {
    renameSync(file, `${file}.old`);
  } catch (thrown) {
    if (getCode(thrown) !== 'ENOENT') throw thrown;
  }
}

/** Whether the content is at fault, or what stands in the place of the file: a later try would fail, too. */
function isOfContent(thrown: unknown): boolean {
  return thrown instanceof SyntaxError || ['ENOTFILE', 'EFBIG'].includes(getCode(thrown));
}

function getCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

/** What protects people stays on where nobody can tell what was chosen. */
const hidden = { isMasked: true } as const;
