import type { Mode } from '../../shared/app/mode';
import type { Schedule } from '../../shared/time/schedule';
import { readTokenStateWithin, type TokenVault } from '../keychain/token-vault';
import { findDecidedMode, type DecidedModeParts } from './decided-mode';

export type FirstModeParts = DecidedModeParts & {
  readonly token: TokenVault;
  readonly schedule: Schedule;
};

/** How long the choice of mode at a first start waits for the state of the token, in ms. */
const patienceMs = 2_000;

/** Decides which mode the app opens in. A PC that has or had a token is live. */
export async function chooseFirstMode(parts: FirstModeParts): Promise<Mode> {
  const decided = findDecidedMode(parts);
  if (decided !== null) return decided;
  return (await readTokenStateWithin(patienceMs, parts)).kind === 'present' ? 'live' : 'practice';
}
