import { openVaults } from '../../keychain/open-vaults';
import type { Log } from '../../log/log';
import { scheduleTimeout } from '../../time/schedule-timeout';
import type { SystemKeychainParts } from '../../keychain/system-keychain';

/** @param place.sessionBus the address of the user's session bus, where the keyring of Linux is */
export function openSystemVaults(
  place: Pick<SystemKeychainParts, 'sessionBus' | 'isUnattended'>,
  log: Log,
): ReturnType<typeof openVaults> {
  return openVaults(
    { ...place, platform: process.platform, uid: process.getuid?.(), schedule: scheduleTimeout },
    log,
  );
}
