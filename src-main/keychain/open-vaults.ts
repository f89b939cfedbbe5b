import type { Log } from '../log/log';
import { createSyncPasswordVault, type SyncPasswordVault } from './sync-password-vault';
import { createSystemKeychain, type SystemKeychainParts } from './system-keychain';
import { createTokenVault, type TokenVault } from './token-vault';

/** Opens the app's entries in the keychain of this system. */
export function openVaults(
  parts: Omit<SystemKeychainParts, 'account'>,
  log: Log,
): { readonly token: TokenVault; readonly syncPassword: SyncPasswordVault } {
  return {
    token: createTokenVault(createSystemKeychain({ ...parts, account: 'api-token' }), log),
    syncPassword: createSyncPasswordVault(
      createSystemKeychain({ ...parts, account: 'shared-history-password' }),
      log,
    ),
  };
}
