import type { Mode } from '../../shared/app/mode';
import type { Policies } from '../../shared/app/parse-policies';
import type { PolicyKey, PolicyValues } from '../../shared/app/policy-schema';
import type { StoredSettings } from './stored-settings-schema';

/** The settings that policies set, by their keys. */
const settingOf = {
  Language: 'language',
  Theme: 'theme',
  MaskedDisplay: 'isMasked',
  AddReferenceToRemark: 'addReferenceToRemark',
  KeepDays: 'keepDays',
} as const satisfies Partial<Record<PolicyKey, keyof StoredSettings>>;

export type PolicySettings = {
  /** In force whatever the agent chose. */
  readonly required: Partial<StoredSettings>;
  /** In force until the agent chooses. */
  readonly recommended: Partial<StoredSettings>;
};

export function toPolicySettings({ required, recommended }: Policies): PolicySettings {
  return { required: settingsIn(required), recommended: settingsIn(recommended) };
}

function settingsIn(values: PolicyValues): Partial<StoredSettings> {
  const entries = Object.entries(settingOf).map(
    ([key, setting]) => [setting, values[key as keyof typeof settingOf]] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The mode that a value of the key decides; null leaves it to the agent. */
export function getFixedMode(value: PolicyValues['Mode']): Mode | null {
  return value === undefined || value === 'choose' ? null : value;
}
