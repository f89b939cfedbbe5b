import type { KeychainErrorCode } from '../../shared/errors/app-error';

/**
 * Derives an error code from keytar's message, the only information on macOS, on Windows and on a Linux whose bus uses
 * another transport. Sources: the English messages of Security.framework, GLib and libsecret.
 */
export function toKeychainErrorCode(error: unknown): KeychainErrorCode {
  const words = error instanceof Error ? error.message : '';
  return errorPatterns.find(([pattern]) => pattern.test(words))?.[1] ?? 'failed';
}

const errorPatterns: ReadonlyArray<readonly [RegExp, KeychainErrorCode]> = [
  [/cancell?ed|dismissed/i, 'cancelled'],
  [/locked|interaction is not allowed/i, 'locked'],
  [
    /autolaunch D-Bus|dbus-launch|Could not connect|unsupported transport|connection is closed/i,
    'no-session-bus',
  ],
  [/not provided by any|keychain (could not be|cannot be) found|no keychain is available/i, 'absent'],
  [/timeout was reached|did not receive a reply/i, 'not-responding'],
  [/does not exist at path/i, 'absent'],
];
