import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '../../shared/app/app-state';
import type { Mode } from '../../shared/app/mode';
import { fail, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { withTimeLimit } from '../../shared/time/time-limit';
import { createDatabaseError, type DatabaseError } from '../db/database-error';
import type { Workspace } from './workspace';
import type { WorkspaceParts } from './workspace-parts';

type Opened = Result<Workspace, DatabaseError>;

/** What the window's frame shows about the workspace. */
type WorkspaceStatus = Pick<AppState, 'isBackupOverdue' | 'isRestoring' | 'openElsewhere'>;

const healthyStatus: WorkspaceStatus = { isBackupOverdue: false, isRestoring: false, openElsewhere: null };

/** By then, a short history is restored. With a long one, the window must be told. */
const restoreTimeoutMs = 5_000;

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
  function listenersOf(
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

  /** Returns a `damaged` error once a restore takes longer than the window should wait for an answer. */
  function failFastWhileRestoring(opening: Promise<Opened>): Promise<Opened> {
    return withTimeLimit(opening, {
      schedule,
      limitMs: restoreTimeoutMs,
      atLimit: () => {
        wasRefused ||= status.isRestoring;
        if (!status.isRestoring) return failFastWhileRestoring(opening);
        return fail(createDatabaseError('damaged', 'it is being restored'));
      },
    });
  }

  return {
    get: (): WorkspaceStatus => status,
    listenersOf,

    failFastWhileRestoring,

    /** Call it once a workspace is open, or could not be opened. @returns whether the window got an error meanwhile */
    reset: (opened: Opened): boolean => {
      const mustStartOver = wasRefused;
      wasRefused = false;
      const next = opened.ok ? healthyStatus : { ...healthyStatus, openElsewhere: whereOpen(opened.error) };
      if (!isDeepStrictEqual(next, status)) update(next);
      return mustStartOver;
    },
  };
}

function whereOpen({ errorCode, host }: DatabaseError): WorkspaceStatus['openElsewhere'] {
  return errorCode === 'open-elsewhere' ? { host: host ?? null } : null;
}
