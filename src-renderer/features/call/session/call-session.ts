import type { Call, CallFields } from '../../../../shared/calls/call';
import { toggleConfirmed, type ProvenancePart } from '../../../../shared/calls/field-provenance';
import type { Schedule } from '../../../../shared/time/schedule';
import type { Ask } from '../../../ipc/ipc-client';
import { createStore } from '../../../state/store';
import { createDraftSaver } from './draft-saver';
import { createWalk, isWalkCurrent, stepWalk } from './field-history-steps';
import { getConfirmedPin } from './pin-after-edit';
import {
  findSource,
  isEqual,
  listNewestStep,
  wasFilled,
  type Autofill,
  type AutofillSource,
} from './autofill-history';
import {
  clearFilledFields,
  createCallState,
  editField,
  fillFields,
  forgetPaste,
  touchFields,
  undoFilledField,
  undoNewestStep,
  writeFields,
  type CallState,
} from './call-state';
import { findFaults, type TypedFieldName } from './draft-validation';

type Parts = {
  readonly ask: Ask;
  readonly schedule: Schedule;
  readonly callId: string;
  /** The fields as the disk has them. */
  readonly saved: CallFields;
  /** False once it was sent or has left the desk. Then nothing of it is saved. */
  readonly isEditable: () => boolean;
  readonly onSaved: (call: Call) => void;
};

export type CallSession = ReturnType<typeof createCallSession>;

/**
 * One call as the window has it: its fields with what is wrong with them, where each value came from and what the app
 * filled in, and their way to the disk. Components show its state, and change it by its functions only.
 */
export function createCallSession({ ask, schedule, callId, saved, isEditable, onSaved }: Parts) {
  const store = createStore(createCallState(saved));
  const getFields = () => store.get().fields;
  const saver = createDraftSaver({
    ask,
    schedule,
    callId,
    getFields,
    onStatus: (saveStatus) =>
      store.set((state) => (isEqual(state.saveStatus, saveStatus) ? state : { ...state, saveStatus })),
    onSaved,
  });
  let step: object | undefined;

  const update = (change: (state: CallState) => CallState) => {
    const before = getFields();
    store.set(change);
    if (getFields() !== before && isEditable()) saver.saveSoon();
  };
  return {
    callId,
    store,
    saver,
    getFields,
    /** What the agent types into a field, the pin following it. */
    edit: (field: TypedFieldName, text: string) => update((state) => editField(state, field, text)),
    /** What the agent puts into a field at one key, such as a suggestion. */
    pick: (field: TypedFieldName, text: string) =>
      update((state) => touchFields(editField(state, field, text), [field])),
    /** Fields of which nothing else follows. */
    change: (changes: Partial<CallFields>) => update((state) => writeFields(state, changes)),
    leave: (field: TypedFieldName) => store.set((state) => forgetPaste(touchFields(state, [field]), field)),
    /** What is known of the call beside its fields. */
    remember: (
      known: Partial<Pick<CallState, 'pasteNote' | 'quickEntryText' | 'confirmedPin' | 'autofilledAddress'>>,
    ) => store.set((state) => ({ ...state, ...known })),
    /** The call goes from the screen. When it comes back, no field has been left and no walk begun. */
    leaveScreen: () => store.set((state) => ({ ...state, touched: [], walk: null })),
    /** Takes the fields as the disk has them, where the call comes back to the desk. */
    load: (fields: CallFields) =>
      store.set((state) => ({ ...state, fields, faults: findFaults(fields), saveStatus: null })),

    /** The caller said yes to these when they were read back, or takes that back. */
    confirm: (parts: readonly ProvenancePart[]) => {
      if (!isEditable()) return;
      update((state) => {
        const marked = { ...state.fields, provenance: toggleConfirmed(state.fields, parts) };
        const confirmedPin = parts.includes('pin') ? getConfirmedPin(marked) : state.confirmedPin;
        return { ...state, fields: marked, confirmedPin };
      });
    },

    /** Fills fields so that each is marked and undone by one key. False where nothing changes. */
    fill: (source: AutofillSource, after: Partial<CallFields>): boolean => {
      const before = store.get().autofill;
      update((state) => fillFields(state, { source, after, ...(step && { step }) }));
      return store.get().autofill !== before;
    },
    /** Remembers what an earlier run of the app filled in: it is undone as if this one had. */
    recordFilled: (filled: Autofill) =>
      store.set((state) => ({
        ...state,
        autofill: { ...state.autofill, applied: [...state.autofill.applied, filled] },
      })),
    /** Fills several times in one step, as where one filling follows from the other. */
    fillInOneStep: (fillAll: () => void): void => {
      step = {};
      fillAll();
      step = undefined;
    },
    /** Undoes the newest step whole, and gives the filling with which it began. */
    undo: (): Autofill | undefined => {
      const [first] = listNewestStep(store.get().autofill);
      update(undoNewestStep);
      return first;
    },
    undoField: (field: keyof CallFields) => update((state) => undoFilledField(state, field)),
    clearFields: (fields: readonly (keyof CallFields)[]) =>
      update((state) => clearFilledFields(state, fields)),
    filledBy: (field: keyof CallFields): AutofillSource | undefined =>
      findSource(store.get().autofill, getFields(), field),
    wasFilled: <F extends keyof CallFields>(field: F, value: CallFields[F]): boolean =>
      wasFilled(store.get().autofill, field, value),

    /** One step back (-1) or forth (1) through the earlier values of a field. */
    stepHistory: async (field: TypedFieldName, by: -1 | 1): Promise<void> => {
      const current = getFields()[field];
      let { walk } = store.get();
      if (!isWalkCurrent(walk, field, current)) {
        // The earlier values are written where the fields are saved.
        await saver.flush();
        const history = await ask('calls.field-history', { callId });
        if (!history.ok) return;
        walk = createWalk(history.value, field, current);
      }
      const next = stepWalk(walk, by);
      const value = next?.values[next.position];
      if (next === undefined || value === undefined || getFields()[field] !== current) return;
      update((state) => ({ ...touchFields(editField(state, field, value), [field]), walk: next }));
    },
  };
}
