import type { UseFormReturn } from 'react-hook-form';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import type { ValueSource } from '../../../../shared/calls/field-provenance';
import { createStore, type Store } from '../../../state/store';

/** What the app put into fields by itself or at one key of the agent, and what stood there before. */
export type Autofill = {
  readonly source: AutofillSource;
  readonly before: Partial<CallFields>;
  readonly after: Partial<CallFields>;
  /** Shared by fillings that are undone together. */
  readonly step?: object;
};

export type AutofillSource =
  | 'postcode'
  | 'town'
  | 'landline'
  | 'toll-free'
  | 'extension'
  | 'quick-entry'
  | 'caller'
  | 'preset'
  | 'follow-up'
  | 'incoming'
  | 'map'
  | 'link';

/** What a filling is worth until the caller has confirmed it. */
export function toValueSource(by: AutofillSource | undefined): ValueSource {
  if (by === 'caller') return 'earlier-ticket';
  // An extension that was moved away leaves the number that the agent typed.
  return by === undefined || by === 'extension' || by === 'map' || by === 'link' ? 'agent' : 'app';
}

/** Outlives the desk, so that a parked call still knows what was filled and what was refused. Newest last. */
export type AutofillStore = Store<AutofillState>;
type AutofillState = { readonly applied: readonly Autofill[]; readonly undone: readonly Autofill[] };

export const createAutofillStore = (): AutofillStore =>
  createStore<AutofillState>({ applied: [], undone: [] });

export type FillableForm = Pick<UseFormReturn<CallFields>, 'getValues' | 'setValue'>;
export type AutofillHistory = ReturnType<typeof createAutofillHistory>;

/** Fills fields so that each filling is marked in its field and taken back by one key. */
export function createAutofillHistory(form: FillableForm, store: AutofillStore) {
  let step: object | undefined;
  const restore = (entry: Autofill, fields: readonly (keyof CallFields)[]) => {
    const now = form.getValues();
    // What the agent has typed over a filling stays.
    const untouched = fields.filter((field) => isEqual(now[field], entry.after[field]));
    writeFields(form, pick(entry.before, untouched));
  };

  return {
    store,
    fill: (source: AutofillSource, changes: Partial<CallFields>): boolean => {
      const now = form.getValues();
      const fields = listFields(changes).filter((field) => !isEqual(now[field], changes[field]));
      if (fields.length === 0) return false;
      const entry: Autofill = {
        source,
        before: pick(now, fields),
        after: pick(changes, fields),
        ...(step && { step }),
      };
      store.set((state) => ({ ...state, applied: [...state.applied, entry] }));
      writeFields(form, entry.after);
      return true;
    },
    /** Remembers a filling that an earlier run of the app did: it is undone as if this one had. */
    recordFilled: (source: AutofillSource, before: Partial<CallFields>, after: Partial<CallFields>): void =>
      store.set((state) => ({ ...state, applied: [...state.applied, { source, before, after }] })),
    /** Fills several times in one step, as where one filling follows from the other. */
    fillInOneStep: (fillAll: () => void): void => {
      step = {};
      fillAll();
      step = undefined;
    },
    /** Takes the newest step back whole, and gives the filling with which it began. */
    undo: (): Autofill | undefined => {
      const newest = store.get().applied.at(-1);
      if (newest === undefined) return undefined;
      const isUndone = (entry: Autofill) =>
        entry === newest || (newest.step !== undefined && entry.step === newest.step);
      const entries = store.get().applied.filter(isUndone);
      store.set(({ applied, undone }) => ({
        applied: applied.filter((entry) => !isUndone(entry)),
        undone: [...undone, ...entries],
      }));
      for (const entry of entries.toReversed()) restore(entry, listFields(entry.after));
      return entries[0];
    },
    /** Takes back only what was filled into one field; both coordinates and their pin are one. */
    undoField: (field: keyof CallFields): void => {
      const entry = findNewest(store.get().applied, field);
      if (entry === undefined) return;
      const refused = getLinkedFields(field).filter((name) => name in entry.after);
      const gone: Autofill = {
        source: entry.source,
        before: pick(entry.before, refused),
        after: pick(entry.after, refused),
      };
      store.set(({ applied, undone }) => ({
        applied: applied.flatMap((other) => (other === entry ? removeFields(other, refused) : [other])),
        undone: [...undone, gone],
      }));
      restore(entry, refused);
    },
    /** Blanks fields whose source is gone, so that no filling knows of them: they may be filled once more. */
    clearFields: (fields: readonly (keyof CallFields)[]): void => {
      store.set((state) => ({
        ...state,
        applied: state.applied.flatMap((entry) => removeFields(entry, fields)),
      }));
      writeFields(form, pick(blankCallFields, fields));
    },
    /** Who filled what now stands in the field; undefined where the agent did. */
    filledBy: (field: keyof CallFields): AutofillSource | undefined => {
      const entry = findNewest(store.get().applied, field);
      return entry !== undefined && isEqual(form.getValues(field), entry.after[field])
        ? entry.source
        : undefined;
    },
    /** Whether just this was put there before: what was taken away again is not to come back by itself. */
    wasFilled: <F extends keyof CallFields>(field: F, value: CallFields[F]): boolean => {
      const { applied, undone } = store.get();
      return [...applied, ...undone].some(({ after }) => field in after && isEqual(after[field], value));
    },
  };
}

export function findNewest(standing: readonly Autofill[], field: keyof CallFields): Autofill | undefined {
  return standing.findLast(({ after }) => field in after);
}

/** What is left of a filling without some fields, if anything. */
function removeFields(
  { before, after, ...entry }: Autofill,
  fields: readonly (keyof CallFields)[],
): readonly Autofill[] {
  const kept = listFields(after).filter((field) => !fields.includes(field));
  return kept.length === 0 ? [] : [{ ...entry, before: pick(before, kept), after: pick(after, kept) }];
}

const pinFields = ['latitude', 'longitude', 'pin'] as const satisfies readonly (keyof CallFields)[];

function getLinkedFields(field: keyof CallFields): readonly (keyof CallFields)[] {
  return (pinFields as readonly (keyof CallFields)[]).includes(field) ? pinFields : [field];
}

// oxlint-disable typescript/no-unsafe-type-assertion -- Object.keys and fromEntries forget which keys they were given
function listFields(changes: Partial<CallFields>): (keyof CallFields)[] {
  return Object.keys(changes) as (keyof CallFields)[];
}

function pick(from: Partial<CallFields>, fields: readonly (keyof CallFields)[]): Partial<CallFields> {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<CallFields>;
}

function writeFields(form: FillableForm, changes: Partial<CallFields>): void {
  for (const field of listFields(changes)) {
    form.setValue(field, changes[field] as CallFields[keyof CallFields], {
      shouldDirty: true,
      shouldTouch: true,
    });
  }
}
// oxlint-enable typescript/no-unsafe-type-assertion

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
