import type { CallFields } from '../../../../shared/calls/call';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { parseCallText } from '../../../../shared/call-text/parse-call-text';
import type { ParsedField } from '../../../../shared/call-text/parsed-fields';
import { formatCoordinates } from '../pin/pin-warning';

export type ParsedFieldName = ParsedField['field'];

/** The values that a text would fill, and those for fields that are already filled. */
export type TextFillResult = {
  readonly changes: Partial<CallFields>;
  readonly filled: readonly ParsedFieldName[];
  readonly alreadyFilled: readonly ParsedFieldName[];
};

/** Reads one line or a pasted chat into the blank fields of a call. Filled fields stay unchanged. */
export function fillFromText(
  fields: CallFields,
  text: string,
  gazetteer: Gazetteer | null,
  nowMs: number,
): TextFillResult {
  const changes: Partial<CallFields> = {};
  const filled: ParsedFieldName[] = [];
  const alreadyFilled: ParsedFieldName[] = [];
  for (const found of parseCallText(text, gazetteer ?? undefined)) {
    if (isFieldBlank(fields, found.field)) {
      Object.assign(changes, toChanges(found, text, nowMs));
      filled.push(found.field);
    } else if (!isAlreadyFilled(fields, found)) alreadyFilled.push(found.field);
  }
  return { changes, filled, alreadyFilled };
}

function isFieldBlank(fields: CallFields, field: ParsedFieldName): boolean {
  if (field === 'pin') return fields.latitude.trim() === '' && fields.longitude.trim() === '';
  return field === 'serviceId' ? fields.serviceId === null : fields[field].trim() === '';
}

function isAlreadyFilled(fields: CallFields, found: ParsedField): boolean {
  return found.field !== 'pin' && fields[found.field] === found.value;
}

function toChanges(found: ParsedField, text: string, nowMs: number): Partial<CallFields> {
  if (found.field !== 'pin') return { [found.field]: found.value };
  const place = found.value;
  // A link that only its service can read stays in the field as text, and the screen explains what to do.
  if (place.kind !== 'place') return { latitude: text.slice(...found.from) };
  const { source, radiusMetres, coordinates } = place;
  return { ...formatCoordinates(coordinates), pin: { source, setAtMs: nowMs, radiusMetres, stale: false } };
}
