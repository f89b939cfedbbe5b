import { expect, test } from 'vitest';
import { mayBeCaseNumber } from './find-cases-by-number';

test.each(['7777', '55555AAAA', 'STOREHUB1400-CA209181M', 'ca 12 34', '７７７７'])(
  '“%s” may be a case number',
  (typed) => {
    expect(mayBeCaseNumber(typed)).toBe(true);
  },
);

test.each(['', '4', '123', 'zzz', 'noraini', 'STOREHUB-CA12', '四四四四'])(
  '“%s” is no case number',
  (typed) => {
    expect(mayBeCaseNumber(typed)).toBe(false);
  },
);
