import type { CallFields } from '../../../../shared/calls/call';
import { withGazetteer } from '../../../state/gazetteer-store';
import { unselectWholeText } from '../../../ui/move-caret-to-end';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { focusField, type CallFormContextValue } from '../editing/call-form-context';
import { getCallerWarnings, getLocationWarnings } from '../pin/location-warnings';

type Parts = Pick<CallFormContextValue, 'session' | 'pin' | 'runAutofill'> & {
  readonly calls: OpenCallsStore;
  /** Waits until it is known whose number it is, or not in time; null if there is nothing to wait for. */
  readonly whenCallerKnown: () => Promise<boolean> | null;
  /** The number for which the call was held back already, since it was not known in time whose it is; '' for none. */
  readonly uncheckedPhone: string;
  /**
   * Called with the reasons for holding the call back, if any.
   * @param isAsked its location or caller is doubtful
   * @param filled what the app has just filled in, so that the agent has not seen it
   * @param uncheckedPhone the number of which it is not known whose it is
   */
  readonly onWarning: (isAsked: boolean, filled: Partial<CallFields>, uncheckedPhone: string) => void;
};

/**
 * Sends the call. If its location or caller is doubtful, it is held back unless `isSure`: the screen says so, and the caret goes
 * there. `isSure` has its own key, so that pressing Send twice does not skip the warning. In either case, the call is
 * held back once if the app fills something in, for example from an address that was not left yet, and unless `isSure` once if
 * it is not known in time whose number it is. Where the agent has gone to
 * another call meanwhile, the caret stays there.
 */
export function checkAndSendCall(parts: Parts, isSure: boolean): void {
  // The field keeps the caret whatever becomes of the call, and the next key may be meant for that.
  if (isOnScreen(parts)) unselectWholeText(document.activeElement);
  const isHeldOnce = parts.uncheckedPhone === parts.session.getFields().phone;
  const known = isSure || isHeldOnce ? null : parts.whenCallerKnown();
  if (known === null) checkAndSend(parts, isSure, true);
  else void known.then((isKnown) => checkAndSend(parts, isSure, isKnown));
}

function isOnScreen({ calls, session }: Pick<Parts, 'calls' | 'session'>): boolean {
  return calls.getActive()?.call.id === session.callId;
}

function checkAndSend(parts: Parts, isSure: boolean, isCallerKnown: boolean): void {
  const { session, pin, runAutofill, calls, onWarning } = parts;
  // Without the gazetteer there are no warnings about the location.
  withGazetteer((gazetteer) => {
    // A field that was not left yet may contain a pair.
    const { latitude, longitude } = session.getFields();
    if (!pin.setFromText(latitude)) pin.setFromText(longitude);
    const before = session.getFields();
    runAutofill();
    const { fields, faults } = session.store.get();
    const filled = pickChanged(before, fields);
    const isReady = Object.keys(faults).length === 0;
    const isAsked = isReady && !isSure;
    const [warning] = isAsked
      ? [...getCallerWarnings(fields), ...getLocationWarnings(fields, gazetteer)]
      : [];
    // Moves the caret first, so that the warning ends up in view.
    if (warning !== undefined && isOnScreen(parts)) focusField(warning.field);
    const isUnseen = isReady && Object.keys(filled).length > 0;
    const isUnchecked = isAsked && !isCallerKnown;
    onWarning(warning !== undefined || isUnchecked, isUnseen ? filled : {}, isUnchecked ? fields.phone : '');
    // From here on, the key that undoes is meant for this call, as the notice says.
    if (warning !== undefined) calls.leaveDiscard();
    if (warning !== undefined || isUnseen || isUnchecked) return;
    void calls.send(session.callId).then(([fault]) => {
      if (fault !== undefined && isOnScreen(parts)) focusField(fault.field);
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
