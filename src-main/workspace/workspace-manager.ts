import type { DatabaseErrorCode } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/app-state';
import { fail, succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { getErrorCode, createDatabaseError, toDatabaseError, type DatabaseError } from '../db/database-error';
import type { Workspace } from './workspace';
import type { Log } from '../log/log';
import { toErrorTrace } from '../log/error-trace';

/** What no further try changes: the file itself must be replaced. */
const permanentTroubles: ReadonlySet<DatabaseErrorCode> = new Set([
  'newer-version',
  'development-version',
  'damaged',
]);

type Opened = Result<Workspace, DatabaseError>;

export type WorkspaceManager = ReturnType<typeof createWorkspaceManager>;

export type WorkspaceManagerParts = {
  /** Settles once the mode of this run is chosen. */
  readonly firstMode: () => Promise<Mode>;
  readonly open: (mode: Mode, mustRestore: boolean) => Promise<Opened>;
  readonly reloadWindow: () => void;
  readonly schedule: Schedule;
  readonly log: Log;
};

/** A full disk takes minutes. The last delay repeats. */
const retryAfterMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** A lock ends in a moment, and to ask for it costs next to nothing. */
const longestRetryOfLockMs = 2_000;

/**
 * Holds the one open workspace. Where it cannot be opened, the manager tries again by itself, with growing delays, and each
 * question tries at once; the window starts over as soon as the workspace is open.
 */
export function createWorkspaceManager(parts: WorkspaceManagerParts) {
  let mode: Promise<Mode> = parts.firstMode();
  let workspace: Promise<Opened> | undefined;
  let failures = 0;
  let lastTrouble: DatabaseError['errorCode'] | undefined;
  let cancelRetry: (() => void) | undefined;
  let isClosed = false;

  function current(): Promise<Opened> {
    if (workspace !== undefined) return workspace;
    if (isClosed) return Promise.resolve(fail(createDatabaseError('failed', 'closed')));
    return hold(
      mode.then((now) => parts.open(now, false)),
      false,
    );
  }

  /** Forgets a workspace that could not be opened, so that the next question opens it. */
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
      lastTrouble = undefined;
      return opened;
    });
    workspace = settled;
    return settled;
  }

  /** Only a fault in the app, or a file system that refuses, throws here. */
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
    // Each further try fails in the same way. Their number is logged once one succeeds.
    if (errorCode !== lastTrouble)
      parts.log.error('workspace not opened', { errorCode, code: getErrorCode(error), failures, retryInMs });
    lastTrouble = errorCode;
    if (isWorthRetrying && !isClosed) cancelRetry = parts.schedule(delayMs, () => void current());
  }

  return {
    mode: (): Promise<Mode> => mode,
    current,

    /** Lets go of one workspace and opens another, or the same one restored; the window then starts over. */
    async replace(next: Mode, mustRestore: boolean): Promise<Result<null, DatabaseError>> {
      const last = workspace;
      const before = mode;
      mode = Promise.resolve(next);
      const opened = await hold(
        (async () => {
          const closing = await last;
          if (closing?.ok === true) await closing.value.close();
          return parts.open(next, mustRestore);
        })(),
        true,
      );
      if (opened.ok) return succeed(null);
      // In the same mode, what is typed stays on the screen until a workspace can take it.
      if ((await before) !== next) parts.reloadWindow();
      return opened;
    },

    async close(): Promise<void> {
      isClosed = true;
      cancelRetry?.();
      const last = await workspace;
      if (last?.ok === true) await last.value.close();
    },
  };
}
