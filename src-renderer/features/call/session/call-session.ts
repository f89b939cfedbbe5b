import { makeStore, type Store } from '../../../state/store';
import { makeFillingsStore, type FillingsStore } from './autofill-history';
import type { TextName } from './draft-validation';

/** What is known of a call beside its fields, as long as it is on the desk: parked and taken up again, it is there. */
export type DeskMemory = {
  readonly fillings: FillingsStore;
  /** The last paste that became something else than the text of its field. */
  readonly pasted: Store<Pasted | null>;
  slurpText: string;
  readonly place: Store<PlaceMemory>;
};

export type PlaceMemory = {
  /** Both coordinates of the pin that was said to be right, with a blank between. */
  readonly confirmedPin: string | null;
  /** The address that state and pin followed last; null before they did. */
  readonly followedAddress: string | null;
};

export type Pasted = {
  readonly field: TextName;
  readonly note: 'pin' | 'short-link' | 'link-without-place' | 'no-number' | 'cut';
};

export type DeskMemories = {
  readonly of: (callId: string) => DeskMemory;
  readonly forget: (callIds: readonly string[]) => void;
};

export function deskMemories(): DeskMemories {
  const memories = new Map<string, DeskMemory>();
  return {
    of: (callId) => {
      const known = memories.get(callId);
      if (known !== undefined) return known;
      const memory: DeskMemory = {
        fillings: makeFillingsStore(),
        pasted: makeStore<Pasted | null>(null),
        slurpText: '',
        place: makeStore<PlaceMemory>({ confirmedPin: null, followedAddress: null }),
      };
      memories.set(callId, memory);
      return memory;
    },
    forget: (callIds) => {
      for (const callId of callIds) memories.delete(callId);
    },
  };
}
