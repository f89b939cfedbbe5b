import {
  coerceCallFields,
  type Autofill,
  type AutofillSource,
  type Call,
  type CallFields,
  type FilledValues,
} from '../../../../shared/calls/call';
import { isBlankCall } from '../../../../shared/calls/is-blank-call';
import { answerQuestion, getAnswerFieldName } from '../../../../shared/calls/asked-questions';
import { createReusedPlace } from '../../../../shared/calls/reused-place';
import { toggleConfirmed, type ProvenancePart } from '../../../../shared/calls/field-provenance';
import { succeed } from '../../../../shared/result';
import type { Schedule } from '../../../../shared/time/schedule';
import type { Ask } from '../../../ipc/ipc-client';
import { createStore, haveSameValues } from '../../../state/store';
import { createDraftSaver } from '../../../state/draft-saver';
import { isCaretIn, isPanelCaret, questionAnswerId, type CallCaret } from './call-caret';
import { createHistoryStepper } from './history-stepper';
import { getConfirmedPin } from './get-confirmed-pin';
import { findSource, listNewestStep, wasFilled, type FilledField } from './autofill-history';
import { isEqualByValue } from './is-equal-by-value';
import {
  awaitNoMore,
  clearFilledFields,
  clearReusedPlace,
  createCallState,
  editField,
  fillFields,
  forgetAutofills,
  forgetPaste,
  leaveField,
  pickText,
  restoreCleared,
  touchFields,
  undoFilledField,
  undoNewestStep,
  writeFields,
  type CallState,
} from './call-form-state';
import type { RememberedCallState } from './remembered-call-state';
import { findFaults } from './draft-validation';
import { createFillEvents } from './fill-events';
import { listPlaceAwaited } from './get-pin-after-edit';
import type { TypedFieldName } from './typed-field-name';
import { undoFills } from './undo-fills';

type Parts = {
  readonly ask: Ask;
  readonly schedule: Schedule;
  readonly callId: string;
  /** The fields as saved on disk. */
  readonly saved: CallFields;
  /** False once the call is sent or closed. Nothing is saved then. */
  readonly isEditable: () => boolean;
  readonly onSaved: (call: Call) => void;
};

export type CallSession = ReturnType<typeof createCallSession>;

/**
 * One call in the window: its fields and their faults, the source of each value, its autofills, and its saving.
 * Components show its state and change it only through its functions.
 */
