import type { CallFields } from '../../../../shared/calls/call';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { listUnsureFields } from '../../../../shared/call-text/list-unsure-fields';
import { parseCallText } from '../../../../shared/call-text/parse-call-text';
import type { ParsedField } from '../../../../shared/call-text/parser-state';
import type { UnsureField } from '../../../../shared/calls/unsure-readings';
import { extractMapLink } from '../../../../shared/pin/find-location-in-text';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import { addLine, appendLine } from '../../../../shared/text/append-line';
import { capitalizeName } from '../../../../shared/text/capitalize-name';
import { normalizeName } from '../../../../shared/text/normalize-name';
import { formatCoordinates } from '../../../../shared/pin/pin-and-coordinates';

export type ParsedFieldName = ParsedField['field'];

/**
 * The values that a text would fill, those for fields that are already filled, and the words that belong to no field.
 * `unreadLinks` are map links whose place only their service knows: they go into the remark.
 */
export type TextFillResult = {
  readonly changes: Partial<CallFields>;
  readonly filled: readonly ParsedFieldName[];
  readonly alreadyFilled: readonly ParsedFieldName[];
  /** What the text has for those of them that are texts. */
  readonly leftTexts: readonly string[];
  /** The filled fields of which the parser was not sure. */
  readonly unsure: readonly UnsureField[];
  readonly rest: readonly string[];
  readonly unreadLinks: readonly string[];
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
  const leftTexts: string[] = [];
  const { fields: parsed, rest: allRest, certainties } = parseCallText(text, gazetteer ?? undefined);
  for (const found of parsed.map(capitalizeFoundName)) {
    if (isFieldBlank(fields, found.field)) {
      Object.assign(changes, toChanges(found, nowMs));
      filled.push(found.field);
    } else if (!isAlreadyFilled(fields, found)) {
      alreadyFilled.push(found.field);
      // A state follows from the address, which has its words.
      if (typeof found.value === 'string' && found.field !== 'state') leftTexts.push(found.value);
    }
  }
  const isStoreKnown = (changes.storeName ?? fields.storeName).trim() !== '';
  const unsure = listUnsureFields(certainties, isStoreKnown).filter((field) => filled.includes(field));
  const { rest: allWords, unreadLinks } = splitOffMapLinks(allRest);
  const rest = allWords.filter((words) => !isPartOfName(words, changes.name ?? fields.name));
  const found = { changes, filled, alreadyFilled, leftTexts, unsure, unreadLinks };
  const remark = unreadLinks.reduce(addLink, changes.remark ?? fields.remark);
  if (remark !== fields.remark && remark.length <= textLimits.remark) {
    changes.remark = remark;
    if (!filled.includes('remark')) filled.push('remark');
    return { ...found, rest };
  }
  return { ...found, rest: [...rest, ...unreadLinks] };
}

/**
 * The same with all words that were not filled in as a line of the issue: those that belong to no field, and the texts of
 * fields that already had another.
 */
export function addRestToIssue(fields: CallFields, text: string, read: TextFillResult): TextFillResult {
  const left = joinInOrder(text, [...read.leftTexts, ...read.rest]);
  if (left === '') return read;
  const issue = addLine(read.changes.issue ?? fields.issue, left);
  const filled = [...new Set([...read.filled, 'issue' as const])];
  const alreadyFilled = read.alreadyFilled.filter(
    (field) => field === 'serviceId' || field === 'priority' || field === 'pin',
  );
  return { ...read, changes: { ...read.changes, issue }, filled, alreadyFilled, leftTexts: [], rest: [] };
}

/** Joins pieces of a text in its order, with what stands between two neighbours, or else a comma. */
function joinInOrder(text: string, pieces: readonly string[]): string {
  const found = pieces
    .map((piece) => ({ piece, at: text.indexOf(piece) }))
    .toSorted((a, b) => (a.at < 0 ? text.length : a.at) - (b.at < 0 ? text.length : b.at));
  return found.reduce((joined, { piece, at }, index) => {
    const before = found[index - 1];
    if (before === undefined) return piece;
    const between = before.at < 0 ? '' : text.slice(before.at + before.piece.length, at);
    return `${joined}${/^(?: |,|, )$/.test(between) ? between : ', '}${piece}`;
  }, '');
}

/** Nobody chooses capitals in a line typed in a hurry. */
function capitalizeFoundName(found: ParsedField): ParsedField {
  return found.field === 'name' ? { ...found, value: capitalizeName(found.value) } : found;
}

function splitOffMapLinks(words: readonly string[]): Pick<TextFillResult, 'rest' | 'unreadLinks'> {
  const found = words.map((text) => ({ text, link: extractMapLink(text, () => undefined) }));
  return {
    rest: found.map(({ text, link }) => link?.rest ?? text).filter((text) => text !== ''),
    unreadLinks: found.flatMap(({ link }) => link?.link ?? []),
  };
}

/** A link that stands between other words is there, but one that only begins alike is another place. */
function addLink(text: string, link: string): string {
  return text.split(/\s+/).includes(link) ? text : appendLine(text, link);
}

function isFieldBlank(fields: CallFields, field: ParsedFieldName): boolean {
  if (field === 'pin') return fields.latitude.trim() === '' && fields.longitude.trim() === '';
  if (field === 'priority') return fields.priority === 0;
  return field === 'serviceId' ? fields.serviceId === null : fields[field].trim() === '';
}

function isAlreadyFilled(fields: CallFields, found: ParsedField): boolean {
  if (found.field === 'name' && isPartOfName(found.value, fields.name)) return true;
  return found.field !== 'pin' && fields[found.field] === found.value;
}

/** Whether a name says as much already: `Puan Rohani` says `Rohani`. */
function isPartOfName(words: string, name: string): boolean {
  const nameWords = new Set(normalizeName(name).split(' '));
  return normalizeName(words)
    .split(' ')
    .every((word) => word !== '' && nameWords.has(word));
}

function toChanges(found: ParsedField, nowMs: number): Partial<CallFields> {
  if (found.field !== 'pin') return { [found.field]: found.value };
  const { source, radiusMetres, coordinates } = found.value;
  return { ...formatCoordinates(coordinates), pin: { source, setAtMs: nowMs, radiusMetres, stale: false } };
}
