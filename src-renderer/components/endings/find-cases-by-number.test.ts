import { expect, test } from 'vitest';
import type { AppError } from '../../../shared/errors/app-error';
import { fail, succeed } from '../../../shared/result';
import type { Ask } from '../../ipc/ipc-client';
import {
  findCasesByNumber,
  isWholeNumberOf,
  judgeNumberWithoutCase,
  keepEarlierCases,
} from './find-cases-by-number';

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
  const ended = { id: 5, createdAtMs: 1_000 };
  const [after, imported] = [
    { id: 6, createdAtMs: 2_000 },
    { id: 7, createdAtMs: 999 },
  ];
  const later = keepEarlierCases([after], ended);
  expect(later).toEqual({ cases: [], isLater: true });
  expect(judgeNumberWithoutCase({ ...later, typed })).toBe('later');
  expect(keepEarlierCases([after, imported], ended)).toEqual({ cases: [imported], isLater: false });
  const none = keepEarlierCases([], ended);
  expect(judgeNumberWithoutCase({ ...none, typed })).toBe('unknown');
});

test('a case that was here before the call is offered, whatever a clock has stamped on it', () => {
  const ahead = { id: 4, createdAtMs: 2_000 };
  expect(keepEarlierCases([ahead], { id: 5, createdAtMs: 1_000 })).toEqual({
    cases: [ahead],
    isLater: false,
  });
});

const failed = fail<AppError>({ kind: 'database', errorCode: 'failed', detail: '' });
const found = { id: 7, caseNumber: 'STOREHUB1400-CA209181M', reference: 'SH-7K3Q' };
const answers = {
  'callers.match': succeed({ callers: [{ matches: [{ ticketId: 8 }] }], dismissed: [] }),
  'history.search': succeed({ rows: [found], next: null }),
  'tickets.get': succeed({ ...found, id: 8 }),
};

/** Answers each channel; those whose database cannot be read, with an error. */
function askWhile(broken?: keyof typeof answers): Ask {
  const answer = (channel: keyof typeof answers) =>
    Promise.resolve(channel === broken ? failed : answers[channel]);
  return answer as unknown as Ask;
}

test('the case that the number names is first, then those that have it', async () => {
  const cases = await findCasesByNumber(askWhile(), '209181');
  expect(cases).toMatchObject(succeed([{ id: 8 }, { id: 7 }]));
});

test('a case is found by the whole reference that it had before its number, and not by a part of that', async () => {
  expect(await findCasesByNumber(askWhile(), 'SH-7K3Q')).toMatchObject(succeed([{ id: 8 }, { id: 7 }]));
  expect(await findCasesByNumber(askWhile(), '7K3')).toMatchObject(succeed([{ id: 8 }]));
});

test.each(['callers.match', 'history.search', 'tickets.get'] as const)(
  'a case that %s cannot read is not one that the history does not have',
  async (broken) => {
    expect(await findCasesByNumber(askWhile(broken), '209181')).toBe(failed);
  },
);
test.each([
  ['209181', true],
  ['STOREHUB1400-CA209181M', true],
  ['ca 209181 m', true],
  ['09181', false],
  ['1400', false],
  ['CA2091', false],
  ['9181M', false],
])('“%s” typed in full for a case: %s', (typed, isWhole) => {
  const known = { caseNumber: 'STOREHUB1400-CA209181M', reference: 'SH-7K3Q' };
  expect(isWholeNumberOf(typed, known)).toBe(isWhole);
});

test.each([
  ['SH-7K3Q', true],
  ['7K3Q', false],
])('“%s” typed in full for a ticket without a number: %s', (typed, isWhole) => {
  expect(isWholeNumberOf(typed, { caseNumber: null, reference: 'SH-7K3Q' })).toBe(isWhole);
});
