import { describe, expect, test } from 'vitest';
import {
  appErrorSchema,
  databaseTroubles,
  explainError,
  explainKeychain,
  archiveTroubles,
  fileTroubles,
  keychainTroubles,
  printerTroubles,
  refusalReasons,
  ticketsAtFault,
  type AppError,
} from './app-error';

const detail = 'SQLITE_FULL';

const errors: readonly AppError[] = [
  { kind: 'fields not ready', faults: [{ field: 'phone', fault: 'missing' }] },
  { kind: 'not found', what: 'call' },
  { kind: 'not found', what: 'ticket' },
  ...refusalReasons.map((why) => ({ kind: 'not allowed now' as const, why })),
  { kind: 'token not valid' },
  ...keychainTroubles.map((trouble) => ({ kind: 'keychain' as const, trouble, detail })),
  ...databaseTroubles.map((trouble) => ({ kind: 'database' as const, trouble, detail })),
  ...databaseTroubles.flatMap((trouble) =>
    ticketsAtFault.map((ticket) => ({ kind: 'database' as const, trouble, detail, ticket })),
  ),
  ...archiveTroubles.map((trouble) => ({ kind: 'archive' as const, trouble })),
  ...fileTroubles.map((trouble) => ({ kind: 'file' as const, trouble })),
  ...printerTroubles.map((trouble) => ({ kind: 'printer' as const, trouble })),
  { kind: 'request not valid', detail },
  { kind: 'sender not trusted' },
  { kind: 'fault in the app', detail },
];

test('an error of every kind is explained here', () => {
  expect(new Set(errors.map(({ kind }) => kind))).toEqual(
    new Set(appErrorSchema.options.map((option) => option.shape.kind.value)),
  );
});

describe.each(errors)('the error $kind $trouble $what $why $ticket', (error) => {
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

test('a keychain that is absent, locked or silent is told apart, and from no token', () => {
  const sentences = keychainTroubles.map((trouble) => explainKeychain(trouble, 'en').sentence);

  expect(new Set(sentences).size).toBe(keychainTroubles.length);
  expect(sentences).not.toContain(explainError({ kind: 'token not valid' }, 'en').sentence);
});

test('every trouble of the database has words of its own, and loses nothing that was typed', () => {
  const explanations = databaseTroubles.map((trouble) =>
    explainError({ kind: 'database', trouble, detail }, 'en'),
  );

  expect(new Set(explanations.map(({ sentence }) => sentence)).size).toBe(databaseTroubles.length);
  expect(explanations.filter(({ nextStep }) => /delete|start over|reinstall/i.test(nextStep))).toStrictEqual(
    [],
  );
});

test.each(databaseTroubles)('a ticket that %s keeps from going out is said not to be sent', (trouble) => {
  const error = { kind: 'database', trouble, detail, ticket: 'not-sent' } as const;
  const { sentence, nextStep } = explainError(error, 'en');
  expect(sentence).toMatch(/^The ticket was not sent because /);
  expect(nextStep).toMatch(/^Your text stays on the screen\. .*send again/);
});
