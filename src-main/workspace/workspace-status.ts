import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '../../shared/app/app-state';
import { fail, type Result } from '../../shared/result';
import { createDatabaseError, type DatabaseError } from '../db/database-error';
import type { Workspace, WorkspaceParts } from './workspace';

type Opened = Result<Workspace, DatabaseError>;

/** What the window's frame says of the desk. */
type WorkspaceStatus = Pick<AppState, 'isBackupOverdue' | 'isRestoring' | 'openElsewhere'>;

const healthyStatus: WorkspaceStatus = { isBackupOverdue: false, isRestoring: false, openElsewhere: null };

/** A short history is restored by then; with a long one nobody waits without a word. */
const restoreTimeoutMs = 5_000;

type Parts = {
  /** Told whenever something of it may be another. */
  readonly onChanged: () => void;
  readonly schedule: WorkspaceParts['schedule'];
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

  return {
    get: (): WorkspaceStatus => status,
    listeners,

    /** The desk, or that it is damaged, where its restoring takes longer than anybody should wait for an answer. */
    failFastWhileRestoring: (opening: Promise<Opened>): Promise<Opened> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          wasRefused ||= status.isRestoring;
          if (status.isRestoring) resolve(fail(createDatabaseError('damaged', 'it is being restored')));
          else callOff = schedule(restoreTimeoutMs, look);
        };
        let callOff = schedule(restoreTimeoutMs, look);
        void opening.then(resolve, reject).finally(() => callOff());
      }),

    /** To be called once a desk is open, or cannot be opened. @returns whether the window was refused it meanwhile */
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
