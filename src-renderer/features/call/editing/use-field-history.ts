import { useMemo, type KeyboardEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import { isAltCode, isComposing } from '../../../commands/key-bindings';
import { makeStore, type Store } from '../../../state/store';
import type { OpenCalls } from '../drafts/open-calls-store';
import type { PinActions } from '../pin/pin-actions';
import { isTextName, type TextName } from '../session/draft-validation';
import { goesOn, stepped, walkFrom, type TapeWalk } from './field-history-steps';

export type TapeMark = Store<TapeWalk | null>;

type Parts = {
  readonly ask: Ask;
  readonly calls: OpenCalls;
  readonly callId: string;
  readonly form: UseFormReturn<CallFields>;
  readonly pin: PinActions;
};

/** Alt+↑ and Alt+↓ in a field bring its earlier values back. */
export function useTape({ ask, calls, callId, form, pin }: Parts) {
  return useMemo(() => {
    const mark: TapeMark = makeStore<TapeWalk | null>(null);
    const step = async (field: TextName, by: -1 | 1) => {
      const current = form.getValues(field);
      let walk = mark.get();
      if (!goesOn(walk, field, current)) {
        // The tape is written where the fields are saved.
        await calls.flushAll();
        const tape = await ask('calls.tape', { callId });
        if (!tape.ok) return;
        walk = walkFrom(tape.value, field, current);
      }
      const next = stepped(walk, by);
      const value = next?.values[next.at];
      if (next === undefined || value === undefined || form.getValues(field) !== current) return;
      form.setValue(field, value, { shouldDirty: true, shouldTouch: true });
      mark.set(() => next);
      if (field === 'latitude' || field === 'longitude') pin.edited();
      if (field === 'address' || field === 'state') pin.age();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isStep = event.key === 'ArrowUp' || event.key === 'ArrowDown';
      if (!isStep || !event.altKey || event.ctrlKey || event.shiftKey) return;
      if (isComposing(event.nativeEvent) || isAltCode(event)) return;
      const field = event.target instanceof HTMLElement ? event.target.id.replace(/^field-/, '') : '';
      if (!isTextName(field)) return;
      event.preventDefault();
      void step(field, event.key === 'ArrowUp' ? -1 : 1);
    };
    return { mark, onKeyDown };
  }, [ask, calls, callId, form, pin]);
}
