import type { Ask } from '../../../ipc/ipc-client';
import type { DraftSaver } from '../../../state/draft-saver';
import type { ReadableStore } from '../../../state/store';
import type { CallState } from './call-form-state';
import { createWalk, isWalkCurrent, stepWalk } from './field-history-steps';

/** A text whose earlier values can be restored. */
type TextWithHistory = {
  readonly name: string;
  readonly get: () => string;
  readonly put: (state: CallState, value: string) => CallState;
};

type HistoryStepperParts = {
  readonly ask: Ask;
  readonly callId: string;
  readonly saver: Pick<DraftSaver, 'flush'>;
  readonly store: ReadableStore<CallState>;
  readonly update: (change: (state: CallState) => CallState) => void;
};

/** Returns a function that goes one step back (-1) or forward (1) through the earlier values of a text of a call. */
export function createHistoryStepper({ ask, callId, saver, store, update }: HistoryStepperParts) {
  return async (text: TextWithHistory, by: -1 | 1): Promise<void> => {
    const current = text.get();
    let { walk } = store.get();
    if (!isWalkCurrent(walk, text.name, current)) {
      // The earlier values are written when the fields are saved.
      await saver.flush();
      const history = await ask('calls.get-field-history', { callId });
      if (!history.ok) return;
      walk = createWalk(history.value, text.name, current);
    }
    const next = stepWalk(walk, by);
    const value = next?.values[next.position];
    if (next === undefined || value === undefined || text.get() !== current) return;
    update((state) => ({ ...text.put(state, value), walk: next }));
  };
}
