import type { AppState } from '../../shared/app/app-state';
import type { Mode } from '../../shared/app/mode';
import type { Settings } from '../../shared/app/settings';
import { policyKeys } from '../../shared/app/policy-schema';
import type { Policies } from '../../shared/app/parse-policies';
import type { Language } from '../../shared/i18n/language';
import { readTokenStateWithin, type TokenVault } from '../keychain/token-vault';
import type { Schedule } from '../../shared/time/schedule';

export type AppStateParts = {
  readonly fixedMode: Mode | null;
  readonly mode: () => Promise<Mode>;
  readonly token: TokenVault;
  readonly schedule: Schedule;
  readonly settings: () => Settings;
  readonly language: () => Language;
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly userDataFolder: string;
  readonly health: () => Pick<
    AppState,
    'isBackupOverdue' | 'isRestoring' | 'isStillOpening' | 'openElsewhere'
  >;
  readonly needsRestart: () => boolean;
  readonly isQuitAsked: () => boolean;
  readonly newerVersion: () => string | null;
  readonly isInstalledAtEnd: () => boolean;
  readonly policies: Policies;
  readonly hasUnreadSettings: () => boolean;
  readonly liveEndpoint: URL;
  readonly systemUser: string | null;
  readonly supervisorNotices: () => AppState['supervisorNotices'];
};

/** How long the window's first paint waits for the state of the token, in ms. */
const patienceMs = 250;

/** Returns a function that reads what the window needs to draw its frame. */
export function createAppStateReader(parts: AppStateParts): () => Promise<AppState> {
  return async () => ({
    mode: await parts.mode(),
    isModeFixed: parts.fixedMode !== null,
    token: await readTokenStateWithin(patienceMs, parts),
    settings: parts.settings(),
    language: parts.language(),
    version: parts.appVersion,
    electronVersion: parts.electronVersion,
    dataFolder: parts.userDataFolder,
    ...parts.health(),
    needsRestart: parts.needsRestart(),
    isQuitAsked: parts.isQuitAsked(),
    newerVersion: parts.newerVersion(),
    isInstalledAtEnd: parts.isInstalledAtEnd(),
    policies: parts.policies.entries,
    forbidden: policyKeys.filter((key) => parts.policies.required[key] === false && key.startsWith('Allow')),
    supportContact:
      parts.policies.required.SupportContact ?? parts.policies.recommended.SupportContact ?? null,
    hasUnreadSettings: parts.hasUnreadSettings(),
    liveHost: parts.liveEndpoint.host,
    platform: process.platform,
    systemUser: parts.systemUser,
    supervisorNotices: parts.supervisorNotices(),
  });
}
