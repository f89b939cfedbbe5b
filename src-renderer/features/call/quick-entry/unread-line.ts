import type { CallFields } from '../../../../shared/calls/call';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { addLine } from '../../../../shared/text/append-line';
import { parseTypedTicketCode } from '../../../../shared/tickets/parse-typed-ticket-code';
import { withGazetteer } from '../../../state/gazetteer-store';
import type { CallSession } from '../session/call-session';
import type { TextFillResult } from './fill-from-text';
import { loadFillFromText } from './load-fill-from-text';

/** Not Enter alone: after a paste, agents press it by habit. */
export const restToIssueKey = 'Shift+Enter';

type LineRead = NonNullable<CallFields['lineRead']>;

/** Whether the line of quick entry was typed, and not entered. Words that stand in the call already need not be. */
export function isLineUnread(fields: CallFields): boolean {
  const text = fields.quickEntryText.trim();
  return text !== '' && getLineRead(fields) === null && !isKept(fields, text);
}

/** What of a line that was read stands nowhere in the call, without words that only lead to a field. */
export function listLostWords(fields: CallFields): readonly string[] {
  const read = getLineRead(fields) ?? [];
  return read
    .map(([start, end]) => fields.quickEntryText.slice(start, end))
    .filter((piece) => saysSomething(piece) && !isKept(fields, piece));
}

/** Where in the line the words stand that no field took: all of it where a piece is not found as it stands. */
export function locateLeftWords(text: string, { leftTexts, rest }: TextFillResult): LineRead {
  return [...new Set([...leftTexts, ...rest])].map((piece): [number, number] => {
    const start = text.indexOf(piece);
    return start < 0 ? [0, text.length] : [start, start + piece.length];
  });
}

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
  const rules = isCode ? undefined : await loadFillFromText().catch(() => undefined);
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

/** What is saved of the last reading. Calls of before have nothing: what filled a field was read. */
function getLineRead({ lineRead, autofill }: CallFields): LineRead | null {
  if (lineRead !== undefined) return lineRead;
  return autofill.applied.some(({ source }) => source === 'quick-entry') ? [] : null;
}

/** Whether each word stands in a field, and each number, however it is written. */
function isKept(fields: CallFields, words: string): boolean {
  const { quickEntryText: _line, ...others } = fields;
  const texts: readonly unknown[] = [
    ...Object.values(others),
    ...fields.questions.list.map(({ answer }) => answer),
  ];
  const kept = texts
    .filter((text) => typeof text === 'string')
    .join('\n')
    .toLowerCase();
  const digits = extractDigits(kept);
  const phone = extractDigits(fields.phone);
  const pin = new Set([fields.latitude, fields.longitude].filter((text) => text.trim() !== '').map(Number));
  // With a slip in it, it is the number that was typed since.
  const isNumberKept = (number: string) =>
    digits.includes(number.replace(/^0/, '')) ||
    number.slice(0, fewestDigits) === phone.slice(0, fewestDigits);
  return words
    .toLowerCase()
    .split(/[\s,，;/]+/)
    .every((word) => {
      const number = extractDigits(word);
      return (
        kept.includes(word) || pin.has(Number(word)) || (number.length > fewestDigits && isNumberKept(number))
      );
    });
}

const fewestDigits = 6;

/** `says` and `reach me at` only lead to a field; `call wife first` and `3 pm` do not. */
function saysSomething(piece: string): boolean {
  const words = (piece.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}'’]+/gu) ?? []).filter(
    (word) => !leadingWords.has(word) && !leadingChinese.test(word),
  );
  return words.length > 1 || /\d|\p{Script=Han}{3}/u.test(words.join(' '));
}

const leadingWords = new Set(
  `a an the and or at to for from of on in w with by is's this that my our his her their me him us she he they i it cust customer caller merchant
  owner boss bos manager mgr supervisor staff cashier barista nurse reception receptionist worker says said say called calling call back calls
  rang ring phoned spoke speak spoken reports reported report asks asked ask requested request wants would like pls please plz kindly arrange
  number no num hp phone tel contact reach regards thanks thank best hi hello dear sir sis bro support team ticket message dia kata cakap ckp
  dgn dengan dari tanya lapor bagitau minta tolong kat di yang pelanggan pemilik nombor telefon panggilan namanya nama name hubungi boleh nak`.split(
    /\s+/,
  ),
);
const leadingChinese =
  /^(?:老板娘?|先生|小姐|客人|客户|顾客|打|打来|打来说|想问|请|请打给|请回电|早安|你好|谢谢|地点|电话|说|讲|老板说)$/u;
