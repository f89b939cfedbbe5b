import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { succeed } from '../../../shared/result';
import { openDatabase } from '../../db/open-database';
import { openStoresInProcess } from '../../data/open-stores-in-process.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { ended, newTicket, outcomes } from '../../tickets/sample-ticket.fixture';
import { createSearchIndexer } from './search-indexer';

function createTestIndexer(left: boolean[]) {
  const scheduled: (() => void)[] = [];
  let steps = 0;
  const indexer = createSearchIndexer({
    ticketIndex: {
      indexSome: () => {
        steps += 1;
        return Promise.resolve(succeed(left[steps - 1] ?? false));
      },
    },
    schedule: (_delayMs, run) => {
      scheduled.push(run);
      return () => scheduled.splice(scheduled.indexOf(run), 1);
    },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { indexer, scheduled, settle, steps: () => steps };
}

test('continues step by step until little is left', async () => {
  const { indexer, scheduled, settle, steps } = createTestIndexer([true, true, false]);
  indexer.start();
  while (scheduled.length > 0) {
    scheduled.shift()?.();
    await settle();
  }
  expect(steps()).toBe(3);
});

test('does nothing more once it is closed', async () => {
  const { indexer, scheduled, settle, steps } = createTestIndexer([true, true, true]);
  indexer.start();
  scheduled.shift()?.();
  await settle();
  await indexer.close();
  expect(scheduled).toHaveLength(0);
  indexer.start();
  expect(scheduled).toHaveLength(0);
  expect(steps()).toBe(1);
});

test('looks again after a change, once for all that change meanwhile', async () => {
  const { indexer, scheduled, settle, steps } = createTestIndexer([false, false]);
  indexer.ticketChanged();
  indexer.ticketChanged();
  expect(scheduled).toHaveLength(1);
  scheduled.shift()?.();
  await settle();
  expect(scheduled).toHaveLength(0);
  indexer.ticketChanged();
  scheduled.shift()?.();
  await settle();
  expect(steps()).toBe(2);
});

test('indexes nothing while held, and indexes the changes once it is resumed', async () => {
  const { indexer, scheduled, settle, steps } = createTestIndexer([true, false, false]);
  indexer.start();
  scheduled.shift()?.();
  const release = indexer.hold();
  await settle();
  indexer.ticketChanged();
  expect(scheduled).toHaveLength(0);
  release();
  expect(scheduled).toHaveLength(1);
  scheduled.shift()?.();
  await settle();
  expect(steps()).toBe(2);

  indexer.hold()();
  expect(scheduled).toHaveLength(0);
});

test('indexes at once what a search by ear waits for, but no long history', async () => {
  const { indexer, scheduled, settle, steps } = createTestIndexer([false, true, false]);
  indexer.ticketChanged();
  await indexer.catchUp();
  expect({ steps: steps(), scheduled: scheduled.length }).toEqual({ steps: 1, scheduled: 0 });

  await indexer.catchUp();
  expect(steps()).toBe(1);

  indexer.ticketChanged();
  scheduled.shift()?.();
  await settle();
  await indexer.catchUp();
  expect({ steps: steps(), scheduled: scheduled.length }).toEqual({ steps: 2, scheduled: 1 });
});

test('a sending leaves the index alone, and what a crash left out of it is in it after the next start', async () => {
  const folder = join(tempFolder(), 'live');
  const before = await storesIn(folder);
  for (let number = 1; number <= 70; number += 1) {
    await before.calls.begin(`call-${number}`, 0);
    const made = await before.tickets.make(newTicket(`call-${number}`, `SH-${number}`), true);
    const attemptId = made.ok ? (made.value?.attempt?.attemptId ?? 0) : 0;
    await before.tickets.endAttempt(ended(attemptId, outcomes.created), true);
  }
  expect(inIndex(folder)).toEqual({ indexed: 0, unindexed: 70 });

  const afterCrash = join(tempFolder(), 'live');
  cpSync(folder, afterCrash, { recursive: true });
  const { ticketIndex } = await storesIn(afterCrash);
  const scheduled: (() => void)[] = [];
  const indexer = createSearchIndexer({
    ticketIndex,
    schedule: (_delayMs, run) => {
      scheduled.push(run);
      return () => undefined;
    },
  });
  indexer.start();
  expect(inIndex(afterCrash)).toEqual({ indexed: 0, unindexed: 70 });
  scheduled.shift()?.();
  await indexer.close();
  expect(inIndex(afterCrash)).toEqual({ indexed: 70, unindexed: 0 });
});

async function storesIn(folder: string) {
  const opened = await openStoresInProcess(join(folder, 'helpdesk.db'), { nowMs: 0, mustRestore: false });
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** The tickets with one status, which each has as a whole word in the index. */
function inIndex(folder: string): { indexed: number; unindexed: number } {
  const opened = openDatabase(join(folder, 'helpdesk.db'), 'read');
  if (!opened.ok) throw new Error(opened.error.detail);
  const count = (sql: string) => Number(opened.value.prepare(sql).pluck().get());
  const counts = {
    indexed: count(`SELECT count(*) FROM ticket_index WHERE ticket_index MATCH '"\ue200created"'`),
    unindexed: count('SELECT count(*) FROM index_pending'),
  };
  opened.value.close();
  return counts;
}
