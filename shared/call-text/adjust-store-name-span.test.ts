import { expect, test } from 'vitest';
import { createConsumableText } from './consumable-text';
import { adjustStoreNameSpan } from './adjust-store-name-span';

function fit(store: string): string {
  return store.slice(...adjustStoreNameSpan(createConsumableText(store), [0, store.length]));
}

test.each([
  ["we're Pages & Co bookshop", 'Pages & Co bookshop'],
  ['This is Mizu Spa', 'Mizu Spa'],
  ['讲南天大酒楼', '南天大酒楼'],
  ['代表百年花艺', '百年花艺'],
])('%s is introduced', (words, store) => {
  expect(fit(words)).toBe(store);
});

test.each(['Wear & Care', 'We Are Family Cafe', '说书馆', 'Kedai "Maju'])(
  '%s has no introduction',
  (store) => {
    expect(fit(store)).toBe(store);
  },
);
