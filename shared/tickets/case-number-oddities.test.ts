import { expect, test } from 'vitest';
import { findOddForm } from './case-number-oddities';

const known = ['STOREHUB1000-CA109194B', 'STOREHUB0999-CA109193A', 'KIOSK7'] as const;
const [example] = known;

test.each(['STOREHUB0007-CA000001Z', 'storehub0007-ca000001z', ' STOREHUB0007 - CA000001Z', 'KIOSK8'])(
  '%j has the form of a known one',
  (caseNumber) => {
    expect(findOddForm(caseNumber, known)).toBeNull();
  },
);

test.each([
  ['CA109193A', 'prefix'],
  ['0123456789', 'prefix'],
  ['STOREHUB-CA109193A', 'length'],
  ['STOREHUB0999-CA109193', 'length'],
  ['STOREHUB0999-CA109193AB', 'length'],
  ['STOREHUB0999-CA10919AB', 'letters'],
  ['STOREHUB0999/CA109193A', 'letters'],
  ['STOREHUBO999-CA109193A', 'prefix'],
] as const)('%j is odd by its %s', (caseNumber, oddity) => {
  expect(findOddForm(caseNumber, known)).toEqual({ oddity, example });
});

test('nothing is odd where no case number is known', () => {
  expect(findOddForm('anything', [])).toBeNull();
});
