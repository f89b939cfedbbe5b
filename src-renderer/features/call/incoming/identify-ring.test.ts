import { expect, test } from 'vitest';
import { isSameRing } from './identify-ring';

const unsaved = { phone: '60123000001', name: '', store: '', lastRangAtMs: 5 };
const nobody = { ...unsaved, phone: '', name: 'Siti' };

test('a ring is the same once it is saved, also as one more of a caller with a name', () => {
  expect(isSameRing(unsaved, { ...unsaved, name: 'Siti' })).toBe(true);
});

test.each([
  ['a later one of the same number', unsaved, { ...unsaved, lastRangAtMs: 6 }],
  ['one from another number', unsaved, { ...unsaved, phone: '60123000002' }],
  ['one without a number from somebody else', nobody, { ...nobody, name: 'Lim' }],
])('%s is another ring', (_, one, other) => {
  expect(isSameRing(one, other)).toBe(false);
});
