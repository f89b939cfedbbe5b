import {
  blankCallFields,
  maxAutofills,
  type Autofill,
  type CallFields,
  type FilledValues,
} from '../../../../shared/calls/call';
import { redactedCallParts } from '../../../../shared/calls/redacted-call-parts';
import type { ReusedPlace } from '../../../../shared/calls/reused-place';
import { listPartsOfReusedPlace, updateProvenance } from '../../../../shared/calls/field-provenance';
import type { TypedTrigger } from '../../../../shared/templates/apply-presets-and-snippets';
import type { SaveStatus } from '../../../state/draft-saver';
import type { FieldHistoryWalk } from './field-history-steps';
import { getPinAfterEdit, listPlaceAwaited, listStillAwaited, type PlaceField } from './get-pin-after-edit';
import { getConfirmedPin } from './get-confirmed-pin';
import {
  findNewestAutofill,
  findSource,
  listFields,
  listNewestStep,
  pickFields,
  toValueSource,
  type AutofillHistory,
  type FilledField,
} from './autofill-history';
import { isCaretIn, questionAnswerId } from './call-caret';
import { getRestored } from './get-restored';
import { isEqualByValue } from './is-equal-by-value';
import { findFaults, type FaultByField } from './draft-validation';
import { getLinkedFields, pinFields } from './linked-fields';
import type { TypedFieldName } from './typed-field-name';

/** The complete state of one call in the window. Each value is stored only here. */
export type CallState = {
  readonly fields: CallFields;
  readonly faults: FaultByField;
  /** Null while nothing was typed since the call was opened or last sent. */
  readonly saveStatus: SaveStatus | null;
  /** The fields that were left, or changed other than by typing. Only these show warnings. */
  readonly touched: readonly (keyof CallFields)[];
  /** The walk through the earlier values of one field. */
  readonly walk: FieldHistoryWalk | null;
  /** The last paste whose text did not go into the field unchanged. */
  readonly pasteNote: PasteNote | null;
  /** The coordinates of the confirmed pin, separated by a blank. */
  readonly confirmedPin: string | null;
  /** Whether the presets' questions are shown one by one, to be answered. */
  readonly isAsking: boolean;
  /** Whether the list of endings is open. It closes when the call leaves the screen. */
  readonly isChoosingEnding: boolean;
  /** Whether the agent has saved the number of the case that the ended call asks for, or left it out. */
  readonly hasLeftCase: boolean;
  /** The list of templates that was open when the call left the screen. */
  readonly openTemplates: OpenTemplates | null;
  /** What is typed to choose a template, while the list is open. It is no part of the text yet. */
  readonly typedTrigger: (TypedTrigger & { readonly field: OpenTemplates['field'] }) | null;
  /** The address from which state and pin were last filled. */
  readonly autofilledAddress: string;
  /** The parts of the place that were blank when the pin was set, until one is left with a text, or filled in. */
  readonly placeAwaited: readonly PlaceField[];
  /** The address that an earlier ticket gave and the agent has typed over since, to be doubted again if it comes back. */
  readonly replacedPlace: { readonly address: string; readonly reusedPlace: ReusedPlace } | null;
  /** The text last copied to the clipboard from this call. */
  readonly copied: string | null;
};

export type OpenTemplates = {
  readonly field: 'issue' | 'remark';
  readonly caret: number;
  readonly active: number;
};

export type PasteNote = {
  readonly field: TypedFieldName;
  readonly note: 'pin' | 'short-link' | 'link-without-place' | 'no-number' | 'cut';
};

export function createCallState(fields: CallFields): CallState {
  return {
    fields,
    faults: findFaults(fields),
    saveStatus: null,
    touched: [],
    walk: null,
    pasteNote: null,
    confirmedPin: getConfirmedPin(fields),
    // A question that was being answered when the app ended is open again.
    isAsking: isCaretIn(fields.caretField, questionAnswerId) && fields.questions.list.length > 0,
    isChoosingEnding: false,
    hasLeftCase: false,
    openTemplates: null,
    typedTrigger: null,
    autofilledAddress: fields.address,
    placeAwaited: listPlaceAwaited(fields),
    replacedPlace: null,
    copied: null,
  };
}

