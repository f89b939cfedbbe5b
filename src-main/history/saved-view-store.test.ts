import { expect, test } from 'vitest';
import { historyIn } from './history.fixture';
import { createSavedViewStore, maxSavedViews } from './saved-view-store';

const printers = { name: 'Printers', text: 'printer', sort: 'store' as const };
const uncertain = { name: 'Uncertain', text: '', filter: { statuses: ['uncertain' as const] } };

test('views are kept, changed, put in order and removed', () => {
  const store = createSavedViewStore(historyIn('read').db);
  expect(store.views()).toEqual([]);
  expect(store.save(null, printers)).toEqual([{ id: 1, ...printers }]);
  expect(store.save(null, uncertain)).toMatchObject([{ id: 1 }, { id: 2 }]);
  expect(store.order([2]).map(({ id }) => id)).toEqual([2, 1]);
  expect(store.save(1, { ...printers, name: 'P' })).toEqual([
    { id: 2, ...uncertain },
    { id: 1, ...printers, name: 'P' },
  ]);
  expect(store.save(null, printers)).toMatchObject([{ id: 2 }, { id: 1 }, { id: 3 }]);
  expect(store.remove(1).map(({ id }) => id)).toEqual([2, 3]);
});

test('a removed view cannot be changed', () => {
  const store = createSavedViewStore(historyIn('read').db);
  expect(store.save(7, printers)).toBeNull();
  expect(store.remove(7)).toEqual([]);
  expect(store.order([7])).toEqual([]);
});

test('there are no more views than there may be, and one makes room for another', () => {
  const store = createSavedViewStore(historyIn('read').db);
  for (let at = 1; at <= maxSavedViews; at += 1) expect(store.save(null, printers)).toHaveLength(at);
  expect(store.save(null, printers)).toBe('full');
  expect(store.views()).toHaveLength(maxSavedViews);
  expect(store.save(1, uncertain)).toHaveLength(maxSavedViews);
  store.remove(1);
  expect(store.save(null, printers)).toHaveLength(maxSavedViews);
});
