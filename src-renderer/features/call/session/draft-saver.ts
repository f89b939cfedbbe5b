import type { AppError } from '../../../../shared/errors/app-error';
import { coerceCallFields, type Call, type CallFields } from '../../../../shared/calls/call';
import type { Schedule } from '../../../../shared/time/schedule';
import type { Ask } from '../../../ipc/ipc-client';

/** How far the typed fields of a call have come on their way to the disk. `unfit` names those not saved in full. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly atMs: number; readonly unfit: readonly string[] }
  | { readonly kind: 'typed' }
  | { readonly kind: 'failed'; readonly error: AppError };

type Parts = {
  readonly ask: Ask;
  readonly schedule: Schedule;
  readonly callId: string;
  readonly getFields: () => CallFields;
  readonly onStatus: (status: SaveStatus) => void;
  readonly onSaved: (call: Call) => void;
};

/** How many changes there were, and how many of them are on the disk. */
type Progress = {
  revision: number;
  savedRevision: number;
  saving: Promise<void> | null;
  cancelTimer: (() => void) | null;
  failures: number;
};

export type DraftSaver = {
  /** The fields have changed. */
  readonly saveSoon: () => void;
  readonly flush: () => Promise<void>;
  /** Sends off what is not saved, also behind a save that is still on its way: nobody will be here to follow it up. */
  readonly saveOnExit: () => void;
  /** What is not saved yet is never saved. */
  readonly forget: () => void;
};

/** Not put off by further keys: someone who types without a pause must not lose more than this. */
const saveDelayMs = 200;
const retryDelayMs = 1500;
const maxRetryDelayMs = 12_000;

/** Writes the fields of a call through to the disk: soon after the first unsaved key, or at once when told to. */
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
    },
  };
}

function createProgress(): Progress {
  return { revision: 0, savedRevision: 0, saving: null, cancelTimer: null, failures: 0 };
}
