import type { CallField } from '../calls/call';
import type { LocatedPlace } from '../pin/parsed-location';
import type { Priority, ServiceId } from '../tickets/services-and-priorities';
import { consume, type ConsumableText, type Span } from './consumable-text';
import type { MailSubject } from './read-mail-head';
import type { Sender } from './read-chat-transcript';
import type { SegmentKind } from './segmentation/segmentable-text';
import { toSingleLine } from './to-single-line';

/** One field found in a text, with its span. */
export type ParsedField =
  | ParsedTextField
  | { readonly field: 'serviceId'; readonly value: ServiceId; readonly from: Span }
  | { readonly field: 'priority'; readonly value: Priority; readonly from: Span }
  | { readonly field: 'pin'; readonly value: LocatedPlace; readonly from: Span };

type ParsedTextField = { readonly field: CallTextFieldName; readonly value: string; readonly from: Span };

export type CallTextFieldName = Extract<
  CallField,
  'phone' | 'name' | 'storeName' | 'dealerReseller' | 'issue' | 'remark' | 'email' | 'address' | 'state'
>;

/**
 * `labels` counts the labelled values. A text with several is a form. `unplaced` lists consumed text that no field
 * holds.
 */
export type ParserState = {
  fields: ParsedField[];
  source: ConsumableText;
  labels: number;
  /** Who sent most messages of a chat, or the mail. */
  sender?: Sender | undefined;
  /** How certain the model was of what it filled in. */
  certainties?: FieldCertainties | undefined;
  /** The subject of a mail, which says what is wrong if nothing else does. */
  subject?: MailSubject | undefined;
  readonly unplaced: Span[];
};

/** From 0 to 1, for each field whose value the model chose: how many of 1 values like it are right. */
export type FieldCertainties = Readonly<Partial<Record<SegmentKind, number>>>;

export function hasField({ fields }: ParserState, field: ParsedField['field']): boolean {
  return fields.some((parsed) => parsed.field === field);
}

export function findTextField(
  { fields }: ParserState,
  field: CallTextFieldName,
): ParsedTextField | undefined {
  return fields.find((parsed): parsed is ParsedTextField => parsed.field === field);
}

export function addField(
  read: ParserState,
  field: CallTextFieldName,
  span: Span,
  value = toSingleLine(read.source, span),
): void {
  if (hasField(read, field)) return setAside(read, span);
  if (value !== '') read.fields.push({ field, value, from: span });
  read.source = consume(read.source, span);
}

/** Adds a line to the remark, which may already have others. */
export function appendRemark(read: ParserState, line: string, from: Span): void {
  const earlier = findTextField(read, 'remark');
  read.fields = read.fields.filter((parsed) => parsed !== earlier);
  const value = earlier === undefined ? line : `${earlier.value}\n${line}`;
  read.fields.push({ field: 'remark', value, from: earlier?.from ?? from });
}

/** Consumes text that no field holds and no other rule may read. It stays in the rest. */
export function setAside(read: ParserState, span: Span): void {
  read.unplaced.push(span);
  read.source = consume(read.source, span);
}
