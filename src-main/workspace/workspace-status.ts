import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '../../shared/app/app-state';
import type { Mode } from '../../shared/app/mode';
import { fail, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { withTimeLimit } from '../../shared/time/time-limit';
import { createDatabaseError, type DatabaseError } from '../db/database-error';
import type { Workspace } from './workspace';
import type { WorkspaceParts } from './workspace-parts';

type OpeningResult = Result<Workspace, DatabaseError>;

/** What the window's frame shows about the workspace. */
type WorkspaceStatus = Pick<AppState, 'isBackupOverdue' | 'isRestoring' | 'isStillOpening' | 'openElsewhere'>;

const healthyStatus: WorkspaceStatus = {
  isBackupOverdue: false,
  isRestoring: false,
  isStillOpening: false,
  openElsewhere: null,
};

/** By then, a short history is restored. With a long one, the window must be told. */
const restoreTimeoutMs = 5_000;

/**
 * How many of these timeouts an opening without a restore has. A migration of a long history takes minutes; the window must
 * get an answer before its own limit of 20 s, since it would not know then that the history is opened later.
 */
const timeoutsOfOpening = 3;

type Parts = {
  /** Called whenever the status may have changed. */
  readonly onChanged: () => void;
  readonly schedule: Schedule;
};

export function createWorkspaceStatus({ onChanged, schedule }: Parts) {
  let status = healthyStatus;
  let wasRefused = false;

  function update(next: WorkspaceStatus): void {
    status = next;
    onChanged();
  }

  /** Updates the status by what happens to the workspace of a mode, while that mode is in use. */
  function createListeners(
    of: Mode,
    modeInUse: () => Promise<Mode>,
  ): Pick<WorkspaceParts, 'onRestoring' | 'onBackupsChanged'> {
    const updateIfInUse = (change: Partial<WorkspaceStatus>): void => {
      void modeInUse().then((mode) => {
        if (mode === of) update({ ...status, ...change });
      });
    };
    return {
      onRestoring: () => updateIfInUse({ isRestoring: true }),
      onBackupsChanged: ({ failure }) => updateIfInUse({ isBackupOverdue: failure?.isOverdue ?? false }),
    };
  }

  /** Returns an error once the opening takes longer than the window should wait for an answer. */
  function failFastWhileOpening(
    opening: Promise<OpeningResult>,
    timeoutsLeft = timeoutsOfOpening,
  ): Promise<OpeningResult> {
    return withTimeLimit(opening, {
      schedule,
      limitMs: restoreTimeoutMs,
      atLimit: () => {
        const { isRestoring, isStillOpening } = status;
        if (!isRestoring && !isStillOpening && timeoutsLeft > 1)
          return failFastWhileOpening(opening, timeoutsLeft - 1);
        wasRefused = true;
        if (isRestoring) return fail(createDatabaseError('damaged', 'it is being restored'));
        if (!isStillOpening) update({ ...status, isStillOpening: true });
        return fail(createDatabaseError('still-opening', 'it is still being opened'));
      },
    });
  }

  return {
    get: (): WorkspaceStatus => status,
    createListeners,

    failFastWhileOpening,

    /** Call it once a workspace is open, or could not be opened. @returns whether the window got an error meanwhile */
    reset: (opened: OpeningResult): boolean => {
      const mustStartOver = wasRefused;
      wasRefused = false;
      const next = opened.ok
        ? healthyStatus
        : { ...healthyStatus, openElsewhere: findHostWhereOpen(opened.error) };
      if (!isDeepStrictEqual(next, status)) update(next);
      return mustStartOver;
    },
  };
}

function findHostWhereOpen({ errorCode, host }: DatabaseError): WorkspaceStatus['openElsewhere'] {
  return errorCode === 'open-elsewhere' ? { host: host ?? null } : null;
}
