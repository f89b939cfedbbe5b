import type { Mode } from '../../shared/app/mode';
import type { Policies } from '../../shared/app/parse-policies';
import type { Schedule } from '../../shared/time/schedule';
import { readTokenStateWithin, type TokenVault } from '../keychain/token-vault';
import { fixedModeOf } from '../settings/policy-settings';
import type { StoredSettings } from '../settings/stored-settings';

export type FirstModeParts = {
  /** A mode that this run cannot leave, or null. */
  readonly fixedMode: Mode | null;
  readonly policies: Policies;
  readonly settings: { readonly read: () => Pick<StoredSettings, 'chosenMode' | 'hasHadToken'> };
  readonly token: TokenVault;
  readonly schedule: Schedule;
};

/** How long the choice of mode at a first start waits for the state of the token, in ms. */
const patienceMs = 2_000;

/** Decides which mode the app opens in. A PC that has or had a token is live. */
export async function chooseFirstMode(parts: FirstModeParts): Promise<Mode> {
  const { chosenMode, hasHadToken } = parts.settings.read();
  const decided = parts.fixedMode ?? chosenMode ?? fixedModeOf(parts.policies.recommended.Mode);
  if (decided !== null) return decided;
  if (hasHadToken) return 'live';
  return (await readTokenStateWithin(patienceMs, parts)).kind === 'present' ? 'live' : 'practice';
}
