import type { KeychainErrorCode } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { createSerialQueue, tooLate } from '../../shared/time/serial-queue';
import type { KeytarLike } from './load-keytar';
import { toKeychainErrorCode } from './keytar-error';
import type { KeyringEntry, KeyringView } from './linux/check-secret-service-entry';

export type KeychainError = { readonly errorCode: KeychainErrorCode; readonly detail: string };

/** The names of the app's entries. */
export type KeychainAccount = 'api-token' | 'shared-history-password';

export type KeychainParts = {
  readonly account: KeychainAccount;
  readonly loadKeytar: () => Promise<KeytarLike | undefined>;
  /**
   * Looks at the keyring without opening it. Returns `unknown` where that is impossible; then only keytar's error
   * messages help.
   */
  readonly view: (entry: KeyringEntry) => Promise<KeyringView>;
  /** True if keytar returns null for a locked keyring as well as for a missing entry, as it does on Linux. */
  readonly isNullAmbiguous: boolean;
  readonly schedule: Schedule;
  /** Nobody is there to answer the system: a write that would ask for a password fails as `locked` at once. */
  readonly isUnattended?: boolean;
  readonly timeLimitMs?: number;
  /** The limit for calls during which the system may ask the user for a password, in ms. */
  readonly askingTimeLimitMs?: number;
};

export type Keychain = {
  /**
   * Returns the stored text, or null if there certainly is none. If the keychain is locked, the system asks the user to
   * unlock it only with `mayAsk`.
   */
  readonly read: (mayAsk: boolean) => Promise<Result<string | null, KeychainError>>;
  readonly write: (text: string) => Promise<Result<null, KeychainError>>;
  readonly remove: () => Promise<Result<null, KeychainError>>;
};

const service = 'storehub-helpdesk';
const canaryEntry: KeyringEntry = { service, account: 'canary' };

/**
 * The system's keychain, with one text in it. The text is stored nowhere else. Every call ends within the time limit.
 * While a call hangs, no other starts, because each hanging call holds a thread of the process.
 */
export function createKeychain(parts: KeychainParts): Keychain {
  const { view, isNullAmbiguous, timeLimitMs = 4_500, askingTimeLimitMs = 90_000 } = parts;
  const queue = createSerialQueue();
  const entry: KeyringEntry = { service, account: parts.account };

  /** Runs one call of keytar within a time limit, and turns exceptions into error codes. */
  async function attempt<T>(
    limitMs: number,
    call: (keytar: KeytarLike) => Promise<T>,
  ): Promise<Result<T, KeychainError>> {
    const keytar = await parts.loadKeytar();
    if (keytar === undefined) return failWith('absent', 'keytar cannot be loaded');
    try {
      const answer = await queue.runWithin(limitMs, parts.schedule, () => call(keytar));
      return answer === tooLate
        ? failWith('not-responding', `no answer within ${limitMs} ms`)
        : succeed(answer);
    } catch (error) {
      return failWith(toKeychainErrorCode(error), getErrorText(error));
    }
  }

  async function read(mayAsk: boolean): Promise<Result<string | null, KeychainError>> {
    const before = await view(entry);
    if (holdsNothing(before)) return succeed(null);
    const isAsked = before === 'locked' && mayAsk;
    if (before !== 'entry' && before !== 'unknown' && !isAsked) return failAsSeen(before);

    const text = await attempt(isAsked ? askingTimeLimitMs : timeLimitMs, async (keytar) =>
      keytar.getPassword(service, entry.account),
    );
    if (!text.ok || text.value !== null) return text;
    const after = await view(entry);
    if (holdsNothing(after)) return succeed(null);
    if (after === 'unknown') return isNullAmbiguous ? askCanary() : succeed(null);
    if (after === 'locked') return isAsked ? failWith('cancelled', 'still locked') : failAsSeen(after);
    return after === 'entry' ? failWith('invalid-entry', 'the entry holds no text') : failAsSeen(after);
  }

  /**
   * Tells a missing entry from a locked keyring if only keytar can be asked: a second entry that always exists must be
   * readable.
   */
  async function askCanary(): Promise<Result<null, KeychainError>> {
    const canary = await attempt(timeLimitMs, async (keytar) =>
      keytar.getPassword(service, canaryEntry.account),
    );
    if (!canary.ok) return canary;
    if (canary.value !== null) return succeed(null);
    const written = await attempt(timeLimitMs, setCanary);
    if (written.ok) return succeed(null);
    return written.error.errorCode === 'failed' ? failWith('locked', written.error.detail) : written;
  }

  async function write(text: string): Promise<Result<null, KeychainError>> {
    const before = await view(entry);
    if (isHopeless(before)) return failAsSeen(before);
    // Creating a keyring asks the user for its password.
    if (parts.isUnattended === true && (before === 'locked' || before === 'no-keyring'))
      return failWith('locked', `${before}, and nobody is asked`);
    const limitMs = before === 'entry' ? timeLimitMs : askingTimeLimitMs;
    const written = await attempt(limitMs, async (keytar) => {
      await keytar.setPassword(service, entry.account, text);
      if (before === 'unknown' && isNullAmbiguous) await setCanary(keytar);
    });
    if (written.ok) return succeed(null);
    return (await view(entry)) === 'locked' ? failWith('cancelled', written.error.detail) : written;
  }

  async function remove(): Promise<Result<null, KeychainError>> {
    const before = await view(entry);
    if (holdsNothing(before)) return succeed(null);
    if (isHopeless(before)) return failAsSeen(before);
    const limitMs = before === 'locked' ? askingTimeLimitMs : timeLimitMs;
    const removed = await attempt(limitMs, async (keytar) => keytar.deletePassword(service, entry.account));
    if (!removed.ok) return removed;
    const after = await view(entry);
    if (after === 'locked') return failWith('cancelled', 'still locked');
    return after === 'entry' ? failWith('failed', 'the entry is still there') : succeed(null);
  }

  return { read, write, remove };
}

async function setCanary(keytar: KeytarLike): Promise<void> {
  await keytar.setPassword(service, canaryEntry.account, 'here');
}

function holdsNothing(view: KeyringView): view is 'no-entry' | 'no-keyring' {
  return view === 'no-entry' || view === 'no-keyring';
}

type HopelessView = Extract<KeyringView, KeychainErrorCode>;

function isHopeless(view: KeyringView): view is Exclude<HopelessView, 'locked'> {
  return view === 'absent' || view === 'no-session-bus' || view === 'not-responding';
}

function failAsSeen(view: HopelessView): Result<never, KeychainError> {
  return failWith(view, 'as seen from the session bus');
}

function failWith(errorCode: KeychainErrorCode, detail: string): Result<never, KeychainError> {
  return fail({ errorCode, detail });
}

function getErrorText(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : 'not an error';
}
