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
  readonly onStatus: (callId: string, mark: SaveStatus) => void;
  readonly onSaved: (call: Call) => void;
};

type Draft = {
  fields: CallFields;
  revision: number;
  savedRevision: number;
  saving: Promise<void> | null;
  cancelTimer: (() => void) | null;
  failures: number;
};

export type DraftSaver = {
  readonly saveSoon: (callId: string, fields: CallFields) => void;
  readonly getFields: (callId: string) => CallFields | undefined;
  readonly flush: (callId: string) => Promise<void>;
  readonly flushAll: () => Promise<void>;
  /** Sends off what is not saved, also behind a save that is still on its way: nobody will be here to follow it up. */
  readonly saveOnExit: () => void;
  readonly forget: (callId: string) => void;
};

/** Not put off by further keys: someone who types without a pause must not lose more than this. */
const saveDelayMs = 200;
const retryDelayMs = 1500;
const maxRetryDelayMs = 12_000;

/** Writes what is typed through to the disk: soon after the first unsaved key, or at once when told to. */
export function createDraftSaver({ ask, schedule, onStatus, onSaved }: Parts): DraftSaver {
  const drafts = new Map<string, Draft>();

  const write = async (callId: string, draft: Draft): Promise<void> => {
    while (draft.savedRevision < draft.revision && drafts.get(callId) === draft) {
      const { revision } = draft;
      const { fields, unfit } = coerceCallFields(draft.fields);
      const answer = await ask('calls.save', { callId, fields });
      if (drafts.get(callId) !== draft) return;
      if (!answer.ok) {
        draft.failures += 1;
        onStatus(callId, { kind: 'failed', error: answer.error });
        arm(callId, draft, Math.min(retryDelayMs * draft.failures, maxRetryDelayMs));
        return;
      }
      draft.failures = 0;
      draft.savedRevision = revision;
      onSaved(answer.value);
      if (draft.revision === revision)
        onStatus(callId, { kind: 'saved', atMs: answer.value.savedAtMs, unfit });
    }
  };

  const flush = async (callId: string): Promise<void> => {
    const draft = drafts.get(callId);
    if (draft === undefined) return;
    draft.cancelTimer?.();
    draft.cancelTimer = null;
    draft.saving ??= write(callId, draft).finally(() => {
      draft.saving = null;
    });
    await draft.saving;
  };

  const arm = (callId: string, draft: Draft, delayMs: number): void => {
    draft.cancelTimer ??= schedule(delayMs, () => {
      draft.cancelTimer = null;
      void flush(callId);
    });
  };

  return {
    saveSoon: (callId, fields) => {
      const draft = drafts.get(callId) ?? createDraft(fields);
      drafts.set(callId, draft);
      draft.fields = fields;
      draft.revision += 1;
      if (draft.failures === 0) onStatus(callId, { kind: 'typed' });
      arm(callId, draft, saveDelayMs);
    },
    getFields: (callId) => drafts.get(callId)?.fields,
    flush,
    flushAll: async () => {
      await Promise.all([...drafts.keys()].map(flush));
    },
    saveOnExit: () => {
      for (const [callId, { fields, revision, savedRevision }] of drafts)
        if (savedRevision < revision)
          void ask('calls.save', { callId, fields: coerceCallFields(fields).fields });
    },
    forget: (callId) => {
      drafts.get(callId)?.cancelTimer?.();
      drafts.delete(callId);
    },
  };
}

function createDraft(fields: CallFields): Draft {
  return { fields, revision: 0, savedRevision: 0, saving: null, cancelTimer: null, failures: 0 };
}
