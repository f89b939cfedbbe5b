import { expect, test } from 'vitest';
import { succeed, type Result } from '../../shared/result';
import type { AppError } from '../../shared/errors/app-error';
import { createLatestAnswer } from './latest-answer';

/** Requests that are answered when the test says so, in any order, and the answers that were passed on. */
function askLater() {
  const waiting: ((answer: Result<string, AppError>) => void)[] = [];
  const shown: string[] = [];
  const latest = createLatestAnswer<string>(
    () => new Promise((resolve) => void waiting.push(resolve)),
    (answer) => shown.push(answer.ok ? answer.value : answer.error.kind),
  );
  /** Answers the request of this number, counted from 0. */
  const answer = async (number: number, text: string) => {
    waiting[number]?.(succeed(text));
    await Promise.resolve();
  };
  return { latest, waiting, shown, answer };
}

test('an answer that comes after a newer one is dropped', async () => {
  const { latest, shown, answer } = askLater();
  void latest.refresh();
  void latest.refresh();
  await answer(1, 'new');
  await answer(0, 'old');
  expect(shown).toEqual(['new']);
});

test('the answer to a change stays in place of what was asked before, which is asked once more', async () => {
  const { latest, waiting, shown, answer } = askLater();
  void latest.refresh();
  latest.accept(succeed('changed'));
  await answer(0, 'before the change');
  expect(shown).toEqual(['changed']);
  expect(waiting).toHaveLength(2);
  await answer(1, 'changed by another, too');
  expect(shown).toEqual(['changed', 'changed by another, too']);
});

test('a change while nothing is being asked asks nothing', async () => {
  const { latest, waiting, shown, answer } = askLater();
  void latest.refresh();
  await answer(0, 'first');
  latest.accept(succeed('changed'));
  expect(shown).toEqual(['first', 'changed']);
  expect(waiting).toHaveLength(1);
});

test('what was dropped is passed on no more, and what is asked next is', async () => {
  const { latest, shown, answer } = askLater();
  void latest.refresh();
  latest.drop();
  void latest.refresh();
  await answer(0, 'dropped');
  await answer(1, 'next');
  expect(shown).toEqual(['next']);
});
