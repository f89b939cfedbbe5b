import { useMemo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import type { CallFields } from '../../../../shared/calls/call';
import { withGazetteer } from '../../../state/gazetteer-store';
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
    const start = async (isSure: boolean, gazetteer: Gazetteer | null) => {
      // A pair may stand in a field that was not left yet.
      const { latitude, longitude } = form.getValues();
      if (!pin.take(latitude)) pin.take(longitude);
      runAutofill();
      const isReady = Object.keys(draft.get().faults).length === 0;
      const [warning] = isReady && !isSure ? getLocationWarnings(form.getValues(), gazetteer) : [];
      // The caret first: the question is to be in sight in the end.
      if (warning !== undefined) focusField(warning.field);
      onWarning(warning !== undefined);
      if (warning !== undefined) return;
      const [fault] = await calls.send(callId);
      if (fault !== undefined) focusField(fault.field);
    };
    // Without the gazetteer nothing is doubtful.
    const send = (isSure: boolean) => withGazetteer((gazetteer) => void start(isSure, gazetteer));
    return { send: () => send(false), sendAnyway: () => send(true) };
  }, [form, draft, pin, runAutofill, calls, callId, onWarning]);
}
