import { expect, test } from 'vitest';
import { judgeNumberWithoutCase, keepEarlierCases } from './find-cases-by-number';

test.each(['7777', '55555AAAA', 'STOREHUB1400-CA209181M', 'ca 12 34', '７７７７'])(
  '“%s” may be a case number',
  (typed) => {
    expect(judgeNumberWithoutCase({ typed, isLater: false })).toBe('unknown');
  },
);

test.each(['', '4', '123', 'zzz', 'noraini', 'STOREHUB-CA12', '四四四四'])(
  '“%s” is no case number',
  (typed) => {
    expect(judgeNumberWithoutCase({ typed, isLater: false })).toBe('too-short');
  },
);

test('a case that was made after the call is neither offered nor taken for an unknown number', () => {
  const typed = 'STOREHUB8910-CA781129W';
  const later = keepEarlierCases([{ createdAtMs: 2_000 }], 1_000);
  expect(later).toEqual({ cases: [], isLater: true });
  expect(judgeNumberWithoutCase({ ...later, typed })).toBe('later');
  const both = keepEarlierCases([{ createdAtMs: 2_000 }, { createdAtMs: 999 }], 1_000);
  expect(both).toEqual({ cases: [{ createdAtMs: 999 }], isLater: false });
  const none = keepEarlierCases([], 1_000);
  expect(judgeNumberWithoutCase({ ...none, typed })).toBe('unknown');
});
