import { z } from 'zod';
import { defaultEndingKinds, endingKindsSchema } from '../calls/call-ending';
import { agentSchema } from '../calls/agent-initials';
import { languageChoices } from '../i18n/language';

/** The agent's own key bindings by action, each key as `Ctrl+K`. An empty list leaves the action without a key. */
const actionSchema = z.string().max(40);
const keyNamesSchema = z.array(z.string().max(20)).max(4).readonly();
const ownKeysSchema = z.record(actionSchema, keyNamesSchema).refine(hasFewActions).readonly();

/** More than there are actions, since bindings of another version's actions are kept too. */
export const maxKeyedActions = 100;

function hasFewActions(keys: object): boolean {
  return Object.keys(keys).length <= maxKeyedActions;
}

/**
 * `addReferenceToRemark` appends the app's own reference to the remark of every new ticket, as its last line, if it
 * fits. `isMasked` masks people's numbers, names and addresses on the screen. `agent` holds the initials that an agent
 * typed; null means the system's user. `endingKinds` lists how a call may end without a ticket. `isTourClosed`: the agent
 * has closed the tour of practice, or gone through it.
 */
export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(languageChoices),
  addReferenceToRemark: z.boolean(),
  isMasked: z.boolean(),
  keys: ownKeysSchema,
  agent: agentSchema.nullable(),
  endingKinds: endingKindsSchema,
  isTourClosed: z.boolean(),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * The settings that an agent changes; all others stay as they are. `keys` lists the changed actions only. In it, null
 * resets an action to its default keys; `keys: null` resets them all.
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

/** Returns the settings with the change applied. */
export function applySettingsChange(settings: Settings, { keys, ...change }: SettingsChange): Settings {
  return {
    theme: change.theme ?? settings.theme,
    language: change.language ?? settings.language,
    addReferenceToRemark: change.addReferenceToRemark ?? settings.addReferenceToRemark,
    isMasked: change.isMasked ?? settings.isMasked,
    keys: applyKeyChanges(settings.keys, keys),
    agent: change.agent === undefined ? settings.agent : change.agent,
    endingKinds: change.endingKinds ?? settings.endingKinds,
    isTourClosed: change.isTourClosed ?? settings.isTourClosed,
  };
}

/** Returns the settings that the change names, as they are with it applied. */
export function pickChangedSettings(settings: Settings, change: SettingsChange): Partial<Settings> {
  const named = new Set(Object.entries(change).flatMap(([name, to]) => (to === undefined ? [] : [name])));
  const entries = Object.entries(applySettingsChange(settings, change));
  return Object.fromEntries(entries.filter(([name]) => named.has(name)));
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
  agent: null,
  endingKinds: defaultEndingKinds,
  isTourClosed: false,
};
