import type { CallFields } from '../../../../shared/calls/call';
import type { Places } from '../../../../shared/gazetteer/gazetteer';
import { slurp, type Slurped } from '../../../../shared/call-text/parse-call-text';
import { coordinateTexts } from '../pin/pin-warning';

export type SlurpedField = Slurped['field'];

/** What a text would fill, and what it has for fields in which something stands already. */
export type SlurpReading = {
  readonly changes: Partial<CallFields>;
  readonly filled: readonly SlurpedField[];
  readonly kept: readonly SlurpedField[];
};

/** Reads one line or a pasted chat into the blank fields of a call, and into no other. */
export function readInto(
  fields: CallFields,
  text: string,
  places: Places | null,
  nowMs: number,
): SlurpReading {
  const changes: Partial<CallFields> = {};
  const filled: SlurpedField[] = [];
  const kept: SlurpedField[] = [];
  for (const found of slurp(text, places ?? undefined)) {
    if (isFree(fields, found.field)) {
      Object.assign(changes, changesOf(found, text, nowMs));
      filled.push(found.field);
    } else if (!isThere(fields, found)) kept.push(found.field);
  }
  return { changes, filled, kept };
}

function isFree(fields: CallFields, field: SlurpedField): boolean {
  if (field === 'pin') return fields.latitude.trim() === '' && fields.longitude.trim() === '';
  return field === 'serviceId' ? fields.serviceId === null : fields[field].trim() === '';
}

function isThere(fields: CallFields, found: Slurped): boolean {
  return found.field !== 'pin' && fields[found.field] === found.value;
}

function changesOf(found: Slurped, text: string, nowMs: number): Partial<CallFields> {
  if (found.field !== 'pin') return { [found.field]: found.value };
  const place = found.value;
  // A link that only its service can read stands in the field as it is, where it is said what to do.
  if (place.kind !== 'place') return { latitude: text.slice(...found.from) };
  const { source, radiusMetres, coordinates } = place;
  return { ...coordinateTexts(coordinates), pin: { source, setAtMs: nowMs, radiusMetres, stale: false } };
}
