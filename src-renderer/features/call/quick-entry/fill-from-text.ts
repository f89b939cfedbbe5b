import type { CallFields } from '../../../../shared/calls/call';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { parseCallText } from '../../../../shared/call-text/parse-call-text';
import type { ParsedField } from '../../../../shared/call-text/parsed-fields';
import { formatCoordinates } from '../pin/pin-warning';

export type ParsedFieldName = ParsedField['field'];

/**
 * The values that a text would fill, those for fields that are already filled, and the words that belong to no field.
 */
export type TextFillResult = {
  readonly changes: Partial<CallFields>;
  readonly filled: readonly ParsedFieldName[];
  readonly alreadyFilled: readonly ParsedFieldName[];
  readonly rest: readonly string[];
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
  const { fields: parsed, rest } = parseCallText(text, gazetteer ?? undefined);
  for (const found of parsed) {
    if (isFieldBlank(fields, found.field)) {
      Object.assign(changes, toChanges(found, nowMs));
      filled.push(found.field);
    } else if (!isAlreadyFilled(fields, found)) alreadyFilled.push(found.field);
  }
  return { changes, filled, alreadyFilled, rest };
}

function isFieldBlank(fields: CallFields, field: ParsedFieldName): boolean {
  if (field === 'pin') return fields.latitude.trim() === '' && fields.longitude.trim() === '';
  return field === 'serviceId' ? fields.serviceId === null : fields[field].trim() === '';
}

function isAlreadyFilled(fields: CallFields, found: ParsedField): boolean {
  return found.field !== 'pin' && fields[found.field] === found.value;
}

function toChanges(found: ParsedField, nowMs: number): Partial<CallFields> {
  if (found.field !== 'pin') return { [found.field]: found.value };
  const { source, radiusMetres, coordinates } = found.value;
  return { ...formatCoordinates(coordinates), pin: { source, setAtMs: nowMs, radiusMetres, stale: false } };
}
