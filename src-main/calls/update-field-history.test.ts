import { expect, it } from 'vitest';
import { answerQuestion, askQuestions, noQuestions } from '../../shared/calls/asked-questions';
import { blankCallFields, type FieldHistory } from '../../shared/calls/call';
import { updateFieldHistory } from './update-field-history';

function typed(...texts: string[]): FieldHistory {
  let history: FieldHistory = {};
  for (let index = 1; index < texts.length; index += 1) {
    const [before = '', after = ''] = [texts[index - 1], texts[index]];
    history = updateFieldHistory(
      history,
      { ...blankCallFields, issue: before },
      { ...blankCallFields, issue: after },
    );
  }
  return history;
}

it('typing on adds nothing to the history', () => {
  expect(typed('', 'P', 'Pri', 'Printer')).toEqual({});
});

it('a text deleted letter by letter appears once, complete', () => {
  expect(typed('Printer dead', 'Printer d', 'Printer', 'Prin', '')).toEqual({ issue: ['Printer dead'] });
});

it('every replaced text appears, newest last', () => {
  expect(typed('first', 'second', 'third')).toEqual({ issue: ['first', 'second'] });
});

it('keeps the last twenty', () => {
  const texts = Array.from({ length: 40 }, (_, index) => `text ${String.fromCodePoint(65 + index)}`);
  expect(typed(...texts)['issue']).toEqual(texts.slice(19, 39));
});

it('has the earlier answers to each question', () => {
  const asked = askQuestions(noQuestions, ['Which printer?', 'Light?'], 'en');
  const answered = answerQuestion(asked, 'Light?', 'green');
  const [before, after] = [answered, answerQuestion(answered, 'Light?', 'No')].map((questions) => ({
    ...blankCallFields,
    questions,
  }));
  expect(updateFieldHistory({}, before!, after!)).toEqual({ 'answer: Light?': ['green'] });
  expect(updateFieldHistory({}, before!, blankCallFields)).toEqual({ 'answer: Light?': ['green'] });
});

it('an open note is no text of the call', () => {
  const inNote = { ...blankCallFields, openNote: 'store' } as const;
  expect(updateFieldHistory({}, inNote, blankCallFields)).toEqual({});
});
