import { expect, it } from 'vitest';
import { createArrivedTicketsNotifier } from './arrived-tickets-notifier';

it('tells ever less often while tickets keep coming, at once when all have come, and soon of the next ones', () => {
  const delaysMs: number[] = [];
  let [runLast, tells] = [(): void => undefined, 0];
  const notifier = createArrivedTicketsNotifier(
    (delayMs, run) => {
      delaysMs.push(delayMs);
      runLast = run;
      return () => {
        runLast = () => undefined;
      };
    },
    () => {
      tells += 1;
    },
  );
  for (let page = 0; page < 6; page += 1) {
    notifier.ticketsCame();
    notifier.ticketsCame();
    runLast();
  }
  expect(delaysMs).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 16_000]);
  notifier.ticketsCame();
  notifier.allCame();
  expect(tells).toBe(7);
  runLast();
  notifier.allCame();
  expect(tells).toBe(7);

  notifier.ticketsCame();
  notifier.allCame();
  expect([delaysMs.at(-1), tells]).toEqual([1_000, 7]);
  runLast();
  expect(tells).toBe(8);
});
