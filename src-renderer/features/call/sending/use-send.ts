import { useMemo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../../shared/calls/call';
import { knownPlaces, loadPlaces } from '../../../state/gazetteer-store';
import type { Store } from '../../../state/store';
import { focusField } from '../editing/call-form-context';
import type { OpenCalls } from '../drafts/open-calls-store';
import type { PinActions } from '../pin/pin-actions';
import { placeDoubts } from '../pin/location-warnings';
import type { Reading } from '../session/draft-validation';

type Parts = {
  readonly form: UseFormReturn<CallFields>;
  readonly reading: Store<Reading>;
  readonly pin: PinActions;
  readonly settle: () => void;
  readonly calls: OpenCalls;
  readonly callId: string;
  /** Whether the call was kept back because its place is doubtful. */
  readonly onDoubt: (isAsked: boolean) => void;
};

/**
 * Sends the call. Where it could be sent but its place is doubtful, `ask` keeps it back, says so and puts the caret
 * there; `anyway` sends it all the same. They have keys of their own, so that Send pressed twice passes over nothing.
 */
export function useSend({ form, reading, pin, settle, calls, callId, onDoubt }: Parts) {
  return useMemo(() => {
    const start = async (isSure: boolean) => {
      // Without them nothing is doubtful. They are there but in the first moments, or where they cannot be loaded.
      if (knownPlaces.get() === null) await loadPlaces().catch(() => undefined);
      // A pair may stand in a field that was not left yet.
      const { latitude, longitude } = form.getValues();
      if (!pin.take(latitude)) pin.take(longitude);
      settle();
      const isReady = Object.keys(reading.get().faults).length === 0;
      const [doubt] = isReady && !isSure ? placeDoubts(form.getValues(), knownPlaces.get()) : [];
      onDoubt(doubt !== undefined);
      if (doubt !== undefined) {
        focusField(doubt.field);
        return;
      }
      const [fault] = await calls.send(callId);
      if (fault !== undefined) focusField(fault.field);
    };
    return { ask: () => void start(false), anyway: () => void start(true) };
  }, [form, reading, pin, settle, calls, callId, onDoubt]);
}