/** Returns the state after a change of fields: validated again, with the provenance of each changed value. */
function changeFields(state: CallState, changes: FilledValues): CallState {
  if (listFields(changes).every((field) => isEqualByValue(state.fields[field], changes[field]))) return state;
  const { address } = changes;
  const isAddressTyped = address !== undefined && !('reusedPlace' in changes);
  const place = isAddressTyped ? followAddress(state, address) : undefined;
  const typed = { ...state.fields, ...changes, ...(place && { reusedPlace: place.reusedPlace }) };
  const provenance = updateProvenance(state.fields, typed, (part) => toValueSource(findSource(typed, part)));
  const isPinSet = typed.pin !== state.fields.pin && typed.pin?.stale !== true;
  return {
    ...state,
    fields: { ...typed, provenance },
    faults: findFaults(typed),
    replacedPlace: place?.replacedPlace ?? state.replacedPlace,
    placeAwaited: isPinSet ? listPlaceAwaited(typed) : state.placeAwaited,
  };
}

/** Where an address comes from after a change of its text. Blanks around it change nothing. */
function followAddress(
  { fields, replacedPlace }: CallState,
  text: string,
): Pick<CallState, 'replacedPlace'> & Pick<CallFields, 'reusedPlace'> {
  const { reusedPlace } = fields;
  const [before, address] = [fields.address.trim(), text.trim()];
  const replaced = reusedPlace === null ? replacedPlace : { address: before, reusedPlace };
  return {
    reusedPlace: replaced?.address === address ? replaced.reusedPlace : null,
    replacedPlace: replaced,
  };
}

/** Changes fields other than by typing, without further effects. */
export function writeFields(state: CallState, changes: FilledValues): CallState {
  const filled = listFields(changes);
  const changed = changeFields(touchFields(state, filled), changes);
  // A state that the app filled in may be the wrong one.
  return filled.includes('address') ? awaitNoMore(changed, ['address']) : changed;
}

/** The agent goes to another field. What is typed here from then on is no longer the first text of the field. */
export function leaveField(state: CallState, field: TypedFieldName): CallState {
  return awaitNoMore(forgetPaste(touchFields(state, [field]), field), [field]);
}

/** What was typed of the place is given: a pin is for it, and for no other. */
export function awaitNoMore(state: CallState, fields?: readonly (keyof CallFields)[]): CallState {
  const placeAwaited = listStillAwaited(state.placeAwaited, state.fields, fields);
  return placeAwaited.length === state.placeAwaited.length ? state : { ...state, placeAwaited };
}

/** The agent types into a field. The pin follows. @param nowMs since 1970 */
export function editField(state: CallState, field: TypedFieldName, text: string, nowMs: number): CallState {
  const typed = { ...state.fields, [field]: text };
  const pin = getPinAfterEdit(typed, field, state.placeAwaited, nowMs);
  return forgetPaste(changeFields(state, { [field]: text, pin }), field);
}

/** The agent changes the whole text of a field with one key. */
export function pickText(state: CallState, field: TypedFieldName, text: string, nowMs: number): CallState {
  return awaitNoMore(touchFields(editField(state, field, text, nowMs), [field]), [field]);
}

export function touchFields(state: CallState, fields: readonly (keyof CallFields)[]): CallState {
  return { ...state, touched: [...new Set([...state.touched, ...fields])] };
}

/** Removes the note on a paste when its field is changed or left. The note that text was cut stays longer. */
export function forgetPaste(state: CallState, field: TypedFieldName): CallState {
  const isOver = state.pasteNote?.field === field && state.pasteNote.note !== 'cut';
  return isOver ? { ...state, pasteNote: null } : state;
}

/** Fills fields so that they are marked as autofilled and one key undoes them. */
export function fillFields(
  state: CallState,
  { source, after, step, unsure = [] }: Omit<Autofill, 'before' | 'filledFor'>,
): CallState {
  const changed = listFields(after).filter((field) => !isEqualByValue(state.fields[field], after[field]));
  if (changed.length === 0) return state;
  const { phone = state.fields.phone, name = state.fields.name } = after;
  const entry = {
    source,
    before: pickFields(state.fields, changed),
    after: pickFields(after, changed),
    ...(step !== undefined && { step }),
    ...(unsure.length > 0 && { unsure }),
    ...(source === 'caller' && { filledFor: { phone: phone.slice(0, 100), name: name.slice(0, 1000) } }),
  };
  const applied = [...state.fields.autofill.applied, entry];
  return writeFilled(state, { applied }, entry.after);
}

