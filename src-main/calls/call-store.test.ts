import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { openDatabase } from '../db/open-database';
import { tempFolder } from '../db/temp-folder.fixture';
import { createCallStore, maxOpenCalls, maxOpenCallsBytes } from './call-store';

function databaseAt(file: string): Database {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

function freshCalls() {
  const file = join(tempFolder(), 'helpdesk.db');
  const db = databaseAt(file);
  return { db, calls: createCallStore(db), elsewhere: createCallStore(databaseAt(file)) };
}

const written = (name: string): CallFields => ({
  ...blankCallFields,
  name,
  issue: `${name} says: 打印机坏了 🖨️ \0 "`,
});

test('a new call is blank, open, and on disk when it begins', () => {
  const { calls, elsewhere } = freshCalls();
  const begun = calls.begin('call-1', 1_000);
  expect(begun).toEqual({
    id: 'call-1',
    seq: 1,
    fields: blankCallFields,
    revision: 0,
    isParked: false,
    beganAtMs: 1_000,
    savedAtMs: 1_000,
    ticketId: null,
    follows: null,
  });
  expect(elsewhere.get('call-1')).toEqual(begun);
});

test('a call that was blank for a night begins with its first word, one that was greeted before when it was opened', () => {
  const { calls, elsewhere } = freshCalls();
  calls.begin('call-1', 1_000);
  expect(calls.save('call-1', written('Ahmad'), 50_000_000)).toMatchObject({ beganAtMs: 50_000_000 });
  calls.save('call-1', written('Ahmad bin Ali'), 50_001_000);
  expect(elsewhere.get('call-1')).toMatchObject({ beganAtMs: 50_000_000, savedAtMs: 50_001_000 });
  calls.begin('call-2', 1_000);
  expect(calls.save('call-2', written('Balan'), 500_000)).toMatchObject({ beganAtMs: 1_000 });
});

test('a call is begun once: a second one of the same id is refused', () => {
  const { calls } = freshCalls();
  calls.begin('call-1', 1_000);
  calls.save('call-1', written('Ahmad'), 2_000);
  expect(() => calls.begin('call-1', 3_000)).toThrow('UNIQUE');
  expect(calls.get('call-1')?.fields.name).toBe('Ahmad');
});

test('the typed text is on disk, unchanged, when save returns', () => {
  const { calls, elsewhere } = freshCalls();
  calls.begin('call-1', 1_000);
  const saved = calls.save('call-1', written('Ahmad'), 2_000);
  expect(saved).toMatchObject({ fields: written('Ahmad'), revision: 1, savedAtMs: 2_000 });
  expect(elsewhere.get('call-1')).toEqual(saved);
  expect(calls.save('call-1', written('Ali'), 1_500)).toMatchObject({ revision: 2, savedAtMs: 1_500 });
});

test('half an emoji comes back as it was typed', () => {
  const { calls } = freshCalls();
  calls.begin('call-1', 0);
  expect(calls.save('call-1', { ...blankCallFields, issue: 'half \ud83d' }, 0)?.fields.issue).toBe(
    'half \ud83d',
  );
});

test('calls never mix: saving one leaves every other as it was', () => {
  const { calls } = freshCalls();
  const ids = ['a', 'b', 'c'];
  for (const id of ids) calls.begin(id, 0);
  for (const id of ids) calls.save(id, written(id), 1);
  calls.save('b', written('b again'), 2);
  calls.park('c', true);
  calls.discard('a', 1_000);
  expect(calls.unfinished().map(({ id, fields, isParked }) => [id, fields.name, isParked])).toEqual([
    ['b', 'b again', false],
    ['c', 'c', true],
  ]);
  calls.begin('d', 3);
  expect(calls.get('d')?.fields).toEqual(blankCallFields);
});

test('unfinished calls come in the order in which they began, whatever the clock said', () => {
  const { calls } = freshCalls();
  calls.begin('late', 9_000);
  calls.begin('early', 1_000);
  calls.park('late', true);
  expect(calls.unfinished().map(({ id }) => id)).toEqual(['late', 'early']);
});

test('a parked call can be typed into, and is opened again', () => {
  const { calls } = freshCalls();
  calls.begin('call-1', 0);
  expect(calls.park('call-1', true)?.isParked).toBe(true);
  expect(calls.save('call-1', written('Ahmad'), 1)).toMatchObject({
    isParked: true,
    fields: { name: 'Ahmad' },
  });
  expect(calls.park('call-1', false)).toMatchObject({ isParked: false, fields: { name: 'Ahmad' } });
});

test('a discarded call is out of the way with all its text, and comes back with it', () => {
  const { calls, elsewhere } = freshCalls();
  calls.begin('call-1', 0);
  calls.save('call-1', written('Ahmad'), 1);
  calls.discard('call-1', 1_000);
  expect(elsewhere.unfinished()).toEqual([]);
  expect(elsewhere.restore('call-1', 0)).toMatchObject({ fields: written('Ahmad'), isParked: false });
  expect(calls.unfinished().map(({ id }) => id)).toEqual(['call-1']);
});

test('the calls discarded last are listed newest first, after a restart too, but for those that nothing was typed into', () => {
  const { calls, elsewhere } = freshCalls();
  for (const id of ['a', 'b', 'c', 'open', 'untouched']) calls.begin(id, 0);
  for (const id of ['a', 'b', 'c', 'open']) calls.save(id, written(id), 1);
  for (const id of ['b', 'untouched', 'c', 'a']) calls.discard(id, 1_000);
  expect(elsewhere.discarded(9).map(({ id, name }) => [id, name])).toEqual([
    ['a', 'a'],
    ['c', 'c'],
    ['b', 'b'],
  ]);
  calls.restore('c', 0);
  expect(calls.discarded(9).map(({ id }) => id)).toEqual(['a', 'b']);
  const dayMs = 86_400_000;
  expect(calls.discarded(1_000 + 30 * dayMs).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(calls.discarded(1_001 + 30 * dayMs)).toEqual([]);
});

test('a call that is open is not restored: what is on screen stays', () => {
  const { calls } = freshCalls();
  calls.begin('call-1', 0);
  calls.park('call-1', true);
  expect(calls.restore('call-1', 0)).toBeNull();
  expect(calls.get('call-1')?.isParked).toBe(true);
});

test.each(['unknown', 'discarded', 'sent'])(
  'a call that is %s is neither saved, parked nor discarded',
  (id) => {
    const { db, calls } = freshCalls();
    for (const begun of ['discarded', 'sent']) {
      calls.begin(begun, 0);
      calls.save(begun, written('before'), 1);
    }
    calls.discard('discarded', 1_000);
    db.exec(`UPDATE call SET status = 'sent' WHERE id = 'sent'`);
    const before = db.prepare('SELECT * FROM call').all();
    expect(calls.save(id, written('after'), 2)).toBeNull();
    expect(calls.park(id, true)).toBeNull();
    expect(calls.discard(id, 1_000)).toBeNull();
    expect(db.prepare('SELECT * FROM call').all()).toEqual(before);
  },
);

test('a sent call is not restored', () => {
  const { db, calls } = freshCalls();
  calls.begin('call-1', 0);
  db.exec(`UPDATE call SET status = 'sent'`);
  expect(calls.restore('call-1', 0)).toBeNull();
});

test('a call of an older app, which lacked a field, opens with that field blank', () => {
  const { db, calls } = freshCalls();
  calls.begin('call-1', 0);
  db.prepare('UPDATE call SET fields = ?').run(JSON.stringify({ name: 'Ahmad', phone: '0123456789' }));
  expect(calls.get('call-1')?.fields).toEqual({ ...blankCallFields, name: 'Ahmad', phone: '0123456789' });
});

test('a call of a newer app opens with every field that is known here, and hides no other call', () => {
  const { db, calls } = freshCalls();
  calls.begin('call-1', 0);
  calls.begin('call-2', 0);
  const newer = { ...written('Ahmad'), serviceId: 4711, priority: 'urgent', floor: 3 };
  db.prepare(`UPDATE call SET fields = ? WHERE id = 'call-1'`).run(JSON.stringify(newer));
  expect(calls.unfinished().map(({ fields }) => fields)).toEqual([written('Ahmad'), blankCallFields]);
});

test('the open calls are no larger together than may be: one that would grow is refused, and nothing is written', () => {
  const { calls } = freshCalls();
  // The largest call that the window can send: a quarter of the limit.
  const large = 'x'.repeat(maxOpenCallsBytes / 40);
  const [name, storeName, dealerReseller, issue, address] = [large, large, large, large, large];
  const [state, latitude, longitude, email, remark] = [large, large, large, large, large];
  const typed = {
    name,
    storeName,
    dealerReseller,
    issue,
    address,
    state,
    latitude,
    longitude,
    email,
    remark,
  };
  const part: CallFields = { ...blankCallFields, ...typed };
  for (const id of ['a', 'b', 'c', 'd']) calls.begin(id, 1);
  for (const id of ['a', 'b', 'c']) expect(calls.saveWithinLimit(id, part, 2)).toMatchObject({ id });
  expect(calls.saveWithinLimit('d', part, 2)).toBe('full');
  expect(calls.get('d')).toMatchObject({ revision: 0, fields: { remark: '' } });
  expect(calls.saveWithinLimit('d', written('Ali'), 2)).toMatchObject({ revision: 1 });
  // A call that shrinks is always saved, and a call that leaves the screen frees space.
  expect(calls.saveWithinLimit('a', { ...part, remark: large.slice(1) }, 3)).toMatchObject({ id: 'a' });
  calls.discard('b', 1_000);
  calls.discard('c', 1_000);
  expect(calls.saveWithinLimit('d', part, 4)).toMatchObject({ id: 'd', fields: part });
});

test('no more calls are begun than may be open', () => {
  const { calls } = freshCalls();
  for (let at = 0; at < maxOpenCalls; at += 1) calls.begin(`call-${at}`, at);
  expect(calls.begin('more', 1)).toBe('full');
  expect(calls.get('more')).toBeNull();
  calls.discard('call-0', 1_000);
  expect(calls.begin('more', 1)).toMatchObject({ id: 'more' });
});

test('no more discarded calls are restored than may be open, none that is listed no more, and no more text', () => {
  const { calls } = freshCalls();
  const dayMs = 86_400_000;
  calls.begin('old', 0);
  calls.save('old', written('Old'), 0);
  calls.discard('old', 0);
  expect(calls.restore('old', 31 * dayMs)).toBeNull();
  expect(calls.restore('old', 29 * dayMs)).toMatchObject({ id: 'old' });

  const large = 'x'.repeat(maxOpenCallsBytes / 40);
  const part = { ...blankCallFields, name: large, issue: large, address: large, remark: large, email: large };
  for (let at = 0; at < 10; at += 1) {
    calls.begin(`large-${at}`, 0);
    calls.save(`large-${at}`, part, 0);
    calls.discard(`large-${at}`, 0);
  }
  const restored = Array.from({ length: 10 }, (_, at) => calls.restore(`large-${at}`, 0));
  expect(restored.filter((call) => call === 'open-calls-full').length).toBeGreaterThan(0);
  expect(calls.restore('large-9', 0)).toBe('open-calls-full');

  for (let at = calls.unfinished().length; at < maxOpenCalls; at += 1) calls.begin(`call-${at}`, 0);
  expect(calls.restore('large-9', 0)).toBe('open-call-list-full');
});

test('a call that begins with fields is begun whole, or not at all', () => {
  const { db, calls } = freshCalls();
  expect(calls.beginWith('a', written('Ali'), 2)).toMatchObject({ revision: 1, fields: { name: 'Ali' } });
  db.exec(`CREATE TEMP TRIGGER full BEFORE UPDATE ON call BEGIN SELECT RAISE(ABORT, 'full'); END`);
  expect(() => calls.beginWith('b', written('Siti'), 3)).toThrow('full');
  db.exec('DROP TRIGGER full');
  const large = { ...blankCallFields, remark: 'x'.repeat(maxOpenCallsBytes) };
  expect(calls.beginWith('c', large, 4)).toBe('open-calls-full');
  expect(calls.unfinished().map(({ id }) => id)).toEqual(['a']);

  for (let at = 1; at < maxOpenCalls; at += 1) calls.begin(`call-${at}`, 5);
  expect(calls.beginWith('d', written('Lim'), 6)).toBe('open-call-list-full');
});
