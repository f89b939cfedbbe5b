import { expect, test } from 'vitest';
import { fail, succeed } from '../../shared/result';
import type { FormDraft } from '../../shared/form-drafts/form-draft';
import { createFakeBridge } from '../ipc/fake-bridge.fixture';
import { createIpcClient } from '../ipc/ipc-client';
import { createFormDrafts, hasUnsavedForm } from './form-drafts';

const store = { subject: 'store', key: 'kedai maju' } as const;
const typed = (text: string) => ({ text, lastDay: '' });
const diskFull = { kind: 'database', errorCode: 'disk-full', detail: '' } as const;

/** A window on a disk that can be full, with a clock that only moves when told to. */
function aWindow(onDisk: Map<string, FormDraft> = new Map()) {
  const disk = { isFull: false, isUnreadable: false, answers: Promise.resolve() };
  const timers: Array<() => void> = [];
  const { bridge } = createFakeBridge({
    'drafts.list': () => {
      if (disk.isUnreadable) return Promise.resolve(fail(diskFull));
      const listed = succeed([...onDisk.values()]);
      return disk.answers.then(() => listed);
    },
    'drafts.save': ({ content, ...target }) => {
      if (disk.isFull) return Promise.resolve(fail(diskFull));
      if (content === null) onDisk.delete(target.key);
      else onDisk.set(target.key, { ...target, ...content });
      return Promise.resolve(succeed(null));
    },
  });
  const drafts = createFormDrafts(createIpcClient(bridge).ask, (_delayMs, run) => {
    timers.push(run);
    return () => timers.splice(timers.indexOf(run), 1);
  });
  const tick = async () => {
    for (const run of timers.splice(0)) run();
    await drafts.flushAll();
  };
  const texts = () => [...onDisk.values()].map(({ text }) => text);
  return { drafts, disk, onDisk, texts, tick };
}

test('what is typed is on disk at the next tick, and in the next window', async () => {
  const first = aWindow();
  first.drafts.change(store, typed('pays'));
  first.drafts.change(store, typed('pays cash'));
  await first.tick();
  expect(first.texts()).toEqual(['pays cash']);
  const next = aWindow(first.onDisk);
  await next.drafts.load();
  expect(next.drafts.get(store)).toMatchObject({ text: 'pays cash', draftError: null });
});

test('what could not be read at first is read once it can be', async () => {
  const { drafts, disk, tick } = aWindow(new Map([['kedai maju', { ...store, ...typed('pays') }]]));
  disk.isUnreadable = true;
  await drafts.load();
  await tick();
  await drafts.whenLoaded();
  expect(drafts.get(store)).toBeUndefined();
  disk.isUnreadable = false;
  await tick();
  await drafts.whenLoaded();
  expect(drafts.get(store)).toMatchObject({ text: 'pays', isOnDisk: true });
});

test('a closing window sends what is not saved yet', () => {
  const { drafts, texts } = aWindow();
  drafts.change(store, typed('last key'));
  drafts.saveOnExit();
  expect(texts()).toEqual(['last key']);
});

test('a saved note is typed no more, and what was typed meanwhile stays', async () => {
  const { drafts, texts, tick } = aWindow();
  drafts.change(store, typed('one'));
  let end: () => void = () => undefined;
  const submitted = drafts.submit(
    store,
    typed('one'),
    () => new Promise((resolve) => (end = () => resolve(null))),
  );
  expect(await drafts.submit(store, typed('one'), () => Promise.reject(new Error('twice')))).toBeNull();
  drafts.change(store, typed('one two'));
  end();
  await submitted;
  await tick();
  expect(texts()).toEqual([' two']);
  await drafts.submit(store, typed(' two'), () => Promise.resolve(null));
  await tick();
  expect(texts()).toEqual([]);
  expect(drafts.get(store)).toBeUndefined();
});

test('a full disk is said, and the text is saved once there is room', async () => {
  const { drafts, disk, texts, tick } = aWindow();
  disk.isFull = true;
  drafts.change(store, typed('kept'));
  await tick();
  expect(drafts.get(store)?.draftError).toEqual(diskFull);
  expect(hasUnsavedForm(drafts.store.get())).toBe(true);
  disk.isFull = false;
  await tick();
  expect(drafts.get(store)).toMatchObject({ text: 'kept', draftError: null });
  expect(hasUnsavedForm(drafts.store.get())).toBe(false);
  expect(texts()).toEqual(['kept']);
});

test('a note that is saved is read from the disk again; one with keys since the reading began is not', async () => {
  const { drafts, disk, onDisk, tick } = aWindow();
  const other = { ...store, key: 'other' };
  for (const target of [store, other]) drafts.change(target, typed('old'));
  await tick();
  for (const target of [store, other]) onDisk.set(target.key, { ...target, ...typed('by another window') });
  let answer: () => void = () => undefined;
  disk.answers = new Promise((resolve) => (answer = resolve));
  const loaded = drafts.load();
  drafts.change(other, typed('old, new key'));
  await drafts.flushAll();
  answer();
  await loaded;
  expect(drafts.get(store)).toMatchObject({ text: 'by another window', isOnDisk: true });
  expect(drafts.get(other)).toMatchObject({ text: 'old, new key', isOnDisk: true });
});

test('after an erasure, a note that is gone from the disk leaves the window; one with new keys stays', async () => {
  const { drafts, onDisk, tick } = aWindow();
  const other = { ...store, key: 'other' };
  drafts.change(store, typed('erased'));
  drafts.change(other, typed('old'));
  await tick();
  drafts.change(other, typed('old, new key'));
  onDisk.clear();
  await drafts.load();
  expect(drafts.get(store)).toBeUndefined();
  expect(drafts.get(other)?.text).toBe('old, new key');
});
