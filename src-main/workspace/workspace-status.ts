import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '../../shared/app/app-state';
import { fail, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { withTimeLimit } from '../../shared/time/time-limit';
import { createDatabaseError, type DatabaseError } from '../db/database-error';
import type { Workspace, WorkspaceParts } from './workspace';

type Opened = Result<Workspace, DatabaseError>;

/** What the window's frame says of the workspace. */
type WorkspaceStatus = Pick<AppState, 'isBackupOverdue' | 'isRestoring' | 'openElsewhere'>;

const healthyStatus: WorkspaceStatus = { isBackupOverdue: false, isRestoring: false, openElsewhere: null };

/** A short history is restored by then; with a long one nobody waits without a word. */
const restoreTimeoutMs = 5_000;

type Parts = {
  /** Told whenever something of it may be another. */
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

  /** Answers that the workspace is damaged once its restoring takes longer than the window should wait for an answer. */
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

    /** To be called once a workspace is open, or cannot be opened. @returns whether the window was refused it meanwhile */
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
