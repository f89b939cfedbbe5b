import type { CallField } from '../calls/call';
import type { ParsedLocation } from '../pin/parsed-location';
import type { ServiceId } from '../tickets/services-and-priorities';
import { consume, type ConsumableText, type Span } from './consumable-text';
import { toSingleLine } from './find-address';

/** One field found in a text, with its span. */
export type ParsedField =
  | ParsedTextField
  | { readonly field: 'serviceId'; readonly value: ServiceId; readonly from: Span }
  | { readonly field: 'pin'; readonly value: ParsedLocation; readonly from: Span };

type ParsedTextField = { readonly field: CallTextFieldName; readonly value: string; readonly from: Span };

export type CallTextFieldName = Extract<
  CallField,
  'phone' | 'name' | 'storeName' | 'dealerReseller' | 'issue' | 'remark' | 'email' | 'address' | 'state'
>;

/** `labels` counts the labelled values. A text with several is a form. */
export type ParseState = { fields: ParsedField[]; source: ConsumableText; labels: number };

export function hasField({ fields }: ParseState, field: ParsedField['field']): boolean {
  return fields.some((parsed) => parsed.field === field);
}

export function findTextField({ fields }: ParseState, field: CallTextFieldName): ParsedTextField | undefined {
  return fields.find((parsed): parsed is ParsedTextField => parsed.field === field);
}

export function addField(
  read: ParseState,
  field: CallTextFieldName,
  span: Span,
  value = toSingleLine(read.source, span),
): void {
  if (value !== '' && !hasField(read, field)) read.fields.push({ field, value, from: span });
  read.source = consume(read.source, span);
}
