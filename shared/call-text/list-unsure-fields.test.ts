import { expect, test } from 'vitest';
import { listUnsureFields } from './list-unsure-fields';

test('each field has its own least certainty', () => {
  expect(listUnsureFields({ name: 0.79, address: 0.79, issue: 0.59 }, true)).toEqual([
    'name',
    'address',
    'issue',
  ]);
  expect(listUnsureFields({ name: 0.8, address: 0.8, issue: 0.6 }, true)).toEqual([]);
});

test('an address without a store is never sure, and a call without an address has nothing to doubt', () => {
  expect(listUnsureFields({ name: 0.99, address: 0.99 }, false)).toEqual(['address']);
  expect(listUnsureFields({ name: 0.99, issue: 0.99 }, false)).toEqual([]);
});
