import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textLimits } from '../tickets/create-ticket-request-schema';
import { blankCallFields } from './call';
import { buildEndedCallContent } from './build-ended-call-content';
import {
  advanceQuestion,
  answerQuestion,
  askQuestions,
  listAnswered,
  noQuestions,
  skipAnswered,
  undoQuestions,
  type AskedQuestions,
} from './asked-questions';
import { buildRemark, joinRemark } from './build-remark-with-answers';

const printer = askQuestions(noQuestions, ['Which printer?', 'Is its light on?'], 'en');
const answersOf = ({ list }: AskedQuestions) => list.map(({ question, answer }) => [question, answer]);

describe('questions', () => {
  test('are asked one after the other, then those without an answer', () => {
    const second = advanceQuestion(printer);
    expect(second).toMatchObject({ questions: { at: 1 }, isDone: false });
    expect(advanceQuestion(second.questions)).toMatchObject({ questions: { at: 0 }, isDone: true });
    const answered = answerQuestion(second.questions, 'Which printer?', 'Epson');
    expect(advanceQuestion(answered)).toMatchObject({ questions: { at: 1 }, isDone: true });
    expect(advanceQuestion(noQuestions)).toEqual({ questions: noQuestions, isDone: true });
  });

  test('that are answered are skipped, also from the last one on to the first', () => {
    const four = askQuestions(noQuestions, ['A', 'B', 'C', 'D'], 'en');
    const skip = (at: number, ...answered: string[]) => {
      const given = answered.reduce((all, question) => answerQuestion(all, question, 'yes'), four);
      return skipAnswered({ ...given, at }).at;
    };
    expect(skip(0)).toBe(0);
    expect(skip(0, 'A', 'C')).toBe(1);
    expect(skip(2, 'B', 'C', 'D')).toBe(0);
    expect(skip(2, 'A', 'B', 'C', 'D')).toBe(2);
    expect(skipAnswered(noQuestions)).toBe(noQuestions);
  });

  test('of another preset take the place of the earlier ones, with the answer to what both ask', () => {
    const answered = ['Which printer?', 'Is its light on?'].reduce(
      (all, question) => answerQuestion(all, question, 'No'),
      printer,
    );
    const next = askQuestions(answered, ['Is its light on?', 'Which bank?', 'Which bank?'], 'ms');
    expect(answersOf(next)).toEqual([
      ['Is its light on?', 'No'],
      ['Which bank?', ''],
    ]);
    expect(next).toMatchObject({ at: 1, list: [{ language: 'en' }, { language: 'ms' }] });
    expect(askQuestions(answered, [], 'en')).toEqual(noQuestions);
  });

  test('begin with the first one that was not answered before', () => {
    const setAside = [
      { question: 'Which printer?', answer: 'Star', language: 'en' },
      { question: 'Which printer?', answer: 'Epson', language: 'en' },
    ] as const;
    const again = askQuestions(noQuestions, ['Which printer?', 'Is its light on?'], 'en', setAside);
    expect(again).toEqual({ ...answerQuestion(printer, 'Which printer?', 'Epson'), at: 1 });
  });

  test('go with the undo of their preset, and so do their answers unless its text stays', () => {
    expect(undoQuestions(printer, noQuestions, printer)).toEqual(noQuestions);
    const answered = answerQuestion(printer, 'Which printer?', 'Epson');
    expect(undoQuestions(answered, noQuestions, printer)).toEqual(noQuestions);
    const kept = undoQuestions(answered, noQuestions, printer, true);
    expect(answersOf(kept)).toEqual([['Which printer?', 'Epson']]);
  });

  test('lose the answer that is undone, and no other', () => {
    const yes = answerQuestion(printer, 'Which printer?', 'Yes');
    const both = answerQuestion(yes, 'Is its light on?', 'No');
    expect(undoQuestions(both, printer, yes)).toEqual(answerQuestion(printer, 'Is its light on?', 'No'));
    const changed = answerQuestion(yes, 'Which printer?', 'Yes, the Epson');
    expect(undoQuestions(changed, printer, yes)).toEqual(changed);
  });

  test('that an earlier preset asked return with the undo of the later one, whose answers go', () => {
    const epson = answerQuestion(printer, 'Which printer?', 'Epson');
    const later = askQuestions(epson, ['Which bank?'], 'en');
    const answered = answerQuestion(later, 'Which bank?', 'Maybank');
    expect(answersOf(undoQuestions(answered, epson, later))).toEqual([
      ['Which printer?', 'Epson'],
      ['Is its light on?', ''],
    ]);
  });
});

