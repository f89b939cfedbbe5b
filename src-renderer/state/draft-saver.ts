import type { AppError } from '../../shared/errors/app-error';
import type { Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';

/** A save that is on disk. `unfit` names the fields that were not saved in full. */
export type SavedDraft = { readonly atMs: number; readonly unfit: readonly string[] };

/** Whether what is typed is on disk. */
export type SaveStatus =
  | ({ readonly kind: 'saved' } & SavedDraft)
  | { readonly kind: 'typed' }
  | { readonly kind: 'failed'; readonly error: AppError };

type Parts<Saved extends SavedDraft> = {
  /** Saves what is typed at the moment. */
  readonly save: () => Promise<Result<Saved, AppError>>;
  readonly schedule: Schedule;
  /** Null once unsaved changes were dropped, since nothing is being saved any more. */
  readonly onStatus: (status: SaveStatus | null) => void;
  /** Called for each save, unless its changes were dropped meanwhile. */
  readonly onSaved?: (saved: Saved) => void;
};

/** The number of changes so far, and how many of them are on disk. */
type Progress = {
  revision: number;
  savedRevision: number;
  saving: Promise<void> | null;
  cancelTimer: (() => void) | null;
  failures: number;
};

export type DraftSaver = {
  /** Call it when the draft has changed. */
  readonly saveSoon: () => void;
  readonly flush: () => Promise<void>;
  /** Sends unsaved changes even while another save is pending, since the window is closing. */
  readonly saveOnExit: () => void;
  /** Drops unsaved changes. */
  readonly forget: () => void;
};

/** Throttle, not debounce: caps data loss at 200 ms while the agent keeps typing. */
const saveDelayMs = 200;
const retryDelayMs = 1500;
const maxRetryDelayMs = 12_000;

/** Saves a draft to disk: shortly after the first unsaved key, or immediately on request. */
export function createDraftSaver<Saved extends SavedDraft>({
  save,
  schedule,
  onStatus,
  onSaved,
}: Parts<Saved>): DraftSaver {
  let progress = createProgress();

  /** Ends in the same turn in which it finds nothing more to write: what is typed behind that is not its own. */
  const write = async (own: Progress): Promise<void> => {
    try {
      while (own.savedRevision < own.revision && progress === own) {
        const { revision } = own;
        const answer = await save();
        if (progress !== own) return;
        if (!answer.ok) {
          own.failures += 1;
          onStatus({ kind: 'failed', error: answer.error });
          arm(Math.min(retryDelayMs * own.failures, maxRetryDelayMs));
          return;
        }
        own.failures = 0;
        own.savedRevision = revision;
        onSaved?.(answer.value);
        const { atMs, unfit } = answer.value;
        if (own.revision === revision) onStatus({ kind: 'saved', atMs, unfit });
      }
    } finally {
      own.saving = null;
    }
  };

  const flush = async (): Promise<void> => {
    const own = progress;
    own.cancelTimer?.();
    own.cancelTimer = null;
    if (own.savedRevision < own.revision) own.saving ??= write(own);
    await own.saving;
  };

  const arm = (delayMs: number): void => {
    const own = progress;
    own.cancelTimer ??= schedule(delayMs, () => {
      own.cancelTimer = null;
      void flush();
    });
  };

  return {
    saveSoon: () => {
      progress.revision += 1;
      if (progress.failures === 0) onStatus({ kind: 'typed' });
      arm(saveDelayMs);
    },
    flush,
    saveOnExit: () => {
      if (progress.savedRevision < progress.revision) void save();
    },
    forget: () => {
      progress.cancelTimer?.();
      progress = createProgress();
      onStatus(null);
    },
  };
}

function createProgress(): Progress {
  return { revision: 0, savedRevision: 0, saving: null, cancelTimer: null, failures: 0 };
}
