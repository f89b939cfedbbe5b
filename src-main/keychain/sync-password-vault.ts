import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import type { SyncErrorCode } from '../../shared/sync/sync-server-and-state';
import type { Log } from '../log/log';
import type { Keychain, KeychainError } from './keychain';

/** The password for the server of the shared history. It is in the keychain and in memory only while it is used. */
export type SyncPasswordVault = {
  readonly read: () => Promise<Result<string, SyncErrorCode>>;
  readonly set: (password: string) => Promise<Result<null, AppError>>;
  readonly remove: () => Promise<Result<null, AppError>>;
};

export function createSyncPasswordVault(keychain: Keychain, log: Log): SyncPasswordVault {
  function logFailure(step: 'write' | 'remove', done: Result<null, KeychainError>): Result<null, AppError> {
    if (done.ok) return done;
    log.error('keychain failed', { step, errorCode: done.error.errorCode });
    return fail({ kind: 'keychain', ...done.error });
  }

  return {
    async read() {
      const found = await keychain.read(false);
      if (!found.ok) return fail('keychain');
      return found.value === null ? fail('no-password') : succeed(found.value);
    },
    set: async (password) => logFailure('write', await keychain.write(password)),
    remove: async () => logFailure('remove', await keychain.remove()),
  };
}
