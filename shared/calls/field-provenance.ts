import { z } from 'zod';
import type { Pin } from '../pin/coordinates';

/**
 * How what stands in a part of a call came to be known: said by the caller and typed, said yes to when it
 * was read back, taken over from an earlier ticket, or worked out by the app. Weakest first.
 */
export const provenances = ['inferred', 'reused', 'stated', 'confirmed'] as const;

export type Provenance = (typeof provenances)[number];

/** The parts that are marked, in screen order: the mandatory ones and the store. Both coordinates are one, as the pin. */
export const provenanceParts = [
  'phone',
  'name',
  'storeName',
  'issue',
  'serviceId',
  'address',
  'state',
  'pin',
] as const;

export type ProvenancePart = (typeof provenanceParts)[number];

/** A part without a mark is blank, or was heard. */
export const provenanceByPartSchema = z.partialRecord(z.enum(provenanceParts), z.enum(provenances));

export type ProvenanceByPart = Readonly<z.infer<typeof provenanceByPartSchema>>;

type ProvenanceInput = {
  readonly [P in Exclude<ProvenancePart, 'pin' | 'serviceId'>]: string;
} & {
  readonly serviceId: number | null;
  readonly latitude: string;
  readonly longitude: string;
  readonly pin: Pin | null;
  readonly provenance: ProvenanceByPart;
};

/** Who put what now stands in a part there: the agent, an earlier ticket, or the app. */
export type ValueSource = 'agent' | 'earlier-ticket' | 'app';

/**
 * The marks after a change: a changed field gets the mark of its source, an unchanged one keeps its mark. A pin is as
 * good as its source, and a guess once its address changed.
 */
export function updateProvenance(
  before: ProvenanceInput,
  now: ProvenanceInput,
  sourceOf: (part: ProvenancePart) => ValueSource,
): ProvenanceByPart {
  const marks = provenanceParts.flatMap((part) => {
    const value = getPartValue(now, part);
    if (value === '') return [];
    const mark =
      value === getPartValue(before, part) ? before.provenance[part] : deriveProvenance(now, part, sourceOf);
    return mark === undefined ? [] : [[part, mark] as const];
  });
  return Object.fromEntries(marks);
}

/** The mark of a part; undefined where it is blank. */
export function getProvenance(fields: ProvenanceInput, part: ProvenancePart): Provenance | undefined {
  return getPartValue(fields, part) === '' ? undefined : (fields.provenance[part] ?? 'stated');
}

/** The weakest of the marks of some parts, as a sentence with all of them is as sure as that. */
export function getWeakestProvenance(
  fields: ProvenanceInput,
  parts: readonly ProvenancePart[],
): Provenance | undefined {
  const marks = new Set(parts.map((part) => getProvenance(fields, part)));
  return provenances.find((mark) => marks.has(mark));
}

/** With the parts that are filled confirmed, or where all of them are, heard again. */
export function toggleConfirmed(fields: ProvenanceInput, parts: readonly ProvenancePart[]): ProvenanceByPart {
  const filled = parts.filter((part) => getProvenance(fields, part) !== undefined);
  const mark = filled.every((part) => fields.provenance[part] === 'confirmed') ? 'stated' : 'confirmed';
  return { ...fields.provenance, ...Object.fromEntries(filled.map((part) => [part, mark])) };
}

function deriveProvenance(
  { pin }: ProvenanceInput,
  part: ProvenancePart,
  sourceOf: (part: ProvenancePart) => ValueSource,
): Provenance {
  if (part === 'pin') {
    if (pin?.stale === true || pin?.source === 'postcode' || pin?.source === 'town') return 'inferred';
    return pin?.source === 'store' ? 'reused' : 'stated';
  }
  const source = sourceOf(part);
  if (source === 'agent') return 'stated';
  return source === 'app' ? 'inferred' : 'reused';
}

/** '' where it is blank. */
function getPartValue(fields: ProvenanceInput, part: ProvenancePart): string {
  if (part === 'serviceId') return fields.serviceId === null ? '' : String(fields.serviceId);
  if (part !== 'pin') return fields[part].trim();
  const { latitude, longitude, pin } = fields;
  if (latitude.trim() === '' || longitude.trim() === '') return '';
  return `${latitude} ${longitude} ${pin?.source ?? ''} ${String(pin?.stale ?? false)}`;
}
