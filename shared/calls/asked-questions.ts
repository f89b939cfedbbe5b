import { z } from 'zod';
import { languages, type Language } from '../i18n/language';

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

export function isAnswered({ answer }: AskedQuestion): boolean {
  return answer.trim() !== '';
}

export function listAnswered({ list }: AskedQuestions): readonly AskedQuestion[] {
  return list.filter(isAnswered);
}

/**
 * The questions of a preset in place of those of an earlier one, whose answers are about something else. An answer to a
 * question that both ask stays; one that was set aside with the preset comes back.
 * @param setAside see `listSetAsideAnswers`
 */
export function askQuestions(
  earlier: AskedQuestions,
  questions: readonly string[],
  language: Language,
  setAside: readonly AskedQuestion[] = [],
): AskedQuestions {
  const list = [...new Set(questions)].slice(0, maxQuestions).map((question): AskedQuestion => {
    const isSame = (asked: AskedQuestion) => asked.question === question;
    return earlier.list.find(isSame) ?? setAside.findLast(isSame) ?? { question, answer: '', language };
  });
  return { list, at: findFirstUnanswered(list) };
}

/** The same behind what was answered before, for a preset that is about something else as well. */
export function askFurtherQuestions(
  ...[earlier, questions, ...rest]: Parameters<typeof askQuestions>
): AskedQuestions {
  const answered = listAnswered(earlier);
  const further = questions.filter((question) => !answered.some((asked) => asked.question === question));
  const list = [...answered, ...askQuestions(earlier, further, ...rest).list].slice(0, maxQuestions);
  return { list, at: findFirstUnanswered(list) };
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
  return { questions: { list, at: isDone ? findFirstUnanswered(list) : at + 1 }, isDone };
}

/** Goes on to the next question without an answer, and behind the last one to the first; stays where all are answered. */
export function skipAnswered(questions: AskedQuestions): AskedQuestions {
  const { list, at } = questions;
  const order = [...list.keys()].map((index) => (at + index) % list.length);
  const next = order.find((index) => list[index] !== undefined && !isAnswered(list[index])) ?? at;
  return next === at ? questions : { list, at: next };
}

/** The index of the first question without an answer, or 0. */
function findFirstUnanswered(list: AskedQuestions['list']): number {
  return Math.max(
    0,
    list.findIndex((asked) => !isAnswered(asked)),
  );
}

/**
 * Undoes one change of the questions, from `before` to `after`, and keeps every answer given since then to a question that was
 * asked before. The other answers are about the preset and go with it, unless its text stays.
 */
export function undoQuestions(
  now: AskedQuestions,
  before: AskedQuestions,
  after: AskedQuestions,
  doesTextStay = false,
): AskedQuestions {
  const find = ({ list }: AskedQuestions, question: string) =>
    list.find((asked) => asked.question === question);
  const restored = before.list.map((asked) => {
    const current = find(now, asked.question);
    const isAsLeft = find(after, asked.question)?.answer === current?.answer;
    return current === undefined || isAsLeft ? asked : current;
  });
  const answeredSince = doesTextStay
    ? listAnswered(now).filter(({ question }) => find(before, question) === undefined)
    : [];
  const list = [...restored, ...answeredSince].slice(0, maxQuestions);
  return { list, at: Math.min(before.at, Math.max(0, list.length - 1)) };
}

/** The name of a question's answer in the field history. */
export function getAnswerFieldName(question: string): string {
  return `answer: ${question}`;
}
