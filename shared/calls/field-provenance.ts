import { z } from 'zod';
import type { Pin } from '../pin/coordinates';

/**
 * How what stands in a part of a call came to be known: said by the caller and typed, said yes to when it
 * was read back, taken over from an earlier ticket, or worked out by the app. Weakest first.
 */
export const trustMarks = ['guessed', 'reused', 'heard', 'confirmed'] as const;

export type TrustMark = (typeof trustMarks)[number];

/** The parts that are marked, in screen order: the mandatory ones and the store. Both coordinates are one, as the pin. */
export const trustedParts = [
  'phone',
  'name',
  'storeName',
  'issue',
  'serviceId',
  'address',
  'state',
  'pin',
] as const;

export type TrustedPart = (typeof trustedParts)[number];

/** A part without a mark is blank, or was heard. */
export const trustSchema = z.partialRecord(z.enum(trustedParts), z.enum(trustMarks));

export type Trust = Readonly<z.infer<typeof trustSchema>>;

type Marked = {
  readonly [P in Exclude<TrustedPart, 'pin' | 'serviceId'>]: string;
} & {
  readonly serviceId: number | null;
  readonly latitude: string;
  readonly longitude: string;
  readonly pin: Pin | null;
  readonly trust: Trust;
};

/** Who put what now stands in a part there: the agent, an earlier ticket, or the app. */
export type TrustSource = 'agent' | 'earlier ticket' | 'app';

/**
 * The marks after a change: what changed is marked anew by who changed it, what did not keeps its mark. A pin is as
 * good as its source, and a guess once its address changed.
 */
export function trustAfter(before: Marked, now: Marked, sourceOf: (part: TrustedPart) => TrustSource): Trust {
  const marks = trustedParts.flatMap((part) => {
    const value = valueOf(now, part);
    if (value === '') return [];
    const mark = value === valueOf(before, part) ? before.trust[part] : newMark(now, part, sourceOf);
    return mark === undefined ? [] : [[part, mark] as const];
  });
  return Object.fromEntries(marks);
}

/** The mark of a part; undefined where it is blank. */
export function markOf(fields: Marked, part: TrustedPart): TrustMark | undefined {
  return valueOf(fields, part) === '' ? undefined : (fields.trust[part] ?? 'heard');
}

/** The weakest of the marks of some parts, as a sentence with all of them is as sure as that. */
export function weakestMark(fields: Marked, parts: readonly TrustedPart[]): TrustMark | undefined {
  const marks = new Set(parts.map((part) => markOf(fields, part)));
  return trustMarks.find((mark) => marks.has(mark));
}

/** With the parts that are filled confirmed, or where all of them are, heard again. */
export function withConfirmed(fields: Marked, parts: readonly TrustedPart[]): Trust {
  const filled = parts.filter((part) => markOf(fields, part) !== undefined);
  const mark = filled.every((part) => fields.trust[part] === 'confirmed') ? 'heard' : 'confirmed';
  return { ...fields.trust, ...Object.fromEntries(filled.map((part) => [part, mark])) };
}

function newMark(
  { pin }: Marked,
  part: TrustedPart,
  sourceOf: (part: TrustedPart) => TrustSource,
): TrustMark {
  if (part === 'pin') {
    if (pin?.stale === true || pin?.source === 'postcode' || pin?.source === 'town') return 'guessed';
    return pin?.source === 'store' ? 'reused' : 'heard';
  }
  const source = sourceOf(part);
  if (source === 'agent') return 'heard';
  return source === 'app' ? 'guessed' : 'reused';
}

/** '' where it is blank. */
function valueOf(fields: Marked, part: TrustedPart): string {
  if (part === 'serviceId') return fields.serviceId === null ? '' : String(fields.serviceId);
  if (part !== 'pin') return fields[part].trim();
  const { latitude, longitude, pin } = fields;
  if (latitude.trim() === '' || longitude.trim() === '') return '';
  return `${latitude} ${longitude} ${pin?.source ?? ''} ${String(pin?.stale ?? false)}`;
}
