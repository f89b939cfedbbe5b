import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultSettings, modes, settingsSchema, type Mode, type Settings } from '../../shared/app-state';
import { keepDaysSchema } from '../../shared/privacy';
import { writeWholeFile } from '../files/whole-file';

/**
 * What the app remembers of itself. `chosenMode` is null until an agent chooses; `hasHadToken` tells a keychain that
 * lost its token from a PC that never had one. Never the token, nor any part of it.
 */
const storedSchema = z.object({
  theme: settingsSchema.shape.theme.catch(defaultSettings.theme),
  language: settingsSchema.shape.language.catch(defaultSettings.language),
  addReferenceToRemark: z.boolean().catch(defaultSettings.addReferenceToRemark),
  isMasked: z.boolean().catch(defaultSettings.isMasked),
  keys: settingsSchema.shape.keys.catch(defaultSettings.keys),
  chosenMode: z.enum(modes).nullable().catch(null),
  hasHadToken: z.boolean().catch(false),
  keepDays: keepDaysSchema.catch(null),
  practiceKeepDays: keepDaysSchema.catch(null),
  feedFolder: z.string().min(1).max(4_000).nullable().catch(null),
});

export type StoredSettings = z.infer<typeof storedSchema>;

/** For how long tickets are kept is set for each mode: what is tried out in practice costs nobody a live ticket. */
export const keepDaysOf = {
  live: 'keepDays',
  practice: 'practiceKeepDays',
} as const satisfies Record<Mode, keyof StoredSettings>;

const initial: StoredSettings = {
  ...defaultSettings,
  chosenMode: null,
  hasHadToken: false,
  keepDays: null,
  practiceKeepDays: null,
  feedFolder: null,
};

export type SettingsFile = {
  readonly read: () => StoredSettings;
  /** Those that the window shows, and changes. */
  readonly shown: () => Settings;
  /** Keeps the change for this run, and on disk where the disk lets it. */
  readonly change: (change: Partial<StoredSettings>) => StoredSettings;
};

/** The file `settings.json` in the folder; one that cannot be read stands for the initial settings. */
export function openSettingsFile(folder: string): SettingsFile {
  const file = join(folder, 'settings.json');
  let current = readStored(file);
  return {
    read: () => current,
    shown() {
      const { theme, language, addReferenceToRemark, isMasked, keys } = current;
      return { theme, language, addReferenceToRemark, isMasked, keys };
    },
    change(change) {
      current = { ...current, ...change };
      keep(file, JSON.stringify(current, null, 2));
      return current;
    },
  };
}

function readStored(file: string): StoredSettings {
  try {
    const parsed = storedSchema.safeParse({
      ...initial,
      ...(JSON.parse(readFileSync(file, 'utf8')) as object),
    });
    return parsed.success ? parsed.data : initial;
  } catch {
    return initial;
  }
}

function keep(file: string, text: string): void {
  try {
    writeWholeFile(file, text);
  } catch {
    // A full or read-only disk: the setting holds until the app ends, and no ticket depends on it.
  }
}
