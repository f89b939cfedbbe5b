import type { UseFormReturn } from 'react-hook-form';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import type { TrustSource } from '../../../../shared/calls/field-provenance';
import { makeStore, type Store } from '../../../state/store';

/** What the app put into fields by itself or at one key of the agent, and what stood there before. */
export type Filling = {
  readonly by: FilledBy;
  readonly before: Partial<CallFields>;
  readonly after: Partial<CallFields>;
};

export type FilledBy =
  | 'postcode'
  | 'town'
  | 'landline'
  | 'tollFree'
  | 'extension'
  | 'slurp'
  | 'caller'
  | 'preset'
  | 'followUp'
  | 'incoming'
  | 'map'
  | 'link';

/** What a filling is worth until the caller has confirmed it. */
export function sourceOf(by: FilledBy | undefined): TrustSource {
  if (by === 'caller') return 'earlier ticket';
  // An extension that was moved away leaves the number that the agent typed.
  return by === undefined || by === 'extension' || by === 'map' || by === 'link' ? 'agent' : 'app';
}

/** Outlives the desk, so that a parked call still knows what was filled and what was refused. Newest last. */
export type FillingsStore = Store<FillingsState>;
type FillingsState = { readonly standing: readonly Filling[]; readonly takenBack: readonly Filling[] };

export const makeFillingsStore = (): FillingsStore =>
  makeStore<FillingsState>({ standing: [], takenBack: [] });

export type FillableForm = Pick<UseFormReturn<CallFields>, 'getValues' | 'setValue'>;
export type Fillings = ReturnType<typeof fillingsIn>;

/** Fills fields so that each filling is marked in its field and taken back by one key. */
export function fillingsIn(form: FillableForm, store: FillingsStore) {
  const restore = (filling: Filling, fields: readonly (keyof CallFields)[]) => {
    const now = form.getValues();
    // What the agent has typed over a filling stays.
    const untouched = fields.filter((field) => isSame(now[field], filling.after[field]));
    write(form, pick(filling.before, untouched));
  };

  return {
    store,
    fill: (by: FilledBy, changes: Partial<CallFields>): boolean => {
      const now = form.getValues();
      const fields = fieldsOf(changes).filter((field) => !isSame(now[field], changes[field]));
      if (fields.length === 0) return false;
      const filling: Filling = { by, before: pick(now, fields), after: pick(changes, fields) };
      store.set((state) => ({ ...state, standing: [...state.standing, filling] }));
      write(form, filling.after);
      return true;
    },
    /** Takes the newest filling back whole. */
    takeBack: (): Filling | undefined => {
      const filling = store.get().standing.at(-1);
      if (filling === undefined) return undefined;
      store.set(({ standing, takenBack }) => ({
        standing: standing.slice(0, -1),
        takenBack: [...takenBack, filling],
      }));
      restore(filling, fieldsOf(filling.after));
      return filling;
    },
    /** Takes back only what was filled into one field; both coordinates and their pin are one. */
    refuse: (field: keyof CallFields): void => {
      const filling = newestFor(store.get().standing, field);
      if (filling === undefined) return;
      const refused = togetherWith(field).filter((name) => name in filling.after);
      const gone: Filling = {
        by: filling.by,
        before: pick(filling.before, refused),
        after: pick(filling.after, refused),
      };
      store.set(({ standing, takenBack }) => ({
        standing: standing.flatMap((other) => (other === filling ? without(other, refused) : [other])),
        takenBack: [...takenBack, gone],
      }));
      restore(filling, refused);
    },
    /** Blanks fields whose source is gone, so that no filling knows of them: they may be filled once more. */
    withdraw: (fields: readonly (keyof CallFields)[]): void => {
      store.set((state) => ({
        ...state,
        standing: state.standing.flatMap((filling) => without(filling, fields)),
      }));
      write(form, pick(blankCallFields, fields));
    },
    /** Who filled what now stands in the field; undefined where the agent did. */
    filledBy: (field: keyof CallFields): FilledBy | undefined => {
      const filling = newestFor(store.get().standing, field);
      return filling !== undefined && isSame(form.getValues(field), filling.after[field])
        ? filling.by
        : undefined;
    },
    /** Whether just this was put there before: what was taken away again is not to come back by itself. */
    wasFilled: <F extends keyof CallFields>(field: F, value: CallFields[F]): boolean => {
      const { standing, takenBack } = store.get();
      return [...standing, ...takenBack].some(({ after }) => field in after && isSame(after[field], value));
    },
  };
}

export function newestFor(standing: readonly Filling[], field: keyof CallFields): Filling | undefined {
  return standing.findLast(({ after }) => field in after);
}

/** What is left of a filling without some fields, if anything. */
function without({ by, before, after }: Filling, fields: readonly (keyof CallFields)[]): readonly Filling[] {
  const kept = fieldsOf(after).filter((field) => !fields.includes(field));
  return kept.length === 0 ? [] : [{ by, before: pick(before, kept), after: pick(after, kept) }];
}

const pinFields = ['latitude', 'longitude', 'pin'] as const satisfies readonly (keyof CallFields)[];

function togetherWith(field: keyof CallFields): readonly (keyof CallFields)[] {
  return (pinFields as readonly (keyof CallFields)[]).includes(field) ? pinFields : [field];
}

// oxlint-disable typescript/no-unsafe-type-assertion -- Object.keys and fromEntries forget which keys they were given
function fieldsOf(changes: Partial<CallFields>): (keyof CallFields)[] {
  return Object.keys(changes) as (keyof CallFields)[];
}

function pick(from: Partial<CallFields>, fields: readonly (keyof CallFields)[]): Partial<CallFields> {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<CallFields>;
}

function write(form: FillableForm, changes: Partial<CallFields>): void {
  for (const field of fieldsOf(changes)) {
    form.setValue(field, changes[field] as CallFields[keyof CallFields], {
      shouldDirty: true,
      shouldTouch: true,
    });
  }
}
// oxlint-enable typescript/no-unsafe-type-assertion

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
