import { createKeychain, type Keychain } from './keychain';
import { loadKeytar } from './load-keytar';
import type { Schedule } from '../../shared/time/schedule';
import { viewKeyring } from './linux/secret-service';
import type { SessionBusLocation } from './linux/session-bus';

export type SystemKeychainParts = {
  /** `process.platform`. */
  readonly platform: string;
  /** The user id, if the system has user ids. */
  readonly uid: number | undefined;
  readonly sessionBus: SessionBusLocation;
  readonly schedule: Schedule;
};

/**
 * Creates the keychain of this system: Keychain on macOS, Credential Manager on Windows, the Secret Service on Linux.
 */
export function createSystemKeychain({ platform, uid, sessionBus, schedule }: SystemKeychainParts): Keychain {
  const isLinux = platform === 'linux';
  return createKeychain({
    loadKeytar,
    schedule,
    isNullAmbiguous: isLinux,
    view: async (entry) =>
      isLinux && uid !== undefined
        ? viewKeyring(sessionBus, uid, entry, { schedule, timeLimitMs: 3_000 })
        : 'unknown',
  });
}
