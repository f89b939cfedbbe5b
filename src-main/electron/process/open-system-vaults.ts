import { openVaults } from '../../keychain/open-vaults';
import type { Log } from '../../log/log';
import { scheduleTimeout } from '../../time/schedule-timeout';
import type { SessionBusLocation } from '../../keychain/linux/session-bus';

/** @param sessionBus the address of the user's session bus, where the keyring of Linux is */
export function openSystemVaults(sessionBus: SessionBusLocation, log: Log): ReturnType<typeof openVaults> {
  return openVaults(
    { platform: process.platform, uid: process.getuid?.(), sessionBus, schedule: scheduleTimeout },
    log,
  );
}
