import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getErrorCodeEntry, errorCodes, explainErrorCode } from './storehub-error-codes';

/** StoreHub's table of error codes, and what each means for the ticket according to the contract. */
const law = [
  ['0', 'Success', 'created'],
  ['-10000', 'Invalid parameter', 'rejected'],
  ['-10001', 'Invalid passcode', 'signed-out'],
  ['-10002', 'Invalid IP', 'account-blocked'],
  ['-10003', 'Invalid auth code', 'signed-out'],
  ['-10004', 'Too many request', 'throttled'],
  ['-10005', 'User banned', 'account-blocked'],
  ['-10006', 'Network failure', 'uncertain'],
  ['-10007', 'Invalid authorization', 'signed-out'],
  ['-10008', 'Unexpected error', 'uncertain'],
  ['-10009', 'Http request fail', 'uncertain'],
  ['-10010', 'Invalid session', 'signed-out'],
  ['-10011', 'User not found', 'account-blocked'],
  ['-10012', 'Invalid license', 'account-blocked'],
  ['-10013', 'File not found', 'rejected'],
  ['-10014', 'Invalid onsites API key', 'signed-out'],
  ['-10015', 'Session expired', 'signed-out'],
  ['-10016', 'Account expired', 'account-blocked'],
];

const jargon =
  /\b(http|https|api|ip|json|url|tls|dns|post|server|payload|parameter|null|undefined|exception|invalid|auth|endpoint|errno|status)\b|-\d{2,}|[{}<>_]/i;

const isSentence = /^[A-Z][^\n]{8,160}\.$/;

test('the table is StoreHub’s, code by code', () => {
  expect(errorCodes.map(({ code, description, category }) => [code, description, category])).toStrictEqual(
    law,
  );
});

describe.each(errorCodes)('the code $code ($description)', (entry) => {
  const { sentence, nextStep } = explainErrorCode(entry.code, 'en');

  test('is found by its code', () => {
    expect(getErrorCodeEntry(entry.code)).toBe(entry);
  });

  test('says what happened and what to do in plain words', () => {
    expect(sentence).toMatch(isSentence);
    expect(nextStep).toMatch(isSentence);
    expect(sentence).not.toMatch(jargon);
    expect(nextStep).not.toMatch(jargon);
  });

  test('says that the ticket may exist, and not to send it, exactly when that is uncertain', () => {
    const isUncertain = entry.category === 'uncertain';

    expect(/may exist/.test(sentence)).toBe(isUncertain);
    expect(/Do not send it again/.test(nextStep)).toBe(isUncertain);
  });

  test('says that what waits stays in order, exactly when the outbox stops', () => {
    const doesOutboxStop = entry.category === 'signed-out' || entry.category === 'account-blocked';

    expect(/Waiting tickets keep their order/.test(nextStep)).toBe(doesOutboxStop);
  });

  test('asks for a token exactly when signed out', () => {
    expect(/token/.test(nextStep)).toBe(entry.category === 'signed-out');
  });
});

test('each code has a sentence of its own', () => {
  expect(new Set(errorCodes.map(({ code }) => explainErrorCode(code, 'en').sentence)).size).toBe(18);
});

describe('a code the contract does not name', () => {
  test.each([
    '-10017',
    '-9999',
    '1',
    '-1',
    '10000',
    '00',
    '-0',
    '',
    'function toString() { [native code] }',
    '[object Object]',
    'function Object() { [native code] }',
  ])('%j says the ticket was refused as it stands, and names the code', (code) => {
    expect(getErrorCodeEntry(code).category).toBe('rejected');
    expect(explainErrorCode(code, 'en').sentence).toContain(`(${code})`);
  });

  test('is always refused, whatever it is', () => {
    const known = new Set(law.map(([code]) => code));

    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (code) => {
        fc.pre(!known.has(code));
        expect(getErrorCodeEntry(code).category).toBe('rejected');
      }),
    );
  });
});
