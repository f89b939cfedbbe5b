import type { CallFields } from '../../../../shared/calls/call';
import { withGazetteer } from '../../../state/gazetteer-store';
import type { OpenCallsStore } from '../drafts/open-calls-store';
import { focusField, type CallFormContextValue } from '../editing/call-form-context';
import { getLocationWarnings } from '../pin/location-warnings';

type Parts = Pick<CallFormContextValue, 'session' | 'pin' | 'runAutofill'> & {
  readonly calls: OpenCallsStore;
  /**
   * Why the call was kept back, if it was.
   * @param isAsked its place is doubtful
   * @param filled what the app has filled in on the way to sending, so that the agent has not seen it
   */
  readonly onWarning: (isAsked: boolean, filled: Partial<CallFields>) => void;
};

/**
 * Sends the call. Where it could be sent but its place is doubtful, it is kept back unless the agent is sure: the screen
 * says so, and the caret goes there. Being sure has a key of its own, so that Send pressed twice passes over nothing. Sure or
 * not, it is kept back once where the app fills something in by itself, as from an address that was not left yet.
 */
export function sendCall({ session, pin, runAutofill, calls, onWarning }: Parts, isSure: boolean): void {
  // Without the gazetteer nothing is doubtful.
  withGazetteer((gazetteer) => {
    // A pair may stand in a field that was not left yet.
    const { latitude, longitude } = session.getFields();
    if (!pin.take(latitude)) pin.take(longitude);
    const before = session.getFields();
    runAutofill();
    const { fields, faults } = session.store.get();
    const filled = pickChanged(before, fields);
    const isReady = Object.keys(faults).length === 0;
    const [warning] = isReady && !isSure ? getLocationWarnings(fields, gazetteer) : [];
    // The caret first: the question is to be in sight in the end.
    if (warning !== undefined) focusField(warning.field);
    const isUnseen = isReady && Object.keys(filled).length > 0;
    onWarning(warning !== undefined, isUnseen ? filled : {});
    if (warning !== undefined || isUnseen) return;
    void calls.send(session.callId).then(([fault]) => {
      if (fault !== undefined) focusField(fault.field);
    });
  });
}

/** What is typed or chosen, and differs now. */
function pickChanged(before: CallFields, now: CallFields): Partial<CallFields> {
  const changed = shownFields.filter((field) => before[field] !== now[field]);
  return Object.fromEntries(changed.map((field) => [field, now[field]]));
}

/** Those that the app fills in by itself. */
const shownFields = ['phone', 'state', 'latitude', 'longitude', 'isReceiveSms', 'remark'] as const;
