import { useMemo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../../shared/calls/call';
import { gazetteerStore, loadGazetteer } from '../../../state/gazetteer-store';
import type { Store } from '../../../state/store';
import { focusField } from '../editing/call-form-context';
import type { OpenCallsStore } from '../drafts/open-calls-store';
import type { PinActions } from '../pin/pin-actions';
import { getLocationWarnings } from '../pin/location-warnings';
import type { ValidatedDraft } from '../session/draft-validation';

type Parts = {
  readonly form: UseFormReturn<CallFields>;
  readonly draft: Store<ValidatedDraft>;
  readonly pin: PinActions;
  readonly runAutofill: () => void;
  readonly calls: OpenCallsStore;
  readonly callId: string;
  /** Whether the call was kept back because its place is doubtful. */
  readonly onWarning: (isAsked: boolean) => void;
};

/**
 * Sends the call. Where it could be sent but its place is doubtful, `ask` keeps it back, says so and puts the caret
 * there; `anyway` sends it all the same. They have keys of their own, so that Send pressed twice passes over nothing.
 */
export function useSend({ form, draft, pin, runAutofill, calls, callId, onWarning }: Parts) {
  return useMemo(() => {
    const start = async (isSure: boolean) => {
      // Without them nothing is doubtful. They are there but in the first moments, or where they cannot be loaded.
      if (gazetteerStore.get() === null) await loadGazetteer().catch(() => undefined);
      // A pair may stand in a field that was not left yet.
      const { latitude, longitude } = form.getValues();
      if (!pin.take(latitude)) pin.take(longitude);
      runAutofill();
      const isReady = Object.keys(draft.get().faults).length === 0;
      const [warning] = isReady && !isSure ? getLocationWarnings(form.getValues(), gazetteerStore.get()) : [];
      // The caret first: the question is to be in sight in the end.
      if (warning !== undefined) focusField(warning.field);
      onWarning(warning !== undefined);
      if (warning !== undefined) return;
      const [fault] = await calls.send(callId);
      if (fault !== undefined) focusField(fault.field);
    };
    return { send: () => void start(false), sendAnyway: () => void start(true) };
  }, [form, draft, pin, runAutofill, calls, callId, onWarning]);
}
