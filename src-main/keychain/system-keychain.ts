import { createKeychain, type Keychain } from './keychain';
import { loadKeytar } from './load-keytar';
import type { Schedule } from '../../shared/time/schedule';
import { viewKeyring } from './linux/secret-service';
import type { SessionBusLocation } from './linux/session-bus';

export type SystemKeychainParts = {
  /** As Node names it. */
  readonly platform: string;
  /** The user's number, where the system has such numbers. */
  readonly uid: number | undefined;
  readonly sessionBus: SessionBusLocation;
  readonly schedule: Schedule;
};

/** The keychain of this system: Keychain on macOS, Credential Manager on Windows, the Secret Service on Linux. */
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
