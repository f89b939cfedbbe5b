import { makeStore, type Store } from '../../store';
import { makeFillingsStore, type FillingsStore } from './fillings';

/** What is known of a call beside its fields, as long as it is on the desk: parked and taken up again, it is there. */
export type DeskMemory = {
  readonly fillings: FillingsStore;
  /** What to ask next, by the preset that was taken last. */
  readonly questions: Store<Questions>;
  slurpText: string;
};

type Questions = { readonly list: readonly string[]; readonly at: number };

export function nextQuestion({ list, at }: Questions): Questions {
  return { list, at: list.length === 0 ? 0 : (at + 1) % list.length };
}

export type DeskMemories = { readonly of: (callId: string) => DeskMemory };

export function deskMemories(): DeskMemories {
  const memories = new Map<string, DeskMemory>();
  return {
    of: (callId) => {
      const known = memories.get(callId);
      if (known !== undefined) return known;
      const memory: DeskMemory = {
        fillings: makeFillingsStore(),
        questions: makeStore<Questions>({ list: [], at: 0 }),
        slurpText: '',
      };
      memories.set(callId, memory);
      return memory;
    },
  };
}
