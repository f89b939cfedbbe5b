import { z } from 'zod';
import { languages } from '../i18n/language';
import { supervisorNoticeSchema, maxSupervisorNotices } from '../sync/supervisor-notice';
import { agentSchema } from '../calls/agent-initials';
import { tokenStateSchema } from './api-token';
import { modeSchema } from './mode';
import { policyEntrySchema, policyKeys, type PolicyKey } from './policy-schema';
import { settingsSchema } from './settings';

/** What the window needs to draw its frame. */
export const appStateSchema = z.strictObject({
  mode: modeSchema,
  isModeFixed: z.boolean(),
  token: tokenStateSchema,
  settings: settingsSchema,
  /** Of the screen, by the settings and the system. */
  language: z.enum(languages),
  version: z.string(),
  electronVersion: z.string(),
  dataFolder: z.string(),
  /** No backup could be made for days. */
  isBackupOverdue: z.boolean(),
  /** A damaged database is being replaced, and requests wait. */
  isRestoring: z.boolean(),
  /** Requests were refused, since the database takes long to open, as after an update that changes it. */
  isStillOpening: z.boolean(),
  /** The main process runs on after an error, but is no longer reliable. */
  needsRestart: z.boolean(),
  /** IT asked the app to quit, to install a new version, and it was in use. */
  isQuitAsked: z.boolean(),
  /** The version that the organisation names, if it is newer than this one. */
  newerVersion: z.string().max(40).nullable(),
  /** The app installs the newer version itself when it ends. */
  isInstalledAtEnd: z.boolean(),
  /** What the organisation has set for this PC. */
  policies: z.array(policyEntrySchema).max(100).readonly(),
  /** What the organisation does not allow. */
  forbidden: z.array(z.enum(policyKeys)).readonly(),
  supportContact: z.string().nullable(),
  /** Settings were reset since their file could not be read, and the agent has changed none yet. */
  hasUnreadSettings: z.boolean(),
  /** Another copy of the app has the history open, on this computer if known: nothing is saved or sent here. */
  openElsewhere: z.strictObject({ host: z.string().nullable() }).nullable(),
  /** The host that receives live tickets, without path. */
  liveHost: z.string(),
  platform: z.string(),
  /** The name that the system has for its user, cut to the length of initials. */
  systemUser: agentSchema.nullable(),
  /** What supervisors tell all agents now. */
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
