import { createStore, type Store } from '../../../state/store';
import { createAutofillStore, type AutofillStore } from './autofill-history';
import type { TypedFieldName } from './draft-validation';

/** What is known of a call beside its fields, as long as it is on the desk: parked and taken up again, it is there. */
export type CallSession = {
  readonly autofill: AutofillStore;
  /** The last paste that became something else than the text of its field. */
  readonly pasteNote: Store<PasteNote | null>;
  quickEntryText: string;
  readonly location: Store<LocationMemory>;
};

export type LocationMemory = {
  /** Both coordinates of the pin that was said to be right, with a blank between. */
  readonly confirmedPin: string | null;
  /** The address that state and pin followed last; null before they did. */
  readonly autofilledAddress: string | null;
};

export type PasteNote = {
  readonly field: TypedFieldName;
  readonly note: 'pin' | 'short-link' | 'link-without-place' | 'no-number' | 'cut';
};

export type CallSessions = {
  readonly get: (callId: string) => CallSession;
  readonly forget: (callIds: readonly string[]) => void;
};

export function createCallSessions(): CallSessions {
  const sessions = new Map<string, CallSession>();
  return {
    get: (callId) => {
      const known = sessions.get(callId);
      if (known !== undefined) return known;
      const session: CallSession = {
        autofill: createAutofillStore(),
        pasteNote: createStore<PasteNote | null>(null),
        quickEntryText: '',
        location: createStore<LocationMemory>({ confirmedPin: null, autofilledAddress: null }),
      };
      sessions.set(callId, session);
      return session;
    },
    forget: (callIds) => {
      for (const callId of callIds) sessions.delete(callId);
    },
  };
}
