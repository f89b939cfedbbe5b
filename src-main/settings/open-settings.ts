import type { Policies } from '../../shared/app/parse-policies';
import type { Log } from '../log/log';
import { toPolicySettings } from './policy-settings';
import { openSettingsFile, type SettingsFile } from './settings-file';
import {
  createSyncServerSetting,
  toServer,
  toServerPolicy,
  type SyncServerSetting,
} from './sync-server-setting';

export type SettingsParts = {
  readonly userDataFolder: string;
  readonly log: Log;
  readonly policies: Policies;
  readonly pcName: string;
};

export type OpenedSettings = {
  readonly settings: SettingsFile;
  readonly syncServer: SyncServerSetting;
};

/** Opens the settings of this PC, as the organisation and the agent have chosen them. */
export function openSettings({ userDataFolder, log, policies, pcName }: SettingsParts): OpenedSettings {
  const policySettings = toPolicySettings(policies);
  const serverPolicy = toServerPolicy(policies, pcName);
  const settings = openSettingsFile(userDataFolder, log, {
    ...policySettings,
    recommended: { ...policySettings.recommended, syncServer: toServer(serverPolicy.proposed) },
  });
  return { settings, syncServer: createSyncServerSetting(settings, serverPolicy) };
}
