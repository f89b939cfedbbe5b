import { splitExtension } from '../phone/split-extension';
import { appendLine } from '../text/append-line';
import { textLimits } from '../tickets/create-ticket-request-schema';
import { type AskedQuestions, maxQuestionLength, listAnswered } from './asked-questions';
import type { CallFields } from './call';

/** Below this, a shortened question no longer says what was asked. */
const minQuestionLength = 24;

/** Returns the remark of a call as it is sent: with the extension that stands in Phone, and the answers. */
export function buildSentRemark({
  phone,
  remark,
  questions,
}: Pick<CallFields, 'phone' | 'remark' | 'questions'>): ReturnType<typeof buildRemark> {
  return buildRemark(addExtensionLine(remark, splitExtension(phone).extension), questions);
}

/**
 * StoreHub accepts digits only, so the extension of a number is a line of the remark, once, for the technician. Returns the
 * remark unchanged for '', and where a line begins with it: `ext 12, ask for Ali`.
 */
export function addExtensionLine(remark: string, extension: string): string {
  if (extension === '') return remark;
  const line = formatExtensionLine(extension);
  const isThere = remark.split('\n').some((one) => {
    const [start, behind] = [one.trim().slice(0, line.length), one.trim().slice(line.length)];
    return start.toLowerCase() === line.toLowerCase() && !/^[\p{L}\p{N}]/u.test(behind);
  });
  return isThere ? remark : appendLine(remark, line);
}

/** Always in English, since StoreHub's staff read the remark. */
export function formatExtensionLine(extension: string): string {
  return `Ext ${extension}`;
}

/** Returns the extension that is sent with the number, '' without one: it stands in Phone, or on a line of the remark. */
export function findSentExtension({ phone, remark }: Pick<CallFields, 'phone' | 'remark'>): string {
  const { extension } = splitExtension(phone);
  if (extension !== '') return extension;
  const lines = remark.split('\n').map((line) => /^ext (\d.{0,59})$/iu.exec(line.trim())?.[1]);
  return lines.findLast((found) => found !== undefined) ?? '';
}

/**
 * Returns the remark as it is sent: what the agent wrote, and below it each question with its answer, in order.
 * Answers are never cut. If the whole exceeds StoreHub's limit, the questions are shortened just enough, each ending
 * with `…`, and `areQuestionsShortened` is true. If even that is too long, the text exceeds the limit.
 */
export function buildRemark(
  remark: string,
  questions: AskedQuestions,
): { readonly text: string; readonly areQuestionsShortened: boolean } {
  const whole = joinRemark(remark, questions, maxQuestionLength);
  const fits = (maxLength: number) =>
    joinRemark(remark, questions, maxLength).trim().length <= textLimits.remark;
  if (whole.trim().length <= textLimits.remark || !fits(minQuestionLength)) {
    return { text: whole, areQuestionsShortened: false };
  }
  let maxLength = maxQuestionLength;
  while (!fits(maxLength)) maxLength -= 1;
  return { text: joinRemark(remark, questions, maxLength), areQuestionsShortened: true };
}

/** Returns the remark of a call with all of its answers, of any length. */
export function joinRemark(remark: string, questions: AskedQuestions, maxLength = maxQuestionLength): string {
  const answered = listAnswered(questions);
  if (answered.length === 0) return remark;
  const lines = answered.map(({ question, answer }) => {
    const asked = shorten(question.trim(), maxLength);
    return `${asked}${/[?？:：.。!！…]$/u.test(asked) ? '' : ':'} ${answer.trim()}`;
  });
  return [remark.trim(), ...lines].filter((line) => line !== '').join('\n');
}

/** Half of a surrogate pair does not stay at the cut. */
function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text
    .slice(0, maxLength - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
