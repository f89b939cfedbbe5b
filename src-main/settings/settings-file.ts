import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { defaultSettings, settingsSchema, type Settings } from '../../shared/app/settings';
import { modes, type Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import { retentionDaysSchema } from '../../shared/privacy/retention-and-erasure';
import { fail, succeed, type Result } from '../../shared/result';
import { readSmallFile } from '../files/read-small-file';
import { writeFileAtomic } from '../files/write-file-atomic';
import type { Log } from '../log/log';
import { getErrorName } from '../log/error-trace';

/**
 * The app's own settings. `chosenMode` is null until an agent chooses. `hasHadToken` tells a keychain that lost its
 * token from a PC that never had one. `hasBeenLive` tells a PC that only practised from one that returned to practice.
 * Never contains the token, nor any part of it.
 */
const storedSchema = z.object({
  theme: settingsSchema.shape.theme.catch(defaultSettings.theme),
  language: settingsSchema.shape.language.catch(defaultSettings.language),
  addReferenceToRemark: z.boolean().catch(defaultSettings.addReferenceToRemark),
  isMasked: z.boolean().catch(defaultSettings.isMasked),
  keys: settingsSchema.shape.keys.catch(defaultSettings.keys),
  agent: settingsSchema.shape.agent.catch(null),
  endingKinds: settingsSchema.shape.endingKinds.catch(defaultSettings.endingKinds),
  chosenMode: z.enum(modes).nullable().catch(null),
  hasHadToken: z.boolean().catch(false),
  hasBeenLive: z.boolean().catch(false),
  keepDays: retentionDaysSchema.catch(null),
  practiceKeepDays: retentionDaysSchema.catch(null),
  feedFolder: z.string().max(4_000).refine(isAbsolute).nullable().catch(null),
});

export type StoredSettings = z.infer<typeof storedSchema>;

/** Each mode has its own retention period, so that an experiment in practice erases no live ticket. */
export const keepDaysOf = {
  live: 'keepDays',
  practice: 'practiceKeepDays',
} as const satisfies Record<Mode, keyof StoredSettings>;

const initial: StoredSettings = {
  ...defaultSettings,
  chosenMode: null,
  hasHadToken: false,
  hasBeenLive: false,
  keepDays: null,
  practiceKeepDays: null,
  feedFolder: null,
};

export type SettingsFile = {
  readonly read: () => StoredSettings;
  /** The settings that the window shows and changes. */
  readonly shown: () => Settings;
  /** Changes settings. If the change cannot be written, everything stays as it was. */
  readonly change: (change: Partial<StoredSettings>) => Result<null, AppError>;
};

/** Opens `settings.json` in the folder. If it cannot be read, uses the initial settings. */
export function openSettingsFile(folder: string, log: Log): SettingsFile {
  const file = join(folder, 'settings.json');
  let current = readStored(file, log);
  return {
    read: () => current,
    shown() {
      const { theme, language, addReferenceToRemark, isMasked, keys, agent, endingKinds } = current;
      return { theme, language, addReferenceToRemark, isMasked, keys, agent, endingKinds };
    },
    change(change) {
      const next = { ...current, ...change };
      try {
        writeFileAtomic(file, JSON.stringify(next, null, 2));
      } catch (thrown) {
        log.error('settings not written', {
          error: getErrorName(thrown),
          settings: Object.keys(change).join(' '),
        });
        return fail({ kind: 'not-allowed', reason: 'settings-not-saved' });
      }
      current = next;
      return succeed(null);
    },
  };
}

function readStored(file: string, log: Log): StoredSettings {
  if (!existsSync(file)) return initial;
  try {
    const parsed = storedSchema.safeParse({
      ...initial,
      ...(JSON.parse(readSmallFile(file)) as object),
    });
    if (parsed.success) return parsed.data;
    log.error('settings not readable', { error: 'not settings' });
  } catch (thrown) {
    log.error('settings not readable', { error: getErrorName(thrown) });
  }
  return initial;
}
