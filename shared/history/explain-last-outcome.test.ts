import { expect, test } from 'vitest';
import { explainLastOutcome } from './explain-last-outcome';

const imported = { reference: 'SH-1', atMs: 1, pcName: 'KL-12' };
const notSent = { kind: 'not-sent', reason: 'no-network', detail: null } as const;

test('what waits here is sent automatically; a record of what waited on another PC says nothing of that', () => {
  const own = explainLastOutcome({ lastOutcome: notSent, status: 'waiting' }, 'en');
  expect(own?.nextStep).toContain('sent automatically');
  expect(explainLastOutcome({ lastOutcome: notSent, status: 'uncertain', imported }, 'en')).toBeNull();
});

test('a record that may be at StoreHub says why, and whom to ask', () => {
  const lastOutcome = { kind: 'uncertain', reason: 'timed-out', detail: null } as const;
  const uncertain = { errorCode: null, errorMessage: null, httpStatus: null, ...lastOutcome };
  const explanation = explainLastOutcome({ lastOutcome: uncertain, status: 'uncertain', imported }, 'en');
  expect(explanation?.sentence).toContain('did not answer in time');
});
