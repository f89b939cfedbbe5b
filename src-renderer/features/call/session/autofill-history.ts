import type { Autofill, AutofillSource, CallFields, FilledValues } from '../../../../shared/calls/call';
import type { AskedQuestion } from '../../../../shared/calls/asked-questions';
import type { ValueSource } from '../../../../shared/calls/field-provenance';
import { isEqualByValue } from './is-equal-by-value';

/** The provenance source of an autofilled value until the caller confirms it. */
export function toValueSource(by: AutofillSource | undefined): ValueSource {
  if (by === 'caller') return 'earlier-ticket';
  // After an extension was moved away, the number is still the agent's own.
  return by === undefined || by === 'extension' || by === 'map' || by === 'link' ? 'agent' : 'app';
}

/** A field that an autofill may fill. */
export type FilledField = keyof FilledValues;

export type AutofillHistory = CallFields['autofill'];

/** The source of a field's current value; undefined if the agent typed it. */
export function findSource(fields: CallFields, field: FilledField): AutofillSource | undefined {
  const entry = findNewestAutofill(fields.autofill.applied, field);
  return entry !== undefined && isEqualByValue(fields[field], entry.after[field]) ? entry.source : undefined;
}

/** Whether this value was filled before. A value that was undone must not return by itself. */
export function wasFilled<F extends FilledField>(
  { applied, undone }: AutofillHistory,
  field: F,
  value: CallFields[F],
): boolean {
  return [...applied, ...undone].some(({ after }) => field in after && isEqualByValue(after[field], value));
}

/**
 * The autofills that one key undoes: the newest one, and the others of its step. What the telephone gave is not among them:
 * nothing could bring it back.
 */
export function listNewestStep({ applied }: AutofillHistory): readonly Autofill[] {
  const rings = applied.filter(({ source }) => source === 'incoming');
  const newest = applied.findLast((entry) => !rings.some((ring) => isOfStep(entry, ring)));
  return newest === undefined ? [] : applied.filter((entry) => isOfStep(entry, newest));
}

function isOfStep(entry: Autofill, other: Autofill): boolean {
  return entry === other || (entry.step !== undefined && entry.step === other.step);
}

/** The answers that left the call with their preset, by the next one or by an undo. Newest last. */
export function listSetAsideAnswers({ applied, undone }: AutofillHistory): readonly AskedQuestion[] {
  return [
    ...undone.filter(isPreset).map(({ after }) => after),
    ...applied.filter(isPreset).map(({ before }) => before),
  ].flatMap(({ questions }) => questions?.list ?? []);
}

function isPreset({ source }: Autofill): boolean {
  return source === 'preset';
}

export function findNewestAutofill(applied: readonly Autofill[], field: FilledField): Autofill | undefined {
  return applied.findLast(({ after }) => field in after);
}

/** The values of an earlier ticket that the app takes out by itself once the call is about another person or store. */
export const clearedFields = [
  'email',
  'dealerReseller',
  'callerLanguage',
] as const satisfies readonly FilledField[];

export type ClearedField = (typeof clearedFields)[number];

/** Whether an autofill only took such values out, this one among them. A caller who replaces another changes more. */
export function hasCleared(entry: Autofill, field: ClearedField, value: CallFields[ClearedField]): boolean {
  return isClearing(entry) && isBlankValue(entry.after[field]) && entry.before[field] === value;
}

/** Whether an autofill only took such values out. */
export function isClearing({ after }: Autofill): boolean {
  return listFields(after).every(
    (name) => clearedFields.some((cleared) => cleared === name) && isBlankValue(after[name]),
  );
}

function isBlankValue(value: unknown): boolean {
  return value === null || value === '';
}

// oxlint-disable typescript/no-unsafe-type-assertion -- Object.keys and fromEntries forget which keys they were given
export function listFields(changes: Autofill['after']): FilledField[] {
  return Object.keys(changes) as FilledField[];
}

export function pickFields(from: Autofill['after'], fields: readonly FilledField[]): FilledValues {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as FilledValues;
}
// oxlint-enable typescript/no-unsafe-type-assertion
