import { createKeychain, type Keychain, type KeychainAccount } from './keychain';
import { loadKeytar } from './load-keytar';
import type { Schedule } from '../../shared/time/schedule';
import { checkSecretServiceEntry } from './linux/check-secret-service-entry';
import type { SessionBusLocation } from './linux/session-bus';

export type SystemKeychainParts = {
  readonly account: KeychainAccount;
  /** `process.platform`. */
  readonly platform: string;
  /** The user id, if the system has user ids. */
  readonly uid: number | undefined;
  readonly sessionBus: SessionBusLocation;
  readonly schedule: Schedule;
  readonly isUnattended: boolean;
};

/**
 * Creates the keychain of this system: Keychain on macOS, Credential Manager on Windows, the Secret Service on Linux.
 */
export function createSystemKeychain({
  account,
  platform,
  uid,
  sessionBus,
  schedule,
  isUnattended,
}: SystemKeychainParts): Keychain {
  const isLinux = platform === 'linux';
  return createKeychain({
    account,
    loadKeytar,
    schedule,
    isUnattended,
    isNullAmbiguous: isLinux,
    view: async (entry) =>
      isLinux && uid !== undefined
        ? checkSecretServiceEntry(sessionBus, uid, entry, { schedule, timeLimitMs: 3_000 })
        : 'unknown',
  });
}
