import type { Mode } from '../../shared/app/mode';
import type { Policies } from '../../shared/app/parse-policies';
import { getFixedMode } from '../settings/policy-settings';
import { hasLiveBeenSetUp, type StoredSettings } from '../settings/stored-settings-schema';

export type ConfiguredModeParts = {
  /** A mode that this run cannot leave, or null. */
  readonly fixedMode: Mode | null;
  readonly policies: Policies;
  readonly settings: {
    readonly read: () => Pick<StoredSettings, 'chosenMode' | 'hasHadToken' | 'hasBeenLive'>;
    readonly isUnreadable: () => boolean;
  };
};

/**
 * The mode that the app opens in, as far as it is known without the keychain. Null if it depends on the token. A recommended mode
 * holds until the agent chooses one: where the settings cannot be read, nobody knows whether they did.
 */
export function findConfiguredMode({ fixedMode, policies, settings }: ConfiguredModeParts): Mode | null {
  const stored = settings.read();
  const recommended = settings.isUnreadable() ? null : getFixedMode(policies.recommended.Mode);
  const configured = fixedMode ?? stored.chosenMode ?? recommended;
  return configured ?? (hasLiveBeenSetUp(stored) ? 'live' : null);
}
