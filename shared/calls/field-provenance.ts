import { z } from 'zod';
import type { Pin } from '../pin/pin-and-coordinates';
import { listPartsOfOtherCaller, type CallerOfNumber } from './caller-of-number';
import { findStoreOfDoubtfulPlace, type ReusedPlace } from './reused-place';

/**
 * How a value came to be known, weakest first. `inferred`: the app worked it out. `reused`: it comes from an earlier
 * ticket. `stated`: the caller said it and the agent typed it. `confirmed`: the caller agreed when it was read back.
 */
export const provenances = ['inferred', 'reused', 'stated', 'confirmed'] as const;

export type Provenance = (typeof provenances)[number];

/** The parts with a provenance, in screen order: the mandatory ones, the store and the email. `pin` covers both coordinates. */
export const provenanceParts = [
  'phone',
  'name',
  'storeName',
  'issue',
  'serviceId',
  'address',
  'state',
  'pin',
  'email',
] as const;

export type ProvenancePart = (typeof provenanceParts)[number];

/** A part without an entry is blank, or `stated`. */
export const provenanceByPartSchema = z.partialRecord(z.enum(provenanceParts), z.enum(provenances));

export type ProvenanceByPart = Readonly<z.infer<typeof provenanceByPartSchema>>;

type ProvenanceInput = {
  readonly [P in Exclude<ProvenancePart, 'pin' | 'serviceId'>]: string;
} & {
  readonly serviceId: number | null;
  readonly latitude: string;
  readonly longitude: string;
  readonly pin: Pin | null;
  readonly reusedPlace: ReusedPlace | null;
  readonly callerOfNumber: CallerOfNumber | null;
  readonly provenance: ProvenanceByPart;
};

/** Who entered the current value of a part. */
export type ValueSource = 'agent' | 'earlier-ticket' | 'app';

/**
 * Returns the provenance after a change. A changed part gets the provenance of its source, an unchanged one keeps its
 * own. A pin has the provenance of its own source, and becomes `inferred` once its address changes.
 */
export function updateProvenance(
  before: ProvenanceInput,
  now: ProvenanceInput,
  sourceOf: (part: ProvenancePart) => ValueSource,
): ProvenanceByPart {
  const entries = provenanceParts.flatMap((part) => {
    const value = getPartValue(now, part);
    if (value === '') return [];
    const provenance =
      value === getPartValue(before, part) ? before.provenance[part] : deriveProvenance(now, part, sourceOf);
    return provenance === undefined ? [] : [[part, provenance] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * The provenance of a part; undefined while it is blank. An address from the ticket of another store is `inferred`, and so
 * are the state and the pin that came with it. All that is reused is, once the number is that of somebody else.
 */
export function getProvenance(fields: ProvenanceInput, part: ProvenancePart): Provenance | undefined {
  if (getPartValue(fields, part) === '') return undefined;
  const provenance = fields.provenance[part] ?? 'stated';
  if (provenance === 'reused' && listPartsOfOtherCaller(fields).length > 0) return 'inferred';
  const isDoubtful = findStoreOfDoubtfulPlace(fields) !== undefined;
  return isDoubtful && listPartsOfReusedPlace(fields).some((reused) => reused === part)
    ? 'inferred'
    : provenance;
}

/** The parts of the place that came with its address from an earlier ticket, confirmed since or not. */
export function listPartsOfReusedPlace(fields: ProvenanceInput): readonly PlacePart[] {
  if (fields.reusedPlace === null) return [];
  return placeParts.filter(
    (part) =>
      part === 'address' || (fields.provenance[part] !== undefined && fields.provenance[part] !== 'stated'),
  );
}

const placeParts = ['address', 'state', 'pin'] as const satisfies readonly ProvenancePart[];
type PlacePart = (typeof placeParts)[number];

/** The weakest provenance among some parts. A sentence with all of them is only that certain. */
export function getWeakestProvenance(
  fields: ProvenanceInput,
  parts: readonly ProvenancePart[],
): Provenance | undefined {
  const present = new Set(parts.map((part) => getProvenance(fields, part)));
  return provenances.find((provenance) => present.has(provenance));
}

/** Marks the filled parts as confirmed. If all of them already are, marks them as stated again. */
export function toggleConfirmed(fields: ProvenanceInput, parts: readonly ProvenancePart[]): ProvenanceByPart {
  const filled = parts.filter((part) => getProvenance(fields, part) !== undefined);
  const provenance = filled.every((part) => getProvenance(fields, part) === 'confirmed')
    ? 'stated'
    : 'confirmed';
  return { ...fields.provenance, ...Object.fromEntries(filled.map((part) => [part, provenance])) };
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

/** Returns '' for a blank part. */
function getPartValue(fields: ProvenanceInput, part: ProvenancePart): string {
  if (part === 'serviceId') return fields.serviceId === null ? '' : String(fields.serviceId);
  if (part !== 'pin') return fields[part].trim();
  const { latitude, longitude, pin } = fields;
  if (latitude.trim() === '' || longitude.trim() === '') return '';
  return `${latitude} ${longitude} ${pin?.source ?? ''} ${String(pin?.stale ?? false)}`;
}
