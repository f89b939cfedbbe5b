import { z } from 'zod';
import { languageChoices, languages } from '../i18n/language';
import { tokenStateSchema } from './api-token';

/** `live` talks to StoreHub; `practice` talks to the built-in practice server, in its own database. */
export const modes = ['live', 'practice'] as const;
export const modeSchema = z.enum(modes);
export type Mode = z.infer<typeof modeSchema>;

/** For each action whose keys the agent has changed, their names, as `Ctrl+K`; none where it is to have none. */
const actionSchema = z.string().max(40);
const keyNamesSchema = z.array(z.string().max(20)).max(4).readonly();
const ownKeysSchema = z.record(actionSchema, keyNamesSchema).refine(hasFewActions).readonly();

/** More than there are. Names of actions of another version are kept, too. */
export const maxKeyedActions = 100;

function hasFewActions(keys: object): boolean {
  return Object.keys(keys).length <= maxKeyedActions;
}

/**
 * `addReferenceToRemark` puts the app's own reference into every new ticket as the last line of its remark, if it fits.
 * `isMasked` has people's numbers, names and addresses masked on the screen.
 */
export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(languageChoices),
  addReferenceToRemark: z.boolean(),
  isMasked: z.boolean(),
  keys: ownKeysSchema,
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * What an agent changes of the settings, and nothing that was not touched. `keys` are those of the actions it names, null
 * for the usual ones of that action; null for the usual ones of all.
 */
export const settingsChangeSchema = settingsSchema.partial().extend({
  keys: z
    .record(actionSchema, keyNamesSchema.nullable())
    .refine(hasFewActions)
    .readonly()
    .nullable()
    .optional(),
});

export type SettingsChange = z.infer<typeof settingsChangeSchema>;

/** The settings with the change in them, and all else as it is. */
export function applySettingsChange(settings: Settings, { keys, ...change }: SettingsChange): Settings {
  return {
    theme: change.theme ?? settings.theme,
    language: change.language ?? settings.language,
    addReferenceToRemark: change.addReferenceToRemark ?? settings.addReferenceToRemark,
    isMasked: change.isMasked ?? settings.isMasked,
    keys: applyKeyChanges(settings.keys, keys),
  };
}

function applyKeyChanges(own: Settings['keys'], change: SettingsChange['keys']): Settings['keys'] {
  if (change === null) return {};
  const entries = Object.entries<readonly string[] | null>({ ...own, ...change });
  const kept = entries.flatMap(([action, names]) => (names === null ? [] : ([[action, names]] as const)));
  return Object.fromEntries(kept.slice(-maxKeyedActions));
}

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  addReferenceToRemark: false,
  isMasked: false,
  keys: {},
};

/**
 * What the window needs to know to draw its frame. `language` is the one to speak, by the settings
 * and the system. `isBackupOverdue`: for days no backup could be made. `isRestoring`: another database is
 * being made in the place of a damaged one, and whatever is asked of it waits. `needsRestart`: the main process had
 * an error after which it goes on, but is not to be trusted for long. `openElsewhere`: another copy of the app has the
 * history open, on the computer `host` where that is known, and nothing is saved or sent here. `liveHost` is the host tickets go to in live, without path.
 */
export const appStateSchema = z.strictObject({
  mode: modeSchema,
  isModeFixed: z.boolean(),
  token: tokenStateSchema,
  settings: settingsSchema,
  language: z.enum(languages),
  version: z.string(),
  electronVersion: z.string(),
  dataFolder: z.string(),
  isBackupOverdue: z.boolean(),
  isRestoring: z.boolean(),
  needsRestart: z.boolean(),
  openElsewhere: z.strictObject({ host: z.string().nullable() }).nullable(),
  liveHost: z.string(),
  platform: z.string(),
});

export type AppState = z.infer<typeof appStateSchema>;
