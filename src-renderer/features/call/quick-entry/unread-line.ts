import type { CallFields } from '../../../../shared/calls/call';
import { maxCallTextLength } from '../../../../shared/call-text/max-call-text-length';
import { maxNoteLength } from '../../../../shared/history/ticket-summary-and-detail';
import { getPhoneDoubt } from '../../../../shared/phone/phone-doubt';
import { toContractPhone } from '../../../../shared/phone/storehub-phone-format';
import { addLine } from '../../../../shared/text/append-line';
import { normalizeText } from '../../../../shared/text/normalize-name';
import { parseTypedTicketCode } from '../../../../shared/tickets/parse-typed-ticket-code';
import { withGazetteer } from '../../../state/gazetteer-store';
import type { CallSession } from '../session/call-session';
import type { TextFillResult } from './fill-from-text';
import { loadFillFromText } from './load-fill-from-text';
import { saysSomething } from './says-something';

/** Not Enter alone: after a paste, agents press it by habit. */
export const restToIssueKey = 'Shift+Enter';

type LineRead = NonNullable<CallFields['lineRead']>;

/** Whether the line of quick entry was typed, and not entered. Words that stand in the call already need not be. */
export function isLineUnread(fields: CallFields): boolean {
  const text = fields.quickEntryText.trim();
  return text !== '' && getLineRead(fields) === null && !isKept(fields, text);
}

/** Such a line is not read at all: what is read must not end in the middle of it. */
export function isTooLongToRead(text: string): boolean {
  return text.trim().length > maxCallTextLength;
}

/** What of a line that was read stands nowhere in the call. */
export function listLostWords(fields: CallFields): readonly string[] {
  const read = getLineRead(fields) ?? [];
  return read
    .map(([start, end]) => fields.quickEntryText.slice(start, end))
    .filter((piece) => !isKept(fields, piece));
}

/**
 * Where in the line the words stand that no field took, in its order, without those that only lead to a field: all of it where a
 * piece is not found as it stands.
 */
export function locateLeftWords(text: string, { leftTexts, rest }: TextFillResult): LineRead {
  const pieces = new Set([...leftTexts, ...rest.filter(saysSomething)]);
  const places = [...pieces]
    .map((piece) => locate(text, piece) ?? wholeOf(text))
    .toSorted(([one], [other]) => one - other);
  return places.length > maxPieces ? [wholeOf(text)] : places;
}

/** What remains of that once words were taken out of the line; null once others stand in it. */
export function locateAfterCut({ quickEntryText, lineRead }: CallFields, text: string): LineRead | null {
  if (lineRead === undefined || lineRead === null || !isCutOf(quickEntryText, text)) return null;
  return lineRead.flatMap(([start, end]) => {
    const place = locate(text, quickEntryText.slice(start, end));
    return place === undefined ? [] : [place];
  });
}

/** Whether one text is the other without some words of it that stand together. */
function isCutOf(whole: string, text: string): boolean {
  let same = 0;
  while (same < text.length && text[same] === whole[same]) same += 1;
  return text.length < whole.length && whole.endsWith(text.slice(same));
}

/** In any case: a name gets its capitals when it is read. */
function locate(text: string, piece: string): [start: number, end: number] | undefined {
  const start = text.toLowerCase().indexOf(piece.toLowerCase());
  return start < 0 ? undefined : [start, start + piece.length];
}

function wholeOf(text: string): [start: number, end: number] {
  return [0, text.length];
}

/** As many as a call keeps. */
const maxPieces = 100;

/**
 * A call that ends takes in what the line says, with what no field takes in the issue: it is found by all of it. Never
 * fails.
 */