describe('the remark', () => {
  test('has what was answered below what was written, in the order of the questions', () => {
    const answered = answerQuestion(
      answerQuestion(printer, 'Is its light on?', ' No '),
      'Which printer?',
      'Epson',
    );
    expect(buildRemark('Gate 3 \n', answered)).toEqual({
      text: 'Gate 3\nWhich printer? Epson\nIs its light on? No',
      areQuestionsShortened: false,
    });
    expect(buildRemark('', answered).text).toBe('Which printer? Epson\nIs its light on? No');
    expect(buildRemark(' as typed ', printer).text).toBe(' as typed ');
  });

  test('tells a question without a question mark from its answer', () => {
    const asked = askQuestions(noQuestions, ['Serial number', '灯亮着吗？'], 'zh');
    const answered = asked.list.reduce((all, { question }) => answerQuestion(all, question, '是'), asked);
    expect(joinRemark('', answered)).toBe('Serial number: 是\n灯亮着吗？ 是');
  });

  const anyQuestions = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme', size: 'max' }), {
      maxLength: 12,
      selector: (question) => question.trim(),
    })
    .chain((list) =>
      fc
        .array(fc.string({ maxLength: 60, size: 'max' }), { minLength: list.length, maxLength: list.length })
        .map((answers) =>
          list.reduce<AskedQuestions>(
            (all, question, at) => answerQuestion(all, question, answers[at] ?? ''),
            askQuestions(
              noQuestions,
              list.map((question) => question.slice(0, 200)),
              'en',
            ),
          ),
        ),
    );

  test('holds every answer whole, whatever is shortened', () => {
    fc.assert(
      fc.property(anyQuestions, fc.string({ maxLength: 300, size: 'max' }), (questions, remark) => {
        const { text, areQuestionsShortened } = buildRemark(remark, questions);
        for (const { answer } of listAnswered(questions)) expect(text).toContain(answer.trim());
        expect(text).toContain(remark.trim());
        const whole = joinRemark(remark, questions);
        const isWithinLimit = text.trim().length <= textLimits.remark;
        expect(areQuestionsShortened).toBe(text !== whole);
        expect(isWithinLimit || !areQuestionsShortened).toBe(true);
        expect(whole.trim().length > textLimits.remark || text === whole).toBe(true);
      }),
    );
  });

  test('of twelve long questions fits, shortened by no more than it must be', () => {
    const long = Array.from({ length: 12 }, (_, nth) => `${String(nth)} ${'word '.repeat(38)}?`);
    const asked = askQuestions(noQuestions, long, 'en');
    const answered = long.reduce((all, question) => answerQuestion(all, question, 'No'), asked);
    const { text, areQuestionsShortened } = buildRemark('', answered);
    expect(areQuestionsShortened).toBe(true);
    expect(text.split('\n')).toHaveLength(12);
    expect(text.length).toBeGreaterThan(textLimits.remark - 2 * 12);
    expect(text.length).toBeLessThanOrEqual(textLimits.remark);
    for (const line of text.split('\n')) expect(line).toMatch(/^\d+ word .*… No$/);
  });

  test('that cannot fit is left whole, and exceeds the limit', () => {
    const answered = answerQuestion(printer, 'Which printer?', 'x'.repeat(1000));
    expect(buildRemark('Gate 3', answered)).toEqual({
      text: joinRemark('Gate 3', answered),
      areQuestionsShortened: false,
    });
  });

  test('of a call without a ticket has every answer and every question in full', () => {
    const answered = answerQuestion(printer, 'Which printer?', 'x'.repeat(1200));
    const content = buildEndedCallContent({ ...blankCallFields, remark: 'Gate 3', questions: answered });
    expect(content.Ticket.Remark).toBe(`Gate 3\nWhich printer? ${'x'.repeat(1200)}`);
  });
});
