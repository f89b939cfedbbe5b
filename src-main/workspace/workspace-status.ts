import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '../../shared/app/app-state';
import { fail, type Result } from '../../shared/result';
import { databaseError, type DatabaseError } from '../db/database-error';
import type { Desk, DeskParts } from './workspace';

type Opened = Result<Desk, DatabaseError>;

/** What the window's frame says of the desk. */
type Condition = Pick<AppState, 'isBackupOverdue' | 'isRestoring' | 'openElsewhere'>;

const well: Condition = { isBackupOverdue: false, isRestoring: false, openElsewhere: null };

/** A short history is restored by then; with a long one nobody waits without a word. */
const patienceMs = 5_000;

type Parts = {
  /** Told whenever something of it may be another. */
  readonly onChanged: () => void;
  readonly schedule: DeskParts['schedule'];
};

export function createDeskCondition({ onChanged, schedule }: Parts) {
  let condition = well;
  let wasRefused = false;

  function become(next: Condition): void {
    condition = next;
    onChanged();
  }

  const listeners: Pick<DeskParts, 'onRestoring' | 'onBackupsChanged'> = {
    onRestoring: () => {
      become({ ...condition, isRestoring: true });
    },
    onBackupsChanged: ({ failure }) => {
      become({ ...condition, isBackupOverdue: failure?.isOverdue ?? false });
    },
  };

  return {
    get: (): Condition => condition,
    listeners,

    /** The desk, or that it is damaged, where its restoring takes longer than anybody should wait for an answer. */
    inTime: (opening: Promise<Opened>): Promise<Opened> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          wasRefused ||= condition.isRestoring;
          if (condition.isRestoring) resolve(fail(databaseError('damaged', 'it is being restored')));
          else callOff = schedule(patienceMs, look);
        };
        let callOff = schedule(patienceMs, look);
        void opening.then(resolve, reject).finally(() => callOff());
      }),

    /** To be called once a desk is open, or cannot be opened. @returns whether the window was refused it meanwhile */
    beginAnew: (opened: Opened): boolean => {
      const mustStartOver = wasRefused;
      wasRefused = false;
      const next = opened.ok ? well : { ...well, openElsewhere: whereOpen(opened.error) };
      if (!isDeepStrictEqual(next, condition)) become(next);
      return mustStartOver;
    },
  };
}

function whereOpen({ trouble, host }: DatabaseError): Condition['openElsewhere'] {
  return trouble === 'open-elsewhere' ? { host: host ?? null } : null;
}
