import type { CallFields } from '../../../../shared/calls/call';
import type { ValueSource } from '../../../../shared/calls/field-provenance';

/** Values that the app put into fields, by itself or for one key of the agent, and the values before. */
export type Autofill = {
  readonly source: AutofillSource;
  readonly before: Partial<CallFields>;
  readonly after: Partial<CallFields>;
  /** Autofills with the same step are undone together. */
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

/** The provenance source of an autofilled value until the caller confirms it. */
export function toValueSource(by: AutofillSource | undefined): ValueSource {
  if (by === 'caller') return 'earlier-ticket';
  // After an extension was moved away, the number is still the agent's own.
  return by === undefined || by === 'extension' || by === 'map' || by === 'link' ? 'agent' : 'app';
}

/** The autofills of a call, and those that the agent has undone. Newest last. */
export type AutofillHistory = { readonly applied: readonly Autofill[]; readonly undone: readonly Autofill[] };

export const noAutofill: AutofillHistory = { applied: [], undone: [] };

/** The source of a field's current value; undefined if the agent typed it. */
export function findSource(
  { applied }: AutofillHistory,
  fields: CallFields,
  field: keyof CallFields,
): AutofillSource | undefined {
  const entry = findNewest(applied, field);
  return entry !== undefined && isEqual(fields[field], entry.after[field]) ? entry.source : undefined;
}

/** Whether this value was filled before. A value that was undone must not return by itself. */
export function wasFilled<F extends keyof CallFields>(
  { applied, undone }: AutofillHistory,
  field: F,
  value: CallFields[F],
): boolean {
  return [...applied, ...undone].some(({ after }) => field in after && isEqual(after[field], value));
}

/** The autofills that one key undoes: the newest one, and the others of its step. */
export function listNewestStep({ applied }: AutofillHistory): readonly Autofill[] {
  const newest = applied.at(-1);
  return applied.filter(
    (entry) => entry === newest || (newest?.step !== undefined && entry.step === newest.step),
  );
}

export function findNewest(applied: readonly Autofill[], field: keyof CallFields): Autofill | undefined {
  return applied.findLast(({ after }) => field in after);
}

// oxlint-disable typescript/no-unsafe-type-assertion -- Object.keys and fromEntries forget which keys they were given
export function listFields(changes: Partial<CallFields>): (keyof CallFields)[] {
  return Object.keys(changes) as (keyof CallFields)[];
}

export function pick(from: Partial<CallFields>, fields: readonly (keyof CallFields)[]): Partial<CallFields> {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<CallFields>;
}
// oxlint-enable typescript/no-unsafe-type-assertion

/** Compares by value, since a pin or a list of questions may be an equal but different object. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return (
    typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
  );
}
