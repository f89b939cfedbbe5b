import type { CallFields } from '../../../../shared/calls/call';
import { withGazetteer } from '../../../state/gazetteer-store';
import { unselectWholeText } from '../../../ui/move-caret-to-end';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { focusField, type CallFormContextValue } from '../editing/call-form-context';
import { focusDoubtfulField } from '../doubts/focus-doubtful-field';
import type { NumberCheck } from '../caller-suggestions/use-caller-of-number';
import { listCallDoubts } from '../doubts/call-doubts';
import { countCharactersOverNote, keepLineInNote } from '../quick-entry/unread-line';

/** Why Send held the call back when it was last pressed. */
export type HeldBack = {
  /** Whether there was a doubt, or it was not known whose number it is. */
  readonly isDoubtful: boolean;
  /** The values that the app filled in. */
  readonly filled: Partial<CallFields>;
  /** The number of which it is not known whose it is; null if it is, or if that does not matter. */
  readonly number: HeldNumber | null;
};

/** `late`: the history did not say in time. `new`: no caller on the card has it, and the caller was filled in for another one. */
type HeldNumber = { readonly phone: string; readonly why: Exclude<NumberCheck, 'fine'> };

export const notHeldBack: HeldBack = { isDoubtful: false, filled: {}, number: null };

export type SendParts = Pick<CallFormContextValue, 'session' | 'pin' | 'runAutofill'> & {
  readonly calls: OpenCallsStore;
  /** Checks whose number it is; null if there is nothing to wait for or to say. */
  readonly checkNumber: () => Promise<NumberCheck> | null;
  /** The number for which the call was held back already, since it is new or not known in time whose it is; '' for none. */
  readonly heldPhone: string;
  /** Called with what holds the call back, or that nothing does. */
  readonly onChecked: (heldBack: HeldBack) => void;
};

/**
 * Sends the call, or holds it back, says why, and puts the caret into the field, unless the agent has gone to another
 * call.
 * - Held back each time: words of quick entry for which the private note has no room.
 * - Held back once: what the app has just filled in.
 * - Held back unless `isConfirmed`: a doubt, or once a number whose caller is new or not known in time.
 *
 * @param atKey the fields as the key was pressed
 * @returns resolves once the call is sent or held back; null if there was no wait
 */
export function checkAndSendCall(
  parts: SendParts,
  isConfirmed: boolean,
  atKey = takeFieldsAtKey(parts),
): Promise<void> | null {
  // The field keeps the caret whatever becomes of the call, and the next key may be meant for that.
  if (isOnScreen(parts)) unselectWholeText(document.activeElement);
  const isHeldOnce = parts.heldPhone === parts.session.getFields().phone;
  const checked = isConfirmed || isHeldOnce ? null : parts.checkNumber();
  if (checked === null) return checkAndSend(parts, isConfirmed, 'fine', atKey);
  return checked.then(async (check) => {
    await checkAndSend(parts, isConfirmed, check, atKey);
  });
}

/** Returns the fields of a call that is about to be sent, with the pair that a field contains which was not left yet. */
export function takeFieldsAtKey({ session, pin }: Pick<SendParts, 'session' | 'pin'>): CallFields {
  const { latitude, longitude } = session.getFields();
  if (!pin.setFromText(latitude)) pin.setFromText(longitude);
  return session.getFields();
}

function isOnScreen({ calls, session }: Pick<SendParts, 'calls' | 'session'>): boolean {
  return calls.getActive()?.call.id === session.callId;
}

function checkAndSend(
  parts: SendParts,
  isConfirmed: boolean,
  check: NumberCheck,
  atKey: CallFields,
): Promise<void> | null {
  const { session, runAutofill, calls, onChecked } = parts;
  return withGazetteer((gazetteer) => {
    runAutofill();
    const { fields, faults } = session.store.get();
    const filled = pickChanged(atKey, fields);
    const isReady = Object.keys(faults).length === 0;
    // What has no room in the note would be lost with the line.
    const isOverNote = isConfirmed && countCharactersOverNote(fields) > 0;
    const isUnconfirmed = isReady && (!isConfirmed || isOverNote);
    const [doubt] = isUnconfirmed ? listCallDoubts(fields, gazetteer) : [];
    // Moves the caret first, so that the doubt ends up in view.
    if (doubt !== undefined && isOnScreen(parts)) focusDoubtfulField(doubt.field);
    const isUnseen = isReady && Object.keys(filled).length > 0;
    const number = isUnconfirmed && check !== 'fine' ? { phone: fields.phone, why: check } : null;
    const isDoubtful = doubt !== undefined || number !== null;
    onChecked({ isDoubtful, filled: isUnseen ? filled : {}, number });
    // From here on, the key that undoes is meant for this call, as the notice says.
    if (doubt !== undefined) calls.leaveDiscard();
    if (isDoubtful || isUnseen) return;
    if (isConfirmed && isReady) keepLineInNote(session);
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
