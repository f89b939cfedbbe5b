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
  /**
   * Why the call was kept back, if it was.
   * @param isAsked its place is doubtful
   * @param filled what the app has filled in on the way to sending, so that the agent has not seen it
   */
  readonly onWarning: (isAsked: boolean, filled: Partial<CallFields>) => void;
};

/**
 * Sends the call. Where it could be sent but its place is doubtful, `send` keeps it back, says so and puts the caret
 * there; `sendAnyway` sends it all the same. They have keys of their own, so that Send pressed twice passes over nothing.
 * Both keep it back once where the app fills something in by itself, as from an address that was not left yet.
 */
export function useSend({ form, draft, pin, runAutofill, calls, callId, onWarning }: Parts) {
  return useMemo(() => {
    const start = async (isSure: boolean, gazetteer: Gazetteer | null) => {
      // A pair may stand in a field that was not left yet.
      const { latitude, longitude } = form.getValues();
      if (!pin.take(latitude)) pin.take(longitude);
      const before = { ...form.getValues() };
      runAutofill();
      const filled = pickChanged(before, form.getValues());
      const isReady = Object.keys(draft.get().faults).length === 0;
      const [warning] = isReady && !isSure ? getLocationWarnings(form.getValues(), gazetteer) : [];
      // The caret first: the question is to be in sight in the end.
      if (warning !== undefined) focusField(warning.field);
      const isUnseen = isReady && Object.keys(filled).length > 0;
      onWarning(warning !== undefined, isUnseen ? filled : {});
      if (warning !== undefined || isUnseen) return;
      const [fault] = await calls.send(callId);
      if (fault !== undefined) focusField(fault.field);
    };
    // Without the gazetteer nothing is doubtful.
    const send = (isSure: boolean) => withGazetteer((gazetteer) => void start(isSure, gazetteer));
    return { send: () => send(false), sendAnyway: () => send(true) };
  }, [form, draft, pin, runAutofill, calls, callId, onWarning]);
}

/** What is typed or chosen, and differs now. */
function pickChanged(before: CallFields, now: CallFields): Partial<CallFields> {
  const changed = shownFields.filter((field) => before[field] !== now[field]);
  return Object.fromEntries(changed.map((field) => [field, now[field]]));
}

/** Those that the app fills in by itself. */
const shownFields = ['phone', 'state', 'latitude', 'longitude', 'isReceiveSms', 'remark'] as const;