export async function fillFromUnreadLine(session: CallSession, runAutofill: () => void): Promise<void> {
  const text = session.getFields().quickEntryText;
  const addToIssue = (words: string) =>
    session.fill('quick-entry', { issue: addLine(session.getFields().issue, words) });
  if (!isLineUnread(session.getFields())) {
    for (const words of listLostWords(session.getFields())) addToIssue(words);
    return;
  }
  // A case number is one word: anything else that looks like one is words without blanks.
  const isCode = !/\s/.test(text.trim()) && parseTypedTicketCode(text) !== null;
  const rules = isCode || isTooLongToRead(text) ? undefined : await loadFillFromText().catch(() => undefined);
  if (rules === undefined) {
    addToIssue(text.trim());
    return;
  }
  await withGazetteer((gazetteer) => {
    const fields = session.getFields();
    const read = rules.fillFromText(fields, text, gazetteer, Date.now());
    const { changes, unsure } = rules.addRestToIssue(fields, text, read);
    session.fillInOneStep(() => {
      session.fill('quick-entry', changes, unsure);
      runAutofill();
    });
    session.setQuickEntryText(text, []);
  });
}

/**
 * A call that is sent all the same keeps what stands in the line alone as its private note, which StoreHub does not get. F9 does
 * not ask about it again where the ticket is rejected. A note with it that would be too long is not written: see
 * `countCharactersOverNote`.
 */
export function keepLineInNote(session: CallSession): void {
  const fields = session.getFields();
  const note = addLineToNote(fields);
  if (note === null || note.length > maxNoteLength) return;
  session.setQuickEntryText(fields.quickEntryText, [], note);
}

/** By how many characters the private note would be too long with what stands in the line alone; 0 if it has room. */
export function countCharactersOverNote(fields: CallFields): number {
  return Math.max((addLineToNote(fields)?.length ?? 0) - maxNoteLength, 0);
}

/** The private note with what stands in the line alone; null if nothing does. */
function addLineToNote(fields: CallFields): string | null {
  const words = isLineUnread(fields) ? [fields.quickEntryText.trim()] : listLostWords(fields);
  return words.length === 0 ? null : words.reduce(addLine, fields.keptNote);
}

/** What is saved of the last reading. Calls of before have nothing: what filled a field was read. */
function getLineRead({ lineRead, autofill }: CallFields): LineRead | null {
  if (lineRead !== undefined) return lineRead;
  return autofill.applied.some(({ source }) => source === 'quick-entry') ? [] : null;
}

/** Whether each part of the words stands in the call as it is: in one field, or as its number or pin. */
function isKept(fields: CallFields, words: string): boolean {
  const texts = [
    ...textFields.map((name) => fields[name]),
    ...fields.questions.list.map(({ answer }) => answer),
  ];
  const kept = texts.map((text) => ` ${normalizeText(text)} `);
  const pin = new Set([fields.latitude, fields.longitude].filter((text) => text.trim() !== '').map(Number));
  return words.split(/[,，;；\n]+/).every((part) => {
    const text = normalizeText(part);
    const whole = /^\p{Script=Han}+$/u.test(text) ? text : ` ${text} `;
    const isPin =
      part.trim() !== '' &&
      part
        .trim()
        .split(/\s+/)
        .every((word) => pin.has(Number(word)));
    return text === '' || isPin || kept.some((one) => one.includes(whole)) || isNumberOf(fields, part);
  });
}

const textFields = [
  'name',
  'storeName',
  'dealerReseller',
  'issue',
  'remark',
  'address',
  'state',
  'email',
] as const satisfies ReadonlyArray<keyof CallFields>;

/** Whether a number is that of the call, in any form, or that one with a slip in it, which was corrected since. */
function isNumberOf({ phone }: CallFields, words: string): boolean {
  if (!/^[\d\s()+./-]{6,}$/.test(words.trim())) return false;
  const [number, known] = [toContractPhone(words), toContractPhone(phone)];
  const isSlip = getPhoneDoubt(words) !== undefined && getPhoneDoubt(phone) === undefined;
  return number === known || (isSlip && number.slice(0, sameInSlip) === known.slice(0, sameInSlip));
}

/** So many digits of two numbers are the same where one is a slip of the other. */
const sameInSlip = 6;
