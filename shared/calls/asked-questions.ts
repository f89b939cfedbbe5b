import { z } from 'zod';
import { languages, type Language } from '../i18n/language';
import { textLimits } from '../tickets/create-ticket-request';

/** The most characters of a preset's question. */
export const maxQuestionLength = 200;
/** The questions of several presets, where a call changes its subject. */
const maxQuestions = 60;
/** Twice what the window accepts in one field, as for the other texts of a call. */
const maxSavedAnswer = 200_000;

/** A question and the caller's answer, blank until there is one. `language` is the language of the question. */
const askedQuestionSchema = z.strictObject({
  question: z.string().max(maxQuestionLength),
  answer: z.string().max(maxSavedAnswer),
  language: z.enum(languages),
});

export type AskedQuestion = Readonly<z.infer<typeof askedQuestionSchema>>;

/**
 * The questions of a call, copied from its presets, so that a preset changed later changes no call. `at` is the index
 * of the question to ask next. No question is there twice.
 */
export const askedQuestionsSchema = z.strictObject({
  list: z.array(askedQuestionSchema).max(maxQuestions).readonly(),
  at: z.number().int().min(0),
});

export type AskedQuestions = Readonly<z.infer<typeof askedQuestionsSchema>>;

export const noQuestions: AskedQuestions = { list: [], at: 0 };

function isAnswered({ answer }: AskedQuestion): boolean {
  return answer.trim() !== '';
}

export function listAnswered({ list }: AskedQuestions): readonly AskedQuestion[] {
  return list.filter(isAnswered);
}

/** Adds the questions of a preset. What was answered before stays in front, and the rest of an earlier preset goes. */
export function askQuestions(
  earlier: AskedQuestions,
  questions: readonly string[],
  language: Language,
): AskedQuestions {
  const answered = listAnswered(earlier);
  const added = [...new Set(questions)]
    .filter((question) => !answered.some((asked) => asked.question === question))
    .map((question) => ({ question, answer: '', language }));
  return { list: [...answered, ...added].slice(0, maxQuestions), at: added.length > 0 ? answered.length : 0 };
}

/** Writes the answer to one question; blank removes it. */
export function answerQuestion(questions: AskedQuestions, question: string, answer: string): AskedQuestions {
  const list = questions.list.map((asked) => (asked.question === question ? { ...asked, answer } : asked));
  return { ...questions, list };
}

/** Goes on to the next question. After the last one, `isDone` is true, and the first without an answer is next. */
export function advanceQuestion({ list, at }: AskedQuestions): {
  readonly questions: AskedQuestions;
  readonly isDone: boolean;
} {
  const isDone = at + 1 >= list.length;
  const unanswered = Math.max(
    0,
    list.findIndex((asked) => !isAnswered(asked)),
  );
  return { questions: { list, at: isDone ? unanswered : at + 1 }, isDone };
}

/**
 * Undoes one change of the questions, from `before` to `after`, and keeps every answer that was given since then.
 */
export function undoQuestions(
  now: AskedQuestions,
  before: AskedQuestions,
  after: AskedQuestions,
): AskedQuestions {
  const find = ({ list }: AskedQuestions, question: string) =>
    list.find((asked) => asked.question === question);
  const restored = before.list.map((asked) => {
    const current = find(now, asked.question);
    const isAsLeft = find(after, asked.question)?.answer === current?.answer;
    return current === undefined || isAsLeft ? asked : current;
  });
  const answeredSince = now.list.filter(
    (asked) => find(before, asked.question) === undefined && isAnswered(asked),
  );
  const list = [...restored, ...answeredSince].slice(0, maxQuestions);
  return { list, at: Math.min(before.at, Math.max(0, list.length - 1)) };
}

/** The name of a question's answer in the field history. */
export function getAnswerFieldName(question: string): string {
  return `answer: ${question}`;
}

/** Below this, a shortened question no longer says what was asked. */
const minQuestionLength = 24;

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
  const fits = (longest: number) => joinRemark(remark, questions, longest).trim().length <= textLimits.remark;
  if (whole.trim().length <= textLimits.remark || !fits(minQuestionLength)) {
    return { text: whole, areQuestionsShortened: false };
  }
  let longest = maxQuestionLength;
  while (!fits(longest)) longest -= 1;
  return { text: joinRemark(remark, questions, longest), areQuestionsShortened: true };
}

/** Returns the remark of a call with all of its answers, of any length. */
export function joinRemark(remark: string, questions: AskedQuestions, longest = maxQuestionLength): string {
  const answered = listAnswered(questions);
  if (answered.length === 0) return remark;
  const lines = answered.map(({ question, answer }) => {
    const asked = shorten(question.trim(), longest);
    return `${asked}${/[?？:：.。!！…]$/u.test(asked) ? '' : ':'} ${answer.trim()}`;
  });
  return [remark.trim(), ...lines].filter((line) => line !== '').join('\n');
}

/** Half of a surrogate pair does not stay at the cut. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
