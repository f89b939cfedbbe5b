import type { Mode } from '../../shared/app/mode';
import type { Policies } from '../../shared/app/parse-policies';
import { getFixedMode } from '../settings/policy-settings';
import type { StoredSettings } from '../settings/stored-settings-schema';

export type ConfiguredModeParts = {
  /** A mode that this run cannot leave, or null. */
  readonly fixedMode: Mode | null;
  readonly policies: Policies;
  readonly settings: { readonly read: () => Pick<StoredSettings, 'chosenMode' | 'hasHadToken'> };
};

/** The mode that the app opens in, as far as it is known without the keychain. Null if it depends on the token. */
export function findConfiguredMode({ fixedMode, policies, settings }: ConfiguredModeParts): Mode | null {
  const { chosenMode, hasHadToken } = settings.read();
  const configured = fixedMode ?? chosenMode ?? getFixedMode(policies.recommended.Mode);
  return configured ?? (hasHadToken ? 'live' : null);
}