/** Undoes the newest autofill and its whole step. */
export function undoNewestStep(state: CallState): CallState {
  const { applied, undone } = state.fields.autofill;
  const entries = listNewestStep(state.fields.autofill);
  const changes: FilledValues = {};
  for (const entry of entries.toReversed())
    Object.assign(changes, getRestored({ ...state.fields, ...changes }, entry));
  const pasteNote = entries[0]?.source === 'link' ? null : state.pasteNote;
  const wasPinConfirmed = entries.some(({ source, after }) => source === 'map' && !('latitude' in after));
  const confirmedPin = wasPinConfirmed ? getConfirmedPin(state.fields) : state.confirmedPin;
  const left = applied.filter((entry) => !entries.includes(entry));
  const gone = entries.map((entry) => withAnswers(entry, state.fields));
  const before = writeFilled(
    { ...state, pasteNote, confirmedPin },
    { applied: left, undone: [...undone, ...gone] },
    changes,
  );
  const isOfLine = entries.some(({ source }) => source === 'quick-entry');
  return isOfLine ? { ...before, fields: { ...before.fields, lineRead: null } } : before;
}

/** An undone preset keeps the answers that it goes with, for the next time it is taken. */
function withAnswers(entry: Autofill, { questions }: CallFields): Autofill {
  if (entry.source !== 'preset' || entry.after.questions === undefined) return entry;
  return { ...entry, after: { ...entry.after, questions } };
}

/** Undoes the autofill of one field only. Both coordinates and their pin count as one, and so do a preset's text and questions. */
export function undoFilledField(state: CallState, field: FilledField): CallState {
  const { applied, undone } = state.fields.autofill;
  const entry = findNewestAutofill(applied, field);
  if (entry === undefined) return state;
  const refused = getLinkedFields(field).filter((name) => name in entry.after);
  const gone = {
    source: entry.source,
    before: pickFields(entry.before, refused),
    after: pickFields(entry.after, refused),
  };
  const left = applied.flatMap((other) => (other === entry ? removeFields(other, refused) : [other]));
  const nowUndone = [...undone, withAnswers(gone, state.fields)];
  return writeFilled(state, { applied: left, undone: nowUndone }, getRestored(state.fields, gone));
}

/** Clears fields whose source is gone and removes them from the autofill history, so that they can be filled again. */
export function clearFilledFields(state: CallState, fields: readonly FilledField[]): CallState {
  const applied = state.fields.autofill.applied.flatMap((entry) => removeFields(entry, fields));
  return writeFilled(state, { applied }, pickFields(blankCallFields, fields));
}

/** Takes back the newest autofill of each field as if it had not been made: it may be made again. */
export function restoreCleared(state: CallState, fields: readonly FilledField[]): CallState {
  return fields.reduce((restored, field) => {
    const { applied } = restored.fields.autofill;
    const entry = findNewestAutofill(applied, field);
    if (entry === undefined) return restored;
    const left = applied.flatMap((other) => (other === entry ? removeFields(other, [field]) : [other]));
    return writeFilled(restored, { applied: left }, pickFields(entry.before, [field]));
  }, state);
}

/** Clears the address that an earlier ticket gave, and what came with it of that store. They can be filled again. */
export function clearReusedPlace(state: CallState): CallState {
  const place = listPartsOfReusedPlace(state.fields).flatMap((part): readonly FilledField[] =>
    part === 'pin' ? pinFields : [part],
  );
  const dealer = findNewestAutofill(state.fields.autofill.applied, 'address')?.after.dealerReseller;
  const isDealerOfPlace = dealer !== undefined && dealer === state.fields.dealerReseller;
  return clearFilledFields(state, isDealerOfPlace ? [...place, 'dealerReseller'] : place);
}

/** Drops what was filled in, and what is known of the earlier tickets that it came from. The values stay. */
export function forgetAutofills(state: CallState): CallState {
  return { ...state, fields: { ...state.fields, ...redactedCallParts }, walk: null, replacedPlace: null };
}

export function writeFilled(
  state: CallState,
  autofill: Partial<AutofillHistory>,
  changes: FilledValues,
): CallState {
  const { applied, undone } = { ...state.fields.autofill, ...autofill };
  const kept = { applied: applied.slice(-maxAutofills), undone: undone.slice(-maxAutofills) };
  return writeFields({ ...state, fields: { ...state.fields, autofill: kept } }, changes);
}

/** Returns an autofill without some of its fields, or nothing if none are left. */
function removeFields(
  { before, after, ...entry }: Autofill,
  fields: readonly FilledField[],
): readonly Autofill[] {
  const kept = listFields(after).filter((field) => !fields.includes(field));
  return kept.length === 0
    ? []
    : [{ ...entry, before: pickFields(before, kept), after: pickFields(after, kept) }];
}
