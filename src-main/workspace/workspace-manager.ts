import type { DatabaseErrorCode } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/mode';
import { fail, succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { getErrorCode, createDatabaseError, toDatabaseError, type DatabaseError } from '../db/database-error';
import type { Workspace } from './workspace';
import type { Log } from '../log/log';
import { toErrorTrace } from '../log/error-trace';

/** Errors that a retry cannot fix: the file itself must be replaced. */
const permanentErrorCodes: ReadonlySet<DatabaseErrorCode> = new Set([
  'newer-version',
  'development-version',
  'damaged',
]);

type OpeningResult = Result<Workspace, DatabaseError>;

export type WorkspaceManager = ReturnType<typeof createWorkspaceManager>;

export type WorkspaceManagerParts = {
  /** Resolves once the mode of this run is chosen. */
  readonly chooseStartupMode: () => Promise<Mode>;
  /** Opens the workspace of a mode. Nothing is sent, and nothing runs in it, before `use`. */
  readonly open: (mode: Mode, mustRestore: boolean) => Promise<OpeningResult>;
  /** Called once what was opened is the workspace of the window, or when none could be opened. */
  readonly use: (opened: OpeningResult, mode: Mode) => Promise<void>;
  readonly reloadWindow: () => void;
  /** Has the window save what is typed, and reloads it. Resolves once the page is gone, whose saves have all arrived then. */
  readonly leavePage: () => Promise<void>;
  readonly schedule: Schedule;
  readonly log: Log;
};

/** Delays between retries; the last one repeats. A full disk takes minutes to clear. */
const retryAfterMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** A lock is soon released, and trying it costs almost nothing. */
const maxRetryOfLockMs = 2_000;

/**
 * Holds the workspace of the window: the only one that is open, but for moments of a change of mode. If it cannot be
 * opened, the manager retries with growing delays, and each request retries at once. The window reloads as soon as the
 * workspace is open.
 */
export function createWorkspaceManager(parts: WorkspaceManagerParts) {
  let mode: Promise<Mode> = parts.chooseStartupMode();
  let workspace: Promise<OpeningResult> | undefined;
  /** Of the last replacement. A retry of a restore must not open the damaged file as it is. */
  let mustRestore = false;
  let failures = 0;
  let hasBeenOpen = false;
  let lastErrorCode: DatabaseError['errorCode'] | undefined;
  let cancelRetry: (() => void) | undefined;
  let isClosed = false;
  /** The change of mode that is under way, and the workspace that it opens. */
  let changing: Promise<unknown> | undefined;
  let next: { readonly mode: Mode; readonly opening: Promise<OpeningResult> } | undefined;
  /** The mode that the window has left, until its workspace is closed. */
  let left: Mode | undefined;

  function current(): Promise<OpeningResult> {
    if (workspace !== undefined) return workspace;
    if (isClosed) return Promise.resolve(fail(createDatabaseError('failed', 'closed')));
    return hold(
      mode.then((now) => openForUse(now, mustRestore)),
      false,
    );
  }

  async function openForUse(modeNow: Mode, isRestore: boolean): Promise<OpeningResult> {
    const opened = await parts.open(modeNow, isRestore);
    return useOrClose(opened, modeNow);
  }

  /** What cannot be used is closed, so that the next try does not find it in use. */
  async function useOrClose(opened: OpeningResult, modeNow: Mode): Promise<OpeningResult> {
    try {
      await parts.use(opened, modeNow);
      return opened;
    } catch (thrown) {
      if (opened.ok) await opened.value.close();
      throw thrown;
    }
  }

  /** Keeps the workspace that is being opened. Drops it on failure, so that the next request tries again. */
  function hold(opening: Promise<OpeningResult>, isNewToWindow: boolean): Promise<OpeningResult> {
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
      lastErrorCode = undefined;
      return opened;
    });
    workspace = settled;
    return settled;
  }

  /** Only a bug, or an error of the file system, throws here. */
  function toFailure(thrown: unknown): Result<never, DatabaseError> {
    parts.log.error('opening the workspace threw', toErrorTrace(thrown));
    return fail(toDatabaseError(thrown));
  }

  function handleFailure(error: DatabaseError): void {
    const { errorCode } = error;
    const waitMs = retryAfterMs[Math.min(failures, retryAfterMs.length - 1)] ?? 0;
    const delayMs = errorCode === 'in-use' ? Math.min(waitMs, maxRetryOfLockMs) : waitMs;
    failures += 1;
    const isWorthRetrying = !permanentErrorCodes.has(errorCode);
    const retryInMs = isWorthRetrying ? delayMs : null;
    // Each retry fails in the same way, so only the first failure is logged; the success logs their number.
    if (errorCode !== lastErrorCode)
      parts.log.error('workspace not opened', { errorCode, code: getErrorCode(error), failures, retryInMs });
    lastErrorCode = errorCode;
    if (isWorthRetrying && !isClosed) cancelRetry = parts.schedule(delayMs, () => void current());
  }

  /** Closes one workspace and opens another, or restores the same one. Then the window reloads. */
  async function replace(by: Mode, isRestore: boolean): Promise<Result<null, DatabaseError>> {
    const last = workspace;
    const before = mode;
    mode = Promise.resolve(by);
    mustRestore = isRestore;
    const opened = await hold(
      (async () => {
        await closeIfOpen(last);
        return openForUse(by, isRestore);
      })(),
      true,
    );
    if (opened.ok) return succeed(null);
    // In the same mode, the typed text stays on the screen until a workspace can save it.
    if ((await before) !== by) parts.reloadWindow();
    return opened;
  }

  async function closeIfOpen(opening: Promise<OpeningResult> | undefined): Promise<void> {
    const opened = await opening;
    if (opened?.ok === true) await opened.value.close();
  }

  /**
   * Opens the other mode beside the one that is in use, which takes minutes where a long history is migrated or restored. What is
   * typed until the page is gone is saved where it was typed; so is all of it if the other mode cannot be opened.
   */
  async function leaveFor(other: Mode): Promise<Result<null, DatabaseError>> {
    const before = await mode;
    if (before === other) return succeed(null);
    // Nothing can be saved in a workspace that is not open.
    if ((await workspace)?.ok !== true) return replace(other, false);
    next = { mode: other, opening: parts.open(other, false).catch(toFailure) };
    const opened = await next.opening;
    if (!opened.ok) {
      next = undefined;
      parts.log.error('other mode not opened', {
        errorCode: opened.error.errorCode,
        code: getErrorCode(opened.error),
      });
      return opened;
    }
    const last = await workspace;
    if (last?.ok === true && !isClosed) {
      await last.value.outbox.close();
      await last.value.sender.whenIdle();
    }
    if (!isClosed) await parts.leavePage();
    next = undefined;
    if (isClosed) {
      await opened.value.close();
      return succeed(null);
    }
    const toClose = workspace;
    left = before;
    mode = Promise.resolve(other);
    mustRestore = false;
    failures = 0;
    lastErrorCode = undefined;
    const used = await hold(useOrClose(opened, other), false);
    await closeIfOpen(toClose).finally(() => {
      left = undefined;
    });
    return used.ok ? succeed(null) : used;
  }

  return {
    mode: (): Promise<Mode> => mode,
    current,
    /** Whether any workspace was open since the start of the app. */
    hasBeenOpen: (): boolean => hasBeenOpen,
    /** Whether the window has left this mode, and its workspace is still to be closed. */
    isLeft: (of: Mode): boolean => of === left,

    replace,

    /**
     * Opens a workspace again that became unusable; one that is still opened beside the other, once it is in use. One that
     * was left does not take the window back: a person chose the other mode.
     */
    async reopen(of: Mode, isRestore: boolean): Promise<void> {
      if (next?.mode === of) {
        await changing;
        if ((await mode) !== of) return;
      }
      if (of !== left) await replace(of, isRestore);
    },

    /** Leaves one mode for another. If that cannot be opened, the one that is in use stays. */
    changeMode(other: Mode): Promise<Result<null, DatabaseError>> {
      const change = Promise.resolve(changing)
        .then(() => leaveFor(other))
        .catch(toFailure);
      changing = change;
      return change;
    },

    /**
     * The workspace of a mode that is not in use, while it is opened, so that nothing else opens its history.
     * Waits for one that is being closed.
     */
    async whileOpening(of: Mode): Promise<OpeningResult | undefined> {
      if (next?.mode === of) return next.opening;
      await changing;
      return undefined;
    },

    async close(): Promise<void> {
      isClosed = true;
      cancelRetry?.();
      await changing;
      await closeIfOpen(workspace);
    },
  };
}
