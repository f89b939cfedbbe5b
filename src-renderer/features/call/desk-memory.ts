import { makeFillingsStore, type FillingsStore } from './fillings';

/** What is known of a call beside its fields, as long as it is on the desk: parked and taken up again, it is there. */
export type DeskMemory = { readonly fillings: FillingsStore; slurpText: string };

export type DeskMemories = { readonly of: (callId: string) => DeskMemory };

export function deskMemories(): DeskMemories {
  const memories = new Map<string, DeskMemory>();
  return {
    of: (callId) => {
      const known = memories.get(callId);
      if (known !== undefined) return known;
      const memory: DeskMemory = { fillings: makeFillingsStore(), slurpText: '' };
      memories.set(callId, memory);
      return memory;
    },
  };
}
