import type { AppError } from '../../../../shared/errors/app-error';
import { coerceCallFields, type Call, type CallFields } from '../../../../shared/calls/call';
import type { Schedule } from '../../../../shared/time/schedule';
import type { Ask } from '../../../ipc/ipc-client';

/** Whether the typed fields of a call are on disk. `unfit` names the fields that were not saved in full. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly atMs: number; readonly unfit: readonly string[] }
  | { readonly kind: 'typed' }
  | { readonly kind: 'failed'; readonly error: AppError };

type Parts = {
  readonly ask: Ask;
  readonly schedule: Schedule;
  readonly callId: string;
  readonly getFields: () => CallFields;
  /** Null once unsaved changes were dropped, since nothing is being saved any more. */
  readonly onStatus: (status: SaveStatus | null) => void;
  readonly onSaved: (call: Call) => void;
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
  /** Call it when the fields have changed. */
  readonly saveSoon: () => void;
  readonly flush: () => Promise<void>;
  /** Sends unsaved fields even while another save is pending, since the window is closing. */
  readonly saveOnExit: () => void;
  /** Drops unsaved changes. */
  readonly forget: () => void;
};

/** Throttle, not debounce: caps data loss at 200 ms while the agent keeps typing. */
const saveDelayMs = 200;
const retryDelayMs = 1500;
const maxRetryDelayMs = 12_000;

/** Saves the fields of a call to disk: shortly after the first unsaved key, or immediately on request. */
export function createDraftSaver({ ask, schedule, callId, getFields, onStatus, onSaved }: Parts): DraftSaver {
  let progress = createProgress();

  const write = async (own: Progress): Promise<void> => {
    while (own.savedRevision < own.revision && progress === own) {
      const { revision } = own;
      const { fields, unfit } = coerceCallFields(getFields());
      const answer = await ask('calls.save', { callId, fields });
      if (progress !== own) return;
      if (!answer.ok) {
        own.failures += 1;
        onStatus({ kind: 'failed', error: answer.error });
        arm(Math.min(retryDelayMs * own.failures, maxRetryDelayMs));
        return;
      }
      own.failures = 0;
      own.savedRevision = revision;
      onSaved(answer.value);
      if (own.revision === revision) onStatus({ kind: 'saved', atMs: answer.value.savedAtMs, unfit });
    }
  };

  const flush = async (): Promise<void> => {
    const own = progress;
    own.cancelTimer?.();
    own.cancelTimer = null;
    own.saving ??= write(own).finally(() => {
      own.saving = null;
    });
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
      if (progress.savedRevision < progress.revision)
        void ask('calls.save', { callId, fields: coerceCallFields(getFields()).fields });
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
