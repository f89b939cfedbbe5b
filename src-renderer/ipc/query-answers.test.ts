import { expect, test } from 'vitest';
import { fail, succeed } from '../../shared/result';
import { addAnswer, getShownAnswers, unanswered, type QueryAnswers } from './query-answers';

const first = { phone: '0123456789' };
const second = { phone: '0198765432' };
const nothing: QueryAnswers<'calls.find-missed-of-caller'> = unanswered;

test('an answer stands with its request until another request is answered', () => {
  const answers = addAnswer(nothing, first, succeed(null));
  expect(getShownAnswers(answers, second).dataOf).toBe(first);
  expect(addAnswer(answers, second, succeed(null)).dataOf).toBe(second);
});

test('a failed answer leaves what was answered before it, and the next one takes its error away', () => {
  const failed = addAnswer(
    addAnswer(nothing, first, succeed(null)),
    second,
    fail({ kind: 'not-found', what: 'call' }),
  );
  expect(failed).toEqual({ data: null, dataOf: first, error: { kind: 'not-found', what: 'call' } });
  expect(addAnswer(failed, second, succeed(null)).error).toBeNull();
});

test('while there is nothing to ask for nothing is shown, and what was answered comes back with its request', () => {
  const answers = addAnswer(nothing, first, succeed(null));
  expect(getShownAnswers(answers, undefined)).toEqual(unanswered);
  expect(getShownAnswers(answers, first)).toEqual(answers);
});
