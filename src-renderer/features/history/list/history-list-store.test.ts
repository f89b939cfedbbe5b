import { expect, test } from 'vitest';
import { pageLength } from '../../../../shared/history/history-query-and-page';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import { succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { getRow, type FirstList } from './history-list-state';
import { createHistoryListStore } from './history-list-store';

const row = (id: number, name = 'Ahmad'): TicketSummary => ({
  id,
  reference: `SH-${id}`,
  status: 'created',
  caseNumber: null,
  createdAtMs: id,
  name,
  phone: '60123456789',
  storeName: null,
  issue: 'printer',
  regionName: 'Selangor',
  serviceId: 18,
  lastOutcome: null,
  ending: null,
  agent: null,
});

/**
 * A history of `size` tickets without the removed ones, newest first. A text search is answered when it is released. A
 * page after a removed ticket is empty, as when sorted by name.
 */
function history(
  size: number,
  sliceLength = 1_000,
  untilQuiet?: () => Promise<void>,
  start: FirstList = { selectedId: null },
) {
  const waiting: Array<() => void> = [];
  const now = { size, gone: new Set<number>() };
  const below = (id: number) =>
    Array.from({ length: Math.max(0, id - 1) }, (_, at) => id - 1 - at).filter((one) => !now.gone.has(one));
  const reads: (number | null)[] = [];
  const asked: { text: string; mode: string | undefined }[] = [];
  const counting = { slices: 0 };
  const { bridge } = createFakeBridge({
    'history.search': async ({ text, filter, before, limit }) => {
      asked.push({ text, mode: filter?.mode });
      if (text !== '') await new Promise<void>((resolve) => waiting.push(resolve));
      reads.push(before);
      const all = before !== null && now.gone.has(before) ? [] : below(before ?? now.size + 1);
      const ids = all.slice(0, limit);
      const rows = ids.map((id) => row(id, text));
      return succeed({ rows, next: all.length > limit ? (ids.at(-1) ?? null) : null });
    },
    'history.get-page-index': async ({ after, counted, pageLength: length }) => {
      counting.slices += 1;
      await Promise.resolve();
      const all = below(after ?? now.size + 1);
      const ids = all.slice(0, sliceLength);
      const pageEnds = ids.filter((_id, at) => (counted + at + 1) % length === 0);
      const next = all.length > sliceLength ? (ids.at(-1) ?? null) : null;
      return succeed({ pageEnds, count: counted + ids.length, next });
    },
  });
  const list = createHistoryListStore(createIpcClient(bridge).ask, start, untilQuiet);
  /** Waits until every request has been answered. */
  const settled = async () => {
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  return { list, waiting, now, reads, asked, counting, settled, state: () => list.store.get() };
}

test('the newest row is chosen first, and the arrows stop at both ends', async () => {
  const { list, state } = history(3);
  await list.search({});
  expect(state()).toMatchObject({ count: 3, isWhole: true, selectedRow: 0, selectedId: 3 });
  list.move(-1);
  expect(state().selectedId).toBe(3);
  list.move(10);
  expect(state()).toMatchObject({ selectedRow: 2, selectedId: 1 });
});

test.each([false, true])(
  'close matches are shown before the exact search has ended, and stand behind its matches, moved: %s',
  async (isMoved) => {
    const waiting: Array<() => void> = [];
    const closeMatches = [7, 5].map((ticketId) => ({ ticketId, words: ['semalam'] }));
    const { bridge } = createFakeBridge({
      'history.search': async ({ mayBeUnfinished }) => {
        if (mayBeUnfinished === true)
          return succeed({ rows: [row(7), row(5)], next: 3, closeMatches, isUnfinished: true });
        await new Promise<void>((resolve) => waiting.push(resolve));
        return succeed({ rows: [row(2), row(7), row(5)], next: null, closeMatches });
      },
    });
    const list = createHistoryListStore(createIpcClient(bridge).ask, { selectedId: null });
    const searched = list.search({ text: 'sejak semalan' });
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(list.store.get()).toMatchObject({ count: 2, isWhole: false, selectedId: 7 });
    if (isMoved) list.move(1);
    for (const answer of waiting) answer();
    await searched;

    const state = list.store.get();
    expect(state.pages.get(0)?.rows.map(({ id }) => id)).toEqual([2, 7, 5]);
    expect(state).toMatchObject({ count: 3, isWhole: true });
    expect([state.selectedRow, state.selectedId]).toEqual(isMoved ? [2, 5] : [0, 2]);
  },
);

test('an exact match that came with close ones stays selected when a newer one is found', async () => {
  const closeMatches = [{ ticketId: 5, words: ['semalam'] }];
  const { bridge } = createFakeBridge({
    'history.search': ({ mayBeUnfinished }) =>
      Promise.resolve(
        mayBeUnfinished === true
          ? succeed({ rows: [row(7), row(5)], next: 3, closeMatches, isUnfinished: true })
          : succeed({ rows: [row(9), row(7), row(5)], next: null, closeMatches }),
      ),
  });
  const list = createHistoryListStore(createIpcClient(bridge).ask, { selectedId: null });
  await list.search({ text: 'sejak semalan' });
  expect(list.store.get()).toMatchObject({ selectedRow: 1, selectedId: 7 });
});

test.each<[string, number[], number]>([
  ['behind the exact ones', [9], 9],
  ['alone, and the first one is selected', [], 5],
])('close matches that take long come %s', async (_where, exact, selectedId) => {
  const waiting: Array<() => void> = [];
  const { bridge } = createFakeBridge({
    'history.search': async ({ mayBeUnfinished }) => {
      if (mayBeUnfinished === true)
        return succeed({ rows: exact.map((id) => row(id)), next: null, isUnfinished: true });
      await new Promise<void>((resolve) => waiting.push(resolve));
      return succeed({
        rows: [...exact, 5].map((id) => row(id)),
        next: null,
        closeMatches: [{ ticketId: 5, words: ['yusof'] }],
      });
    },
  });
  const list = createHistoryListStore(createIpcClient(bridge).ask, { selectedId: null });
  const searched = list.search({ text: 'yusuf' });
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(list.store.get()).toMatchObject({ count: exact.length, isWhole: true });
  for (const answer of waiting) answer();
  await searched;

  expect(list.store.get()).toMatchObject({
    count: exact.length + 1,
    isWhole: true,
    selectedRow: 0,
    selectedId,
  });
});

test('tickets that change before an unfinished answer are read once it is finished', async () => {
  let asked = 0;
  const { bridge } = createFakeBridge({
    'history.search': ({ mayBeUnfinished }) => {
      asked += 1;
      if (mayBeUnfinished === true) void list.refresh();
      const rows = asked < 3 ? [row(7)] : [row(8), row(7)];
      return Promise.resolve(
        succeed({ rows, next: null, ...(mayBeUnfinished === true && { isUnfinished: true }) }),
      );
    },
  });
  const list = createHistoryListStore(createIpcClient(bridge).ask, { selectedId: null });
  await list.search({ text: 'yusuf' });

  expect(
    list.store
      .get()
      .pages.get(0)
      ?.rows.map(({ id }) => id),
  ).toEqual([8, 7]);
  expect(asked).toBe(3);
});

test('counts the whole list after its first page, and jumps to any row', async () => {
  const { list, state, reads, settled } = history(25_030);
  await list.search({});
  await settled();
  expect(state()).toMatchObject({ count: 25_030, isWhole: true });
  const readBefore = reads.length;
  list.selectRow(25_029);
  list.show(25_010, 25_030);
  await settled();
  expect(state().selectedId).toBe(1);
  expect(getRow(state(), 25_015)?.id).toBe(25_030 - 25_015);
  // That page and the one before it, but not all the pages on the way.
  expect(reads.length - readBefore).toBeLessThanOrEqual(2);
});

test('every row is in its place, in whatever order pages load', async () => {
  const { list, state, settled } = history(1_050);
  await list.search({});
  for (const first of [900, 0, 450, 1_040, 203]) {
    list.show(first, first + 10);
    await settled();
  }
  for (const [number, page] of state().pages) {
    for (const [at, { id }] of page.rows.entries()) expect(id).toBe(1_050 - number * pageLength - at);
  }
  expect(state().pages.size).toBeGreaterThan(5);
});

test('keeps only some pages of a list that was scrolled through', async () => {
  const { list, state, settled } = history(20_000);
  await list.search({});
  await settled();
  for (let first = 0; first < 20_000; first += pageLength) {
    list.show(first, first + 10);
    await settled();
  }
  expect(state().pages.size).toBeLessThanOrEqual(80);
  expect(getRow(state(), 19_905)?.id).toBe(95);
});

test('each search chooses its first row, unless the agent has gone to another', async () => {
  const { list, now, state } = history(3);
  await list.search({});
  now.size = 4;
  await list.search({});
  expect(state()).toMatchObject({ selectedRow: 0, selectedId: 4 });
  list.move(1);
  now.size = 5;
  await list.search({});
  expect(state()).toMatchObject({ selectedRow: 2, selectedId: 3 });
});

test('a new ticket moves the others down, and the selection stays', async () => {
  const { list, state, now, settled } = history(2_000);
  await list.search({});
  await settled();
  list.show(1_200, 1_215);
  list.selectRow(1_205);
  await settled();
  expect(state().selectedId).toBe(795);
  now.size += 1;
  await list.refresh();
  await settled();
  expect(state()).toMatchObject({ count: 2_001, selectedRow: 1_206, selectedId: 795 });
  expect(getRow(state(), 0)?.id).toBe(2_001);
  expect(getRow(state(), 1_206)?.id).toBe(795);
});

const ids = (from: number, to: number) =>
  new Set(Array.from({ length: to - from + 1 }, (_, at) => from + at));

test('a page that begins after a deleted ticket does not stay blank: the list is counted again, once', async () => {
  const { list, state, now, counting, settled } = history(1_050);
  await list.search({});
  await settled();
  const slices = counting.slices;
  now.gone = ids(300, 400);
  list.show(700, 715);
  await settled();
  expect(state()).toMatchObject({ count: 949, isWhole: true });
  expect(getRow(state(), 700)?.id).toBe(949 - 700);
  list.show(930, 949);
  await settled();
  expect(getRow(state(), 948)?.id).toBe(1);
  expect(counting.slices - slices).toBe(1);
});

test('removing the oldest tickets leaves the selection in place', async () => {
  const { list, state, now, settled } = history(1_050);
  await list.search({});
  list.selectRow(260);
  list.show(255, 270);
  await settled();
  now.gone = ids(1, 500);
  await list.refresh();
  await settled();
  expect(state()).toMatchObject({ count: 550, selectedRow: 260, selectedId: 790 });
});

test('a shorter list has no row and no selection beyond its end', async () => {
  const { list, state, now, settled } = history(1_050);
  await list.search({});
  await settled();
  list.selectRow(Infinity);
  list.show(1_040, 1_050);
  await settled();
  now.gone = ids(1, 100);
  await list.refresh();
  list.show(940, 950);
  await settled();
  expect(state()).toMatchObject({ count: 950, selectedRow: null, selectedId: 1 });
  expect(getRow(state(), 949)?.id).toBe(101);
  list.selectRow(Infinity);
  await settled();
  expect(state()).toMatchObject({ selectedRow: 949, selectedId: 101 });

  now.gone = ids(1, 1_050);
  await list.refresh();
  await settled();
  expect(state()).toMatchObject({ count: 0, selectedRow: null });
  list.move(1);
  now.gone = new Set();
  await list.refresh();
  await settled();
  expect(state().count).toBe(1_050);
});

test.each([
  ['short', 3],
  ['long', 2_000],
])('a ticket that arrives during a search of a %s list is shown after it', async (_length, size) => {
  const { list, waiting, now, state, settled } = history(size);
  const searched = list.search({ text: 'a' });
  await settled();
  const answer = waiting.shift();
  // Read before the ticket arrives, and answered behind it.
  const before = now.size;
  await list.refresh();
  answer?.();
  await settled();
  expect(state()).toMatchObject({ resultsText: 'a' });
  now.size = before + 1;
  for (const next of waiting.splice(0)) next();
  await searched;
  await settled();
  expect(getRow(state(), 0)?.id).toBe(size + 1);
  expect(state()).toMatchObject({ count: size + 1, isWhole: true, selectedId: size });
});

test('an answer to an older question is not shown', async () => {
  const { list, waiting, state, settled } = history(1);
  const first = list.search({ text: 'a' });
  const second = list.search({ text: 'ab' });
  await settled();
  waiting[1]?.();
  await second;
  waiting[0]?.();
  await first;
  expect(getRow(state(), 0)?.name).toBe('ab');
});

test('a list is counted only once the typing pauses, and then only that of the last text', async () => {
  const pauses: Array<() => void> = [];
  const untilQuiet = () => new Promise<void>((resolve) => pauses.push(resolve));
  const { list, waiting, counting, state, settled } = history(2_000, 1_000, untilQuiet);
  await list.search({});
  const ofEverything = counting.slices;
  expect(ofEverything).toBe(2);

  void list.search({ text: 'a' });
  await settled();
  waiting.shift()?.();
  await settled();
  expect(state()).toMatchObject({ resultsText: 'a', isWhole: false, count: pageLength });
  void list.search({ text: 'ab' });
  await settled();
  expect(state()).toMatchObject({ query: { text: 'ab' }, resultsText: 'a' });
  waiting.shift()?.();
  await settled();
  pauses.shift()?.();
  await settled();
  expect(counting.slices).toBe(ofEverything);

  pauses.shift()?.();
  await settled();
  expect(counting.slices).toBe(ofEverything + 2);
  expect(state()).toMatchObject({ resultsText: 'ab', isWhole: true, count: 2_000 });
});

test('going to the end while counting selects the last row once it is known', async () => {
  const pauses: Array<() => void> = [];
  const untilQuiet = () => new Promise<void>((resolve) => pauses.push(resolve));
  const { list, waiting, state, settled } = history(1_050, 500, untilQuiet);
  void list.search({ text: 'a' });
  await settled();
  waiting.shift()?.();
  await settled();
  list.selectRow(Infinity);
  expect(state()).toMatchObject({ selectedRow: pageLength - 1, isWhole: false });

  pauses.shift()?.();
  for (let turn = 0; turn < 20; turn += 1) {
    await settled();
    for (const answer of waiting.splice(0)) answer();
  }
  expect(state()).toMatchObject({ isWhole: true, count: 1_050, selectedRow: 1_049, selectedId: 1 });
  list.move(-1);
  expect(state()).toMatchObject({ selectedRow: 1_048, selectedId: 2 });
});

test('selects a requested case, also the same one again after another', async () => {
  const { list, state } = history(200);
  await list.search({});
  list.open(7);
  expect(state()).toMatchObject({ selectedId: 7, selectedRow: null });
  list.selectRow(0);
  expect(state().selectedId).toBe(200);
  list.open(7);
  expect(state().selectedId).toBe(7);
});

test.each([
  ['three newer tickets have come', 197, 803],
  ['it is in the list no more', 2_000, null],
])('a case left in row 800 stays selected, also when %s', async (_when, selectedId, selectedRow) => {
  const { list, settled, state } = history(1_000, 300, undefined, { selectedId, selectedRow: 800 });
  const isFound = list.search({});
  list.open(selectedId);
  await isFound;
  expect(state().selectedRow).toBe(800);
  list.show(790, 810);
  await settled();
  expect(state()).toMatchObject({ isWhole: true, selectedId, selectedRow });
});

test.each(['before', 'after'])(
  'a case that was left and is gone gives way to the first one, %s the list is there',
  async (when) => {
    const { list, settled, state } = history(1_000, 300, undefined, { selectedId: 2_000, selectedRow: 800 });
    const isFound = list.search({});
    list.open(2_000);
    if (when === 'after') await isFound;
    expect(list.skip(7), 'another one is shown').toBe(false);
    expect(list.skip(2_000)).toBe(true);
    await isFound;
    await settled();
    expect(state()).toMatchObject({ selectedId: 1_000, selectedRow: 0 });
    list.skip(2_000);
    expect(state()).toMatchObject({ selectedId: 1_000 });
  },
);

test('a requested case switches back from the list of the other mode', async () => {
  const { list, asked, state, settled } = history(200);
  await list.search({ filter: { mode: 'practice', priorities: [1] } });
  list.open(7);
  expect(state()).toMatchObject({ resultsMode: 'practice', selectedId: 200 });
  await settled();
  expect(asked.at(-1)).toEqual({ text: '', mode: undefined });
  expect(state()).toMatchObject({ resultsMode: undefined, selectedId: 7, selectedRow: null });
  expect(state().query.filter).toEqual({ priorities: [1] });
});

test('selects a case requested during a search in that search only', async () => {
  const { list, waiting, state, settled } = history(200);
  await list.search({});
  for (const [text, selectedId] of [
    ['a', 7],
    ['ab', 200],
  ] as const) {
    void list.search({ text });
    if (text === 'a') list.open(7);
    await settled();
    for (const answer of waiting.splice(0)) answer();
    await settled();
    expect(state()).toMatchObject({ resultsText: text, selectedId });
  }
});
