import { useMemo, type KeyboardEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import { isAltCode, isComposing } from '../../../commands/key-bindings';
import { createStore, type Store } from '../../../state/store';
import type { OpenCallsStore } from '../drafts/open-calls-store';
import type { PinActions } from '../pin/pin-actions';
import { isTextFieldName, type TypedFieldName } from '../session/draft-validation';
import { isWalkCurrent, stepWalk, createWalk, type FieldHistoryWalk } from './field-history-steps';

export type FieldHistoryWalkStore = Store<FieldHistoryWalk | null>;

type Parts = {
  readonly ask: Ask;
  readonly calls: OpenCallsStore;
  readonly callId: string;
  readonly form: UseFormReturn<CallFields>;
  readonly pin: PinActions;
};

/** Alt+↑ and Alt+↓ in a field bring its earlier values back. */
export function useFieldHistory({ ask, calls, callId, form, pin }: Parts) {
  return useMemo(() => {
    const walkStore: FieldHistoryWalkStore = createStore<FieldHistoryWalk | null>(null);
    const step = async (field: TypedFieldName, by: -1 | 1) => {
      const current = form.getValues(field);
      let walk = walkStore.get();
      if (!isWalkCurrent(walk, field, current)) {
        // The tape is written where the fields are saved.
        await calls.flushAll();
        const fieldHistory = await ask('calls.field-history', { callId });
        if (!fieldHistory.ok) return;
        walk = createWalk(fieldHistory.value, field, current);
      }
      const next = stepWalk(walk, by);
      const value = next?.values[next.position];
      if (next === undefined || value === undefined || form.getValues(field) !== current) return;
      form.setValue(field, value, { shouldDirty: true, shouldTouch: true });
      walkStore.set(() => next);
      if (field === 'latitude' || field === 'longitude') pin.handleEdit();
      if (field === 'address' || field === 'state') pin.markStale();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isStep = event.key === 'ArrowUp' || event.key === 'ArrowDown';
      if (!isStep || !event.altKey || event.ctrlKey || event.shiftKey) return;
      if (isComposing(event.nativeEvent) || isAltCode(event)) return;
      const field = event.target instanceof HTMLElement ? event.target.id.replace(/^field-/, '') : '';
      if (!isTextFieldName(field)) return;
      event.preventDefault();
      void step(field, event.key === 'ArrowUp' ? -1 : 1);
    };
    return { walkStore, onKeyDown };
  }, [ask, calls, callId, form, pin]);
}
