import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import { tokenSchema, type TokenState } from '../../shared/app/api-token';
import type { Schedule } from '../../shared/time/schedule';
import { withTimeLimit } from '../../shared/time/time-limit';
import { createSerialQueue } from '../../shared/time/serial-queue';
import type { Log } from '../log/log';
import type { Keychain, KeychainError } from './keychain';

export type TokenVault = {
  /** What the window may know about the token. Never asks the user for a password. */
  readonly state: () => Promise<TokenState>;
  /** The state as of the last read, without a new one: a hanging keychain takes seconds each time. */
  readonly lastState: () => TokenState;
  /** Returns the token for one request, or null if there certainly is none. */
  readonly token: () => Promise<Result<string | null, KeychainError>>;
  /** Stores a token and reads it back to verify it. If this fails, the vault keeps its previous token. */
  readonly set: (text: string) => Promise<Result<null, AppError>>;
  readonly remove: () => Promise<Result<null, AppError>>;
  /** Reads the keychain again. If it is locked, the system asks the user to unlock it. */
  readonly check: () => Promise<TokenState>;
  /** Calls the listener with each new state. @returns a function that removes the listener */
  readonly onChange: (listener: (state: TokenState) => void) => () => void;
};

/** Holds the token in memory once it was read. All access to the token goes through this vault. */
export function createTokenVault(keychain: Keychain, log: Log): TokenVault {
  const listeners = new Set<(state: TokenState) => void>();
  const changes = createSerialQueue();
  let held: string | null | undefined;
  let lastFault: KeychainError | undefined;
  let reading: Promise<Result<string | null, KeychainError>> | undefined;
  let writes = 0;

  /**
   * Bypasses the queue of changes: while the user is asked for a password, others can still learn that the keychain is
   * locked.
   */
  async function read(mayAsk: boolean): Promise<Result<string | null, KeychainError>> {
    const writesBefore = writes;
    const found = checked(await keychain.read(mayAsk));
    // A value that was read before a write is stale.
    if (writes !== writesBefore) return held === undefined ? found : succeed(held);
    if (found.ok) {
      remember(found.value);
      return found;
    }
    // The user refused to unlock it, so `locked` is nothing new.
    const isStillCancelled = lastFault?.errorCode === 'cancelled' && found.error.errorCode === 'locked';
    if (isStillCancelled) return fail(lastFault ?? found.error);
    note(found.error);
    return found;
  }

  /** Shares one read among concurrent callers. */
  function readQuietly(): Promise<Result<string | null, KeychainError>> {
    reading ??= read(false).finally(() => {
      reading = undefined;
    });
    return reading;
  }

  function remember(token: string | null): void {
    const before = getState();
    if (lastFault !== undefined) log.info('keychain answers again', { after: lastFault.errorCode });
    held = token;
    lastFault = undefined;
    tell(before);
  }

  function note(fault: KeychainError): void {
    const before = getState();
    // Log a change only: the outbox reads the keychain again every few seconds.
    if (fault.errorCode !== lastFault?.errorCode)
      log.error('keychain failed', { step: 'read', errorCode: fault.errorCode });
    lastFault = fault;
    tell(before);
  }

  function tell(before: TokenState): void {
    const now = getState();
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    for (const listener of listeners) listener(now);
  }

  function getState(): TokenState {
    if (lastFault !== undefined) return { kind: 'unknown', errorCode: lastFault.errorCode };
    if (held === undefined) return { kind: 'checking' };
    return held === null ? { kind: 'none' } : { kind: 'present', lastFour: held.slice(-4) };
  }

  function logFailure(step: 'write' | 'read-back' | 'remove', fault: KeychainError): Result<never, AppError> {
    log.error('keychain failed', { step, errorCode: fault.errorCode });
    return fail({ kind: 'keychain', ...fault });
  }

  return {
    async state() {
      if (held === undefined) await readQuietly();
      return getState();
    },

    lastState: getState,

    async token() {
      return held === undefined ? readQuietly() : succeed(held);
    },

    async set(text) {
      const token = tokenSchema.safeParse(text);
      if (!token.success) return fail({ kind: 'invalid-token' });
      return changes.run(async () => {
        const written = await keychain.write(token.data);
        if (!written.ok) return logFailure('write', written.error);
        const stored = await keychain.read(false);
        if (!stored.ok) return logFailure('read-back', stored.error);
        if (stored.value !== token.data) {
          return logFailure('read-back', { errorCode: 'failed', detail: 'read back something else' });
        }
        writes += 1;
        remember(token.data);
        log.info('token kept');
        return succeed(null);
      });
    },

    async remove() {
      return changes.run(async () => {
        const removed = await keychain.remove();
        if (!removed.ok) return logFailure('remove', removed.error);
        writes += 1;
        remember(null);
        log.info('token removed');
        return succeed(null);
      });
    },

    async check() {
      await read(true);
      return getState();
    },

    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/**
 * Reads the state of the token from the keychain. If the keychain does not answer within the limit, returns the last
 * state.
 */
export function readTokenStateWithin(
  limitMs: number,
  parts: { readonly token: Pick<TokenVault, 'state' | 'lastState'>; readonly schedule: Schedule },
): Promise<TokenState> {
  const { token, schedule } = parts;
  return withTimeLimit(token.state(), { schedule, limitMs, atLimit: () => token.lastState() });
}

/** An entry under the app's name that is not a token is never sent anywhere. */
function checked(found: Result<string | null, KeychainError>): Result<string | null, KeychainError> {
  if (!found.ok || found.value === null) return found;
  const token = tokenSchema.safeParse(found.value);
  return token.success
    ? succeed(token.data)
    : fail({ errorCode: 'invalid-entry', detail: 'the entry is not a token' });
}
