import { expect, test } from 'vitest';
import type { Attempt } from '../../../shared/history/ticket-summary-and-detail';
import { ticket } from '../../../shared/ipc/contract-samples.fixture';
import type { UncertainReason } from '../../../shared/outcome/attempt-outcome';
import { formatBackOfficeMessage } from './back-office-message';

const attempt = (reason: UncertainReason, httpStatus: number | null, errorCode: string | null): Attempt => ({
  id: 1,
  number: 1,
  startedAtMs: 0,
  firstByteAtMs: 1,
  endedAtMs: 2,
  httpStatus,
  rawAnswer: null,
  outcome: { kind: 'uncertain', reason, errorCode, errorMessage: null, httpStatus, detail: null },
});

test.each([
  ['an error code', attempt('error-code', 200, '-10008'), 'The answer to it was error -10008.'],
  [
    'an answer that cannot be read',
    attempt('unreadable-answer', 500, null),
    'The answer to it (HTTP 500) could',
  ],
  [
    'a success without a case number',
    attempt('no-case-number', 200, '0'),
    'The answer to it was success, but without a case number.',
  ],
  [
    'several error codes',
    attempt('unreadable-answer', 200, '-10006'),
    'The answer to it (HTTP 200) could not be used.',
  ],
  ['no answer', attempt('timed-out', null, null), 'We got no answer to it.'],
])('the back office is told of %s', (_answer, uncertain, expected) => {
  expect(formatBackOfficeMessage({ ...ticket, attempts: [uncertain] }, null)).toContain(
    `Did this ticket reach StoreHub? ${expected}`,
  );
});
