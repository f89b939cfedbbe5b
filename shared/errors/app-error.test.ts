import { describe, expect, test } from 'vitest';
import {
  appErrorSchema,
  databaseErrorCodes,
  explainError,
  explainKeychainError,
  archiveErrorCodes,
  fileErrorCodes,
  keychainErrorCodes,
  printerErrorCodes,
  refusalReasons,
  ticketsAtFault,
  type AppError,
} from './app-error';
import { languages } from '../i18n/language';

const detail = 'SQLITE_FULL';

const errors: readonly AppError[] = [
  { kind: 'fields-not-ready', faults: [{ field: 'phone', fault: 'missing' }] },
  { kind: 'not-found', what: 'call' },
  { kind: 'not-found', what: 'ticket' },
  ...refusalReasons.map((reason) => ({ kind: 'not-allowed' as const, reason })),
  { kind: 'invalid-token' },
  ...keychainErrorCodes.map((errorCode) => ({ kind: 'keychain' as const, errorCode, detail })),
  ...databaseErrorCodes.map((errorCode) => ({ kind: 'database' as const, errorCode, detail })),
  ...databaseErrorCodes.flatMap((errorCode) =>
    ticketsAtFault.map((ticket) => ({ kind: 'database' as const, errorCode, detail, ticket })),
  ),
  ...archiveErrorCodes.map((errorCode) => ({ kind: 'archive' as const, errorCode })),
  ...fileErrorCodes.map((errorCode) => ({ kind: 'file' as const, errorCode })),
  ...printerErrorCodes.map((errorCode) => ({ kind: 'printer' as const, errorCode })),
  { kind: 'invalid-request', detail },
  { kind: 'untrusted-sender' },
  { kind: 'internal', detail },
];

test('has an example of every kind of error', () => {
  expect(new Set(errors.map(({ kind }) => kind))).toEqual(
    new Set(appErrorSchema.options.map((option) => option.shape.kind.value)),
  );
});

describe.each(errors)('the error $kind $errorCode $what $reason $ticket', (error) => {
  test('is the same after JSON, and carries nothing else', () => {
    expect(appErrorSchema.parse(JSON.parse(JSON.stringify(error)))).toStrictEqual(error);
    expect(appErrorSchema.safeParse({ ...error, stack: 'at main.ts' }).success).toBe(false);
  });

  test('has a sentence and a next step, without its technical detail', () => {
    const { sentence, nextStep } = explainError(error, 'en');

    expect(sentence).toMatch(/^[A-Z].{8,}\.$/);
    expect(nextStep).toMatch(/^[A-Z].{8,}\.$/);
    expect(`${sentence}${nextStep}`).not.toContain(detail);
  });
});

test('explains an absent, locked or silent keychain differently, and never as a missing token', () => {
  const sentences = keychainErrorCodes.map((errorCode) => explainKeychainError(errorCode, 'en').sentence);

  expect(new Set(sentences).size).toBe(keychainErrorCodes.length);
  expect(sentences).not.toContain(explainError({ kind: 'invalid-token' }, 'en').sentence);
});

test('explains every database error differently, and says that typed text is safe', () => {
  const explanations = databaseErrorCodes.map((errorCode) =>
    explainError({ kind: 'database', errorCode, detail }, 'en'),
  );

  expect(new Set(explanations.map(({ sentence }) => sentence)).size).toBe(databaseErrorCodes.length);
  expect(explanations.filter(({ nextStep }) => /delete|start over|reinstall/i.test(nextStep))).toStrictEqual(
    [],
  );
});

test.each(databaseErrorCodes)('a ticket that %s keeps from going out is said not to be sent', (errorCode) => {
  const error = { kind: 'database', errorCode, detail, ticket: 'not-sent' } as const;
  const { sentence, nextStep } = explainError(error, 'en');
  expect(sentence).toMatch(/^The ticket was not sent because /);
  expect(nextStep).toMatch(/^Your text stays on the screen\. .*send again/);
});

test('what can be done without a printer fits the job slip and the hand-over alike', () => {
  const steps = languages.flatMap((language) =>
    printerErrorCodes.map((errorCode) => explainError({ kind: 'printer', errorCode }, language).nextStep),
  );
  expect(steps).toHaveLength(languages.length * printerErrorCodes.length);
  for (const step of steps) {
    expect(step).toMatch(/as a file|sebagai fail|存为文件/);
    // The hand-over has no slip, and is saved as text.
    expect(step).not.toMatch(/slip|派工单|PDF/);
  }
});
