import type { AppState } from '../shared/app-state';
import type { DeskParts } from './desk';

/** What the window's frame says of the desk. */
type Condition = Pick<AppState, 'isBackupOverdue' | 'isRestoring'>;

const well: Condition = { isBackupOverdue: false, isRestoring: false };

/** @param onChanged told whenever something of it may be another */
export function createDeskCondition(onChanged: () => void) {
  let condition = well;

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
    /** To be called once a desk is open, or cannot be opened. */
    beginAnew: (): void => {
      if (condition !== well) become(well);
    },
  };
}
