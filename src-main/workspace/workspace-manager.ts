import type { DatabaseErrorCode } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/mode';
import { fail, succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { getErrorCode, createDatabaseError, toDatabaseError, type DatabaseError } from '../db/database-error';
import type { Workspace } from './workspace';
import type { Log } from '../log/log';
import { toErrorTrace } from '../log/error-trace';

/** Errors that a retry cannot fix: the file itself must be replaced. */
const permanentTroubles: ReadonlySet<DatabaseErrorCode> = new Set([
  'newer-version',
  'development-version',
  'damaged',
]);

type Opened = Result<Workspace, DatabaseError>;

export type WorkspaceManager = ReturnType<typeof createWorkspaceManager>;

export type WorkspaceManagerParts = {
  /** Resolves once the mode of this run is chosen. */
  readonly chooseStartupMode: () => Promise<Mode>;
  readonly open: (mode: Mode, mustRestore: boolean) => Promise<Opened>;
  readonly reloadWindow: () => void;
  readonly schedule: Schedule;
  readonly log: Log;
};

/** Delays between retries; the last one repeats. A full disk takes minutes to clear. */
const retryAfterMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** A lock is soon released, and trying it costs almost nothing. */
const longestRetryOfLockMs = 2_000;

/**
 * Holds the only open workspace. If it cannot be opened, the manager retries with growing delays, and each request
 * retries at once. The window reloads as soon as the workspace is open.
 */
export function createWorkspaceManager(parts: WorkspaceManagerParts) {
  let mode: Promise<Mode> = parts.chooseStartupMode();
  let workspace: Promise<Opened> | undefined;
  /** Of the last replacement. A retry of a restore must not open the damaged file as it is. */
  let mustRestore = false;
  let failures = 0;
  let hasBeenOpen = false;
  let lastTrouble: DatabaseError['errorCode'] | undefined;
  let cancelRetry: (() => void) | undefined;
  let isClosed = false;

  function current(): Promise<Opened> {
    if (workspace !== undefined) return workspace;
    if (isClosed) return Promise.resolve(fail(createDatabaseError('failed', 'closed')));
    return hold(
      mode.then((now) => parts.open(now, mustRestore)),
      false,
    );
  }

  /** Keeps the workspace that is being opened. Drops it on failure, so that the next request tries again. */
  function hold(opening: Promise<Opened>, isNewToWindow: boolean): Promise<Opened> {
    cancelRetry?.();
    cancelRetry = undefined;
    const settled = opening.catch(toFailure).then((opened) => {
      if (workspace !== settled) return opened;
      if (!opened.ok) {
        workspace = undefined;
        handleFailure(opened.error);
        return opened;
      }
      if (failures > 0)
        parts.log.info('workspace opened after failures', { mode: opened.value.mode, failures });
      if (failures > 0 || isNewToWindow) parts.reloadWindow();
      failures = 0;
      hasBeenOpen = true;
      lastTrouble = undefined;
      return opened;
    });
    workspace = settled;
    return settled;
  }

  /** Only a bug, or an error of the file system, throws here. */
  function toFailure(thrown: unknown): Opened {
    parts.log.error('opening the workspace threw', toErrorTrace(thrown));
    return fail(toDatabaseError(thrown));
  }

  function handleFailure(error: DatabaseError): void {
    const { errorCode } = error;
    const waitMs = retryAfterMs[Math.min(failures, retryAfterMs.length - 1)] ?? 0;
    const delayMs = errorCode === 'in-use' ? Math.min(waitMs, longestRetryOfLockMs) : waitMs;
    failures += 1;
    const isWorthRetrying = !permanentTroubles.has(errorCode);
    const retryInMs = isWorthRetrying ? delayMs : null;
    // Each retry fails in the same way, so only the first failure is logged; the success logs their number.
    if (errorCode !== lastTrouble)
      parts.log.error('workspace not opened', { errorCode, code: getErrorCode(error), failures, retryInMs });
    lastTrouble = errorCode;
    if (isWorthRetrying && !isClosed) cancelRetry = parts.schedule(delayMs, () => void current());
  }

  /** Closes one workspace and opens another, or restores the same one. Then the window reloads. */
  async function replace(next: Mode, isRestore: boolean): Promise<Result<null, DatabaseError>> {
    const last = workspace;
    const before = mode;
    mode = Promise.resolve(next);
    mustRestore = isRestore;
    const opened = await hold(
      (async () => {
        const closing = await last;
        if (closing?.ok === true) await closing.value.close();
        return parts.open(next, isRestore);
      })(),
      true,
    );
    if (opened.ok) return succeed(null);
    // In the same mode, the typed text stays on the screen until a workspace can save it.
    if ((await before) !== next) parts.reloadWindow();
    return opened;
  }

  return {
    mode: (): Promise<Mode> => mode,
    current,
    /** Whether any workspace was open since the start of the app. */
    hasBeenOpen: (): boolean => hasBeenOpen,

    replace,

    /**
     * Leaves one mode for another. It stays open until its running sends have ended, which takes up to 30 s: what is typed
     * until then is saved there.
     */
    async changeMode(next: Mode): Promise<Result<null, DatabaseError>> {
      if ((await mode) === next) return succeed(null);
      const opened = await workspace;
      if (opened?.ok === true) {
        await opened.value.outbox.close();
        await opened.value.sender.whenIdle();
      }
      return isClosed ? fail(createDatabaseError('failed', 'closed')) : replace(next, false);
    },

    async close(): Promise<void> {
      isClosed = true;
      cancelRetry?.();
      const last = await workspace;
      if (last?.ok === true) await last.value.close();
    },
  };
}
