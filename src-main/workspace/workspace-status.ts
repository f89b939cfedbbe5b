import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '../../shared/app/app-state';
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

  const listeners: Pick<WorkspaceParts, 'onRestoring' | 'onBackupsChanged'> = {
    onRestoring: () => {
      update({ ...status, isRestoring: true });
    },
    onBackupsChanged: ({ failure }) => {
      update({ ...status, isBackupOverdue: failure?.isOverdue ?? false });
    },
  };

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
    listeners,

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
