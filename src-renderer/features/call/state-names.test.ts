import { expect, test } from 'vitest';
import { suggestStates } from './state-names';

test.each([
  ['kl', ['Kuala Lumpur']],
  ['KL', ['Kuala Lumpur']],
  ['sel', ['Selangor']],
  ['p', ['Pahang', 'Penang', 'Perak', 'Perlis', 'Putrajaya']],
  ['pulau', ['Penang']],
  ['sem', ['Negeri Sembilan']],
  ['Selangor', []],
  ['Bavaria', []],
])('%s offers %j', (typed, states) => {
  expect(suggestStates(typed)).toEqual(states);
});

test('nothing typed offers all sixteen', () => {
  expect(suggestStates(' ')).toHaveLength(16);
});
