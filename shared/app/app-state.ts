import { z } from 'zod';
import { languages } from '../i18n/language';
import { supervisorNoticeSchema, maxSupervisorNotices } from '../sync/supervisor-notice';
import { agentSchema } from '../calls/agent-initials';
import { tokenStateSchema } from './api-token';
import { modeSchema } from './mode';
import { policyEntrySchema, policyKeys, type PolicyKey } from './policy-schema';
import { settingsSchema } from './settings';

/**
 * What the window needs to draw its frame. `language` is the screen language, resolved from the settings and the
 * system. `isBackupOverdue`: no backup could be made for days. `isRestoring`: a damaged database is being replaced,
 * and requests wait. `isStillOpening`: the database takes long to open, as after an update that changes it, and requests
 * were refused meanwhile. `needsRestart`: the main process runs on after an error, but is no longer reliable.
 * `isQuitAsked`: IT asked the app to quit, to install a new version, and it was in use.
 * `newerVersion`: the version that the organisation names, if it is newer than this one.
 * `isInstalledAtEnd`: the app installs that version itself when it ends.
 * `hasUnreadSettings`: settings were reset since their file could not be read, and the agent has changed none yet.
 * `policies` lists what the organisation has set for this PC. `openElsewhere`: another copy of the app has the history
 * open, on the computer `host` if known, and nothing is saved or sent here. `liveHost` is the host that receives live
 * tickets, without path. `systemUser` is the name that the system has for its user, cut to the length of initials.
 * `supervisorNotices`: what supervisors tell all agents now.
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
  isStillOpening: z.boolean(),
  needsRestart: z.boolean(),
  isQuitAsked: z.boolean(),
  newerVersion: z.string().max(40).nullable(),
  isInstalledAtEnd: z.boolean(),
  policies: z.array(policyEntrySchema).max(100).readonly(),
  /** What the organisation does not allow. */
  forbidden: z.array(z.enum(policyKeys)).readonly(),
  supportContact: z.string().nullable(),
  hasUnreadSettings: z.boolean(),
  openElsewhere: z.strictObject({ host: z.string().nullable() }).nullable(),
  liveHost: z.string(),
  platform: z.string(),
  systemUser: agentSchema.nullable(),
  supervisorNotices: z.array(supervisorNoticeSchema).max(maxSupervisorNotices).readonly(),
});

export type AppState = z.infer<typeof appStateSchema>;

/** Whether the organisation requires a value of this key, so that the app cannot change it. */
export function isSetByPolicy({ policies }: Pick<AppState, 'policies'>, key: PolicyKey): boolean {
  return policies.some((entry) => entry.key === key && entry.level === 'required' && entry.problem === null);
}

/** The initials that stand on new records: those that an agent typed, or else the system's user. */
export function getAgent({ settings, systemUser }: Pick<AppState, 'settings' | 'systemUser'>): string | null {
  return settings.agent ?? systemUser;
}
