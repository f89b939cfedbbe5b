import { expect, it } from 'vitest';
import { keepLog } from '../log/kept-log.fixture';
import { loggedRun } from './logged-run';

/** Runs one method of a store that takes so long. */
async function linesAfter(store: string, tookMs: number) {
  const kept = keepLog();
  let nowMs = 0;
  const stores = {
    [store]: {
      find: (name: string) => {
        nowMs += tookMs;
        return [name];
      },
    },
  };
  const answer = await loggedRun(stores, kept.log, () => nowMs)(store, 'find', ['Ahmad']);
  expect(answer).toEqual({ ok: true, value: ['Ahmad'] });
  return kept.lines;
}

it('names a statement that took more than 50 ms, and not what it was asked', async () => {
  expect(await linesAfter('callers', 51.4)).toEqual([
    ['warn', 'slow statement', { store: 'callers', method: 'find', ms: 51 }],
  ]);
  expect(await linesAfter('callers', 50)).toEqual([]);
});

it('leaves long work alone, which is meant to take long', async () => {
  expect(await linesAfter('exports', 60_000)).toEqual([]);
});
