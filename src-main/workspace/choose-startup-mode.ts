import type { Mode } from '../../shared/app/mode';
import type { Schedule } from '../../shared/time/schedule';
import { readTokenStateWithin, type TokenVault } from '../keychain/token-vault';
import { findConfiguredMode, type ConfiguredModeParts } from './find-configured-mode';

export type StartupModeParts = ConfiguredModeParts & {
  readonly token: TokenVault;
  readonly schedule: Schedule;
};

/** How long the choice of mode at a first start waits for the state of the token, in ms. */
const tokenTimeLimitMs = 2_000;

/** Decides which mode the app opens in. A PC that has or had a token is live. */
export async function chooseStartupMode(parts: StartupModeParts): Promise<Mode> {
  const configured = findConfiguredMode(parts);
  if (configured !== null) return configured;
  return (await readTokenStateWithin(tokenTimeLimitMs, parts)).kind === 'present' ? 'live' : 'practice';
}