export function createCallSession({ ask, schedule, callId, saved, isEditable, onSaved }: Parts) {
  const store = createStore(createCallState(saved));
  const getFields = () => store.get().fields;
  const saver = createDraftSaver({
    save: async () => {
      const { fields, unfit } = coerceCallFields(getFields());
      const answer = await ask('calls.save', { callId, fields });
      return answer.ok ? succeed({ call: answer.value, atMs: answer.value.savedAtMs, unfit }) : answer;
    },
    schedule,
    onStatus: (saveStatus) =>
      store.set((state) => (isEqualByValue(state.saveStatus, saveStatus) ? state : { ...state, saveStatus })),
    onSaved: ({ call }) => onSaved(call),
  });
  let step: number | undefined;
  let caret: CallCaret | null = null;
  let fieldCaret: CallCaret | null = null;
  let savedCaretField = saved.caretField;

  const update = (change: (state: CallState) => CallState) => {
    const before = getFields();
    store.set(change);
    if (getFields() !== before && isEditable()) saver.saveSoon();
  };
  const { onFilled, emit } = createFillEvents();
  const updateAndTell = (source: AutofillSource | null, change: (state: CallState) => CallState) => {
    const before = getFields();
    update(change);
    emit(source, before, getFields());
  };
  const put = (changes: Partial<CallFields>) =>
    update((state) => ({ ...state, fields: { ...state.fields, ...changes } }));
  const stepHistory = createHistoryStepper({ ask, callId, saver, store, update });

  return {
    callId,
    store,
    saver,
    onFilled,
    getFields,
    isEditable,
    /** The agent types into a field. The pin follows. @param caretField where the caret is then, if it is known */
    edit: (field: TypedFieldName, text: string, caretField?: string) =>
      update((state) => {
        const edited = editField(state, field, text, Date.now());
        return caretField === undefined || caretField === edited.fields.caretField
          ? edited
          : { ...edited, fields: { ...edited.fields, caretField } };
      }),
    /** The agent fills a field with one key, for example from a suggestion. */
    pick: (field: TypedFieldName, text: string) =>
      update((state) => pickText(state, field, text, Date.now())),
    /** Changes fields without further effects. */
    change: (changes: FilledValues) => update((state) => writeFields(state, changes)),
    leave: (field: TypedFieldName) => store.set((state) => leaveField(state, field)),
    /** The window loses the focus. The agent may come back to type on in the field. */
    leaveWindowFrom: (field: TypedFieldName) =>
      store.set((state) => forgetPaste(touchFields(state, [field]), field)),
    /** Saves what stands in the line of quick entry, what of it was read, and the note that has words of it. */
    setQuickEntryText: (quickEntryText: string, lineRead: CallFields['lineRead'] = null, note?: string) =>
      put({ quickEntryText, lineRead, ...(note !== undefined && { keptNote: note }) }),
    /** Saves whose lasting note has the caret: it is to be there again, also after a restart. */
    setOpenNote: (openNote: CallFields['openNote']) =>
      update((state) =>
        state.fields.openNote === openNote ? state : { ...state, fields: { ...state.fields, openNote } },
      ),
    /**
     * Saves which field has the caret: after a restart, it is there again. A blank call is not saved for it alone, nor is one
     * that only comes back to the screen.
     */
    setCaretField: (fieldId: string) =>
      (isBlankCall(getFields()) ? store.set : update)((state) =>
        isCaretIn(state.fields.caretField, fieldId)
          ? state
          : { ...state, fields: { ...state.fields, caretField: fieldId } },
      ),
    /** Saves that an incoming call is answered, or called back, in this call. */
    setFromIncoming: () => put({ isFromIncoming: true }),
    /** Saves whether the caller hung up without a case number, and gets a callback once there is one. */
    setCallbackPromised: (isCallbackPromised: boolean) =>
      update((state) =>
        state.fields.isCallbackPromised === isCallbackPromised
          ? state
          : { ...state, fields: { ...state.fields, isCallbackPromised } },
      ),
    /** Stores state of the call besides its fields. */
    remember: (known: Partial<RememberedCallState>) =>
      store.set((state) => (haveSameValues(state, known) ? state : { ...state, ...known })),
    /**
     * The call leaves the screen. When it returns, no field counts as left, no walk has begun, and a question is asked
     * only if the caret was in its answer. The list of endings is closed: the next digit may be typed for a field.
     */
    leaveScreen: () => {
      const isInAnswer = caret?.fieldId === questionAnswerId;
      const isAsking = store.get().isAsking && isInAnswer;
      store.set((state) => ({
        ...awaitNoMore(state),
        touched: [],
        walk: null,
        isAsking,
        isChoosingEnding: false,
      }));
    },
    /** Where the caret was when the call left the screen. Null if it is to begin where the next words belong. */
    getCaret: () => caret,
    /** The same, but always a field of the form: where Escape returns to from a panel. */
    getFieldCaret: () => fieldCaret,
    /** The field that had the caret before a restart, until it is somewhere in this run. */
    getSavedCaretField: () => savedCaretField,
    rememberCaret: (last: CallCaret | null): void => {
      savedCaretField = null;
      caret = last;
      if (last === null || !isPanelCaret(last)) fieldCaret = last;
    },
    /** Loads the fields from disk when a call is opened again. */
    load: (fields: CallFields) =>
      store.set((state) => ({
        ...state,
        fields,
        faults: findFaults(fields),
        saveStatus: null,
        hasLeftCase: false,
        replacedPlace: null,
        placeAwaited: listPlaceAwaited(fields),
      })),

    /** Marks these as confirmed by the caller when read back, or undoes that. */
    confirm: (parts: readonly ProvenancePart[]) => {
      if (!isEditable()) return;
      update((state) => {
        const provenance = toggleConfirmed(state.fields, parts);
        const isAddressRight = parts.includes('address') && provenance.address === 'confirmed';
        const marked = { ...state.fields, provenance, ...(isAddressRight && markPlaceRight(state.fields)) };
        const confirmedPin = parts.includes('pin') ? getConfirmedPin(marked) : state.confirmedPin;
        return { ...state, fields: marked, confirmedPin };
      });
    },

    /** Fills fields so that each is marked and one key undoes them. Returns false if nothing changes. */
    fill: (source: AutofillSource, after: FilledValues, unsure?: Autofill['unsure']): boolean => {
      const before = getFields().autofill;
      updateAndTell(source, (state) => fillFields(state, { source, after, step, unsure }));
      return getFields().autofill !== before;
    },
    /** Records an autofill that is already in the fields. Nothing is saved. */
    recordFilled: (filled: Autofill) =>
      store.set((state) => ({
        ...state,
        fields: {
          ...state.fields,
          autofill: { ...state.fields.autofill, applied: [...state.fields.autofill.applied, filled] },
        },
      })),
    /**
     * Groups several autofills into one step, for example if one follows from the other. Within a step, they are part of it. A
     * call that was sent takes none.
     */
    fillInOneStep: (fillAll: () => void): void => {
      if (!isEditable()) return;
      const outer = step;
      step ??= Math.max(0, ...getFields().autofill.applied.map((entry) => entry.step ?? 0)) + 1;
      try {
        fillAll();
      } finally {
        step = outer;
      }
    },
    /** Undoes the newest step completely. Returns the autofill with which it began. */
    undo: (): Autofill | undefined => {
      const [first] = listNewestStep(getFields().autofill);
      updateAndTell(null, undoNewestStep);
      return first;
    },
    /** Undoes exactly these autofills, and tells of it once. */
    undoFills: (entries: readonly Autofill[]) => updateAndTell(null, (state) => undoFills(state, entries)),
    undoField: (field: FilledField) => updateAndTell(null, (state) => undoFilledField(state, field)),
    /** The same for fields whose source turned out to be another caller or store, as the agent saw: they can be filled again. */
    undoFields: (fields: readonly FilledField[]) =>
      updateAndTell(null, (state) => clearFilledFields(state, fields)),
    undoReusedPlace: () => updateAndTell(null, clearReusedPlace),
    /** Brings values back that an autofill took out, as if it had not. */
    restoreCleared: (fields: readonly FilledField[]) => update((state) => restoreCleared(state, fields)),
    /** Clears what no longer follows from what the agent typed. */
    clearFields: (fields: readonly FilledField[]) => update((state) => clearFilledFields(state, fields)),
    filledBy: (field: FilledField): AutofillSource | undefined => findSource(getFields(), field),
    wasFilled: <F extends FilledField>(field: F, value: CallFields[F]): boolean =>
      wasFilled(getFields().autofill, field, value),

    /** Drops the autofills, after an erasure removed them and the field history on disk. */
    forgetAutofills: () => update(forgetAutofills),

    /** One step back (-1) or forward (1) through the earlier values of a field. */
    stepHistory: (field: TypedFieldName, by: -1 | 1): Promise<void> =>
      stepHistory(
        {
          name: field,
          get: () => getFields()[field],
          put: (state, value) => pickText(state, field, value, Date.now()),
        },
        by,
      ),
    /** The same through the earlier answers to a question. */
    stepAnswerHistory: (question: string, by: -1 | 1): Promise<void> =>
      stepHistory(
        {
          name: getAnswerFieldName(question),
          get: () => getFields().questions.list.find((asked) => asked.question === question)?.answer ?? '',
          put: (state, value) =>
            writeFields(state, { questions: answerQuestion(state.fields.questions, question, value) }),
        },
        by,
      ),
  };
}

/** The caller has confirmed the address of an earlier ticket for the store of this call. */
function markPlaceRight({ reusedPlace, storeName }: CallFields): Pick<CallFields, 'reusedPlace'> {
  return { reusedPlace: reusedPlace && createReusedPlace(reusedPlace.storeName, storeName) };
}
