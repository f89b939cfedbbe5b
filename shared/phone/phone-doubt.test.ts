import { expect, test } from 'vitest';
import { getPhoneDoubt } from './phone-doubt';

test.each([
  ['0128899O01', 'words'],
  ['012 double 4 50981', 'words'],
  ['anonymous', 'no-digits'],
  ['01288990', 'short'],
  ['016789123', 'short'],
  ['0112223334', 'short'],
  ['03-2161 123', 'short'],
  ['012-345 67890', 'long'],
  ['05-254 12345', 'long'],
  ['012345678901234', 'long'],
  ['00 1234', 'short'],
  ['015-123 4567', 'odd'],
  ['0154-123 4567', 'odd'],
  ['99123456789', 'odd'],
])('%s is doubted: %s', (typed, kind) => {
  expect(getPhoneDoubt(typed)).toMatchObject({ kind });
});

test.each(['', ' ', '012-345 6789', '05-254 1234', '1-300-88-2525', '03-2161 1234 ext 3', '+65 6123 4567'])(
  '%j is not doubted',
  (typed) => {
    expect(getPhoneDoubt(typed)).toBeUndefined();
  },
);
