import { mayHaveToken } from '../../shared/app/api-token';
import type { Mode } from '../../shared/app/mode';
import type { Schedule } from '../../shared/time/schedule';
import { readTokenStateWithin, type TokenVault } from '../keychain/token-vault';
import type { SettingsFile } from '../settings/settings-file';
import { findConfiguredMode, type ConfiguredModeParts } from './find-configured-mode';

export type StartupModeParts = ConfiguredModeParts & {
  readonly token: TokenVault;
  readonly schedule: Schedule;
  readonly settings: Pick<SettingsFile, 'assume'>;
  /** Asks a person whether the app opens live. */
  readonly confirmLive: () => Promise<boolean>;
};

/** How long the choice of mode at a first start waits for the state of the token, in ms. */
const tokenTimeLimitMs = 2_000;

/**
 * Decides which mode the app opens in. A PC that has or had a token is live. If its settings could not be read, it may
 * have been in practice: a person decides.
 */
export async function chooseStartupMode(parts: StartupModeParts): Promise<Mode> {
  const configured = findConfiguredMode(parts);
  if (configured !== null) return configured;
  const token = await readTokenStateWithin(tokenTimeLimitMs, parts);
  if (!parts.settings.isUnreadable()) return token.kind === 'present' ? 'live' : 'practice';
  if (!mayHaveToken(token)) return 'practice';
  const chosenMode = (await parts.confirmLive()) ? 'live' : 'practice';
  parts.settings.assume({ chosenMode });
  return chosenMode;
}
