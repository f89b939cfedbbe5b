import type { TokenState } from '../../shared/app/api-token';
import type { TokenVault } from './token-vault';

/** Asks the keychain for the state of the token; after `limitMs` gives the last one that it told. */
export function readTokenStateWithin(
  limitMs: number,
  token: Pick<TokenVault, 'state' | 'lastState'>,
  schedule: (delayMs: number, run: () => void) => () => void,
): Promise<TokenState> {
  return new Promise((resolve) => {
    const giveUp = schedule(limitMs, () => {
      resolve(token.lastState());
    });
    void token.state().then((state) => {
      giveUp();
      resolve(state);
    });
  });
}
