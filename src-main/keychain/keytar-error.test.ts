import { expect, it } from 'vitest';
import { toKeychainErrorCode } from './keytar-error';

it.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-session-bus'],
  ['Failed to execute child process “dbus-launch” (No such file or directory)', 'no-session-bus'],
  ['Could not connect: No such file or directory', 'no-session-bus'],
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'no-session-bus'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'absent'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['User canceled the operation.', 'cancelled'],
  ['Prompt was dismissed', 'cancelled'],
  ['Timeout was reached', 'not-responding'],
  ['A default keychain could not be found.', 'absent'],
  ['', 'failed'],
])('%s: %s', (words, errorCode) => {
  expect(toKeychainErrorCode(new Error(words))).toBe(errorCode);
});

it('maps a value that is not an error to a failure', () => {
  expect(toKeychainErrorCode('cancelled')).toBe('failed');
});
