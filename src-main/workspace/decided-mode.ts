import type { Mode } from '../../shared/app/mode';
import type { Policies } from '../../shared/app/parse-policies';
import { fixedModeOf } from '../settings/policy-settings';
import type { StoredSettings } from '../settings/stored-settings';

export type DecidedModeParts = {
  /** A mode that this run cannot leave, or null. */
  readonly fixedMode: Mode | null;
  readonly policies: Policies;
  readonly settings: { readonly read: () => Pick<StoredSettings, 'chosenMode' | 'hasHadToken'> };
};

/** The mode that the app opens in, as far as it is decided without the keychain: null if it depends on the token. */
export function findDecidedMode({ fixedMode, policies, settings }: DecidedModeParts): Mode | null {
  const { chosenMode, hasHadToken } = settings.read();
  const decided = fixedMode ?? chosenMode ?? fixedModeOf(policies.recommended.Mode);
  return decided ?? (hasHadToken ? 'live' : null);
}
