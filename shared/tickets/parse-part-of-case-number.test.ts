import { expect, test } from 'vitest';
import { parsePartOfCaseNumber } from './parse-part-of-case-number';

test('reads the beginning, the end, and letters or digits of a case number, in any case and with blanks', () => {
  for (const part of ['STOREHUB2915', ' storehub 2915 ', '058980K', 'ca 058', '058980', 'STOREHUB2915-'])
    expect(parsePartOfCaseNumber(part)).toHaveLength(3);
  expect(parsePartOfCaseNumber('ca 058')).toEqual(['CA058*', '*[^A-Z]CA058*', '*CA058']);
});

test('takes four digits only as all the digits of a place', () => {
  expect(parsePartOfCaseNumber('2915')).toEqual(['*[^0-9]2915[^0-9]*', '*[^0-9]2915']);
});

test('takes no more digits than a place has: they are a phone number', () => {
  expect(parsePartOfCaseNumber('60123456789')).toBeNull();
  expect(parsePartOfCaseNumber('012345678')).toBeNull();
  expect(parsePartOfCaseNumber('12345678')).toHaveLength(3);
});

test('reads no words, no few digits and no other text as one', () => {
  for (const text of ['', '291', 'STOREHUB', 'kedai 5%', 'printer?', '*2915', '陈美玲2915', '1'.repeat(41)])
    expect(parsePartOfCaseNumber(text)).toBeNull();
});
