import { expect, test } from 'vitest';
import type { Attempt } from '../../../shared/history/ticket-summary-and-detail';
import { translators } from '../../i18n/use-text';
import { describeTransmission } from './describe-transmission';

const attempt: Attempt = {
  id: 1,
  number: 1,
  startedAtMs: 10_000,
  firstByteAtMs: 10_100,
  endedAtMs: 11_500,
  httpStatus: 200,
  rawAnswer: null,
  outcome: null,
};

test('says how long an attempt took, unless the clock was set back during it', () => {
  expect(describeTransmission(attempt, translators.en)).toBe('1.5 s · HTTP 200');
  expect(describeTransmission({ ...attempt, endedAtMs: 9_000 }, translators.en)).toBe('HTTP 200');
  expect(describeTransmission({ ...attempt, endedAtMs: null }, translators.en)).toBe('HTTP 200');
});
