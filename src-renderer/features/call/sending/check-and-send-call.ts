import type { CallFields } from '../../../../shared/calls/call';
import { withGazetteer } from '../../../state/gazetteer-store';
import { unselectWholeText } from '../../../ui/move-caret-to-end';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { focusField, type CallFormContextValue } from '../editing/call-form-context';
import { getLocationWarnings } from '../pin/location-warnings';

type Parts = Pick<CallFormContextValue, 'session' | 'pin' | 'runAutofill'> & {
  readonly calls: OpenCallsStore;
  /**
   * Called with the reasons for holding the call back, if any.
   * @param isAsked its location is doubtful
   * @param filled what the app has just filled in, so that the agent has not seen it
   */
  readonly onWarning: (isAsked: boolean, filled: Partial<CallFields>) => void;
};

/**
 * Sends the call. If its location is doubtful, it is held back unless `isSure`: the screen says so, and the caret goes
 * there. `isSure` has its own key, so that pressing Send twice does not skip the warning. In either case, the call is
 * held back once if the app fills something in, for example from an address that was not left yet.
 */
export function checkAndSendCall(
  { session, pin, runAutofill, calls, onWarning }: Parts,
  isSure: boolean,
): void {
  // The field keeps the caret whatever becomes of the call, and the next key may be meant for that.
  unselectWholeText(document.activeElement);
  // Without the gazetteer there are no warnings.
  withGazetteer((gazetteer) => {
    // A field that was not left yet may contain a pair.
    const { latitude, longitude } = session.getFields();
    if (!pin.setFromText(latitude)) pin.setFromText(longitude);
    const before = session.getFields();
    runAutofill();
    const { fields, faults } = session.store.get();
    const filled = pickChanged(before, fields);
    const isReady = Object.keys(faults).length === 0;
    const [warning] = isReady && !isSure ? getLocationWarnings(fields, gazetteer) : [];
    // Moves the caret first, so that the warning ends up in view.
    if (warning !== undefined) focusField(warning.field);
    const isUnseen = isReady && Object.keys(filled).length > 0;
    onWarning(warning !== undefined, isUnseen ? filled : {});
    // From here on, the key that undoes is meant for this call, as the notice says.
    if (warning !== undefined) calls.leaveDiscard();
    if (warning !== undefined || isUnseen) return;
    void calls.send(session.callId).then(([fault]) => {
      if (fault !== undefined) focusField(fault.field);
    });
  });
}

/** Returns the shown fields whose values changed. */
function pickChanged(before: CallFields, now: CallFields): Partial<CallFields> {
  const changed = shownFields.filter((field) => before[field] !== now[field]);
  return Object.fromEntries(changed.map((field) => [field, now[field]]));
}

/** The fields that the app may fill in by itself. */
const shownFields = ['phone', 'state', 'latitude', 'longitude', 'isReceiveSms', 'remark'] as const;
