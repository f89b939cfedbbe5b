import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCodes, explainErrorCode } from './storehub-error-codes';
import {
  explainOutcome,
  getNamedCaseNumber,
  notSentReasons,
  outcomeSchema,
  uncertainReasons,
  type Outcome,
} from './attempt-outcome';

const answer = { errorMessage: 'Words of StoreHub', httpStatus: 200 };

/** One example of each kind. Typed by kind, so that a new kind of outcome does not compile without an example here. */
const examples: { readonly [K in Outcome['kind']]: Extract<Outcome, { kind: K }> } = {
  created: { kind: 'created', caseNumber: 'STOREHUB0999-CA109193B', storeHubTicketId: '999' },
  'not-sent': { kind: 'not-sent', reason: 'no-network', detail: 'ENETUNREACH' },
  throttled: { kind: 'throttled', errorCode: '-10004', ...answer, retryAfterMs: 1000 },
  rejected: { kind: 'rejected', errorCode: '-10000', ...answer },
  'signed-out': { kind: 'signed-out', errorCode: '-10007', ...answer },
  'account-blocked': { kind: 'account-blocked', errorCode: '-10005', ...answer },
  uncertain: { kind: 'uncertain', reason: 'error-code', errorCode: '-10008', ...answer, detail: null },
};

const kinds = Object.keys(examples);
const anyCode = fc.oneof(
  fc.constantFrom(...errorCodes.map(({ code }) => code)),
  fc.string({ maxLength: 20 }),
);
const anyAnswer = {
  errorCode: fc.option(anyCode),
  errorMessage: fc.constant('Words of StoreHub'),
  httpStatus: fc.option(fc.integer({ min: 100, max: 599 })),
};

const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant(examples.created),
  fc.record({
    kind: fc.constant('not-sent' as const),
    reason: fc.constantFrom(...notSentReasons),
    detail: fc.constant('ECONNREFUSED'),
  }),
  fc.record({
    kind: fc.constant('throttled' as const),
    ...anyAnswer,
    retryAfterMs: fc.option(fc.nat()),
  }),
  fc.record({ kind: fc.constant('rejected' as const), ...anyAnswer, errorCode: anyCode }),
  fc.record({ kind: fc.constant('signed-out' as const), ...anyAnswer }),
  fc.record({ kind: fc.constant('account-blocked' as const), ...anyAnswer, errorCode: anyCode }),
  fc.record({
    kind: fc.constant('uncertain' as const),
    ...anyAnswer,
    reason: fc.constantFrom(...uncertainReasons),
    detail: fc.constant('ECONNRESET'),
    namedCaseNumber: fc.constant('STOREHUB7-REAL'),
  }),
  fc.constant(examples.uncertain),
);

describe('an outcome', () => {
  test('is one of seven', () => {
    expect(kinds).toStrictEqual([
      'created',
      'not-sent',
      'throttled',
      'rejected',
      'signed-out',
      'account-blocked',
      'uncertain',
    ]);
    expect(outcomeSchema.options.map((option) => option.shape.kind.value)).toStrictEqual(kinds);
  });

  test.each(Object.values(examples))('$kind is the same after JSON, and carries nothing else', (outcome) => {
    expect(outcomeSchema.parse(JSON.parse(JSON.stringify(outcome)))).toStrictEqual(outcome);
    expect(outcomeSchema.safeParse({ ...outcome, token: 'tk_test' }).success).toBe(false);
    expect(outcomeSchema.safeParse({ ...outcome, kind: 'sent' }).success).toBe(false);
  });

  test('is not created without a case number', () => {
    for (const caseNumber of ['', ' ', '\u3000\t', null, undefined, 999]) {
      expect(outcomeSchema.safeParse({ ...examples.created, caseNumber }).success).toBe(false);
    }
  });

  test('keeps the case number without the blanks around it', () => {
    expect(outcomeSchema.parse({ ...examples.created, caseNumber: ' CA1 \n' })).toStrictEqual({
      ...examples.created,
      caseNumber: 'CA1',
    });
  });

  test('waits no negative and no endless time', () => {
    for (const retryAfterMs of [-1, 0.5, Infinity, Number.NaN, '1000']) {
      expect(outcomeSchema.safeParse({ ...examples.throttled, retryAfterMs }).success).toBe(false);
    }
  });
});

test('only an uncertain outcome names a case number that cannot be relied on', () => {
  const named = { ...examples.uncertain, namedCaseNumber: 'STOREHUB7-REAL' };
  expect(outcomeSchema.parse(JSON.parse(JSON.stringify(named)))).toStrictEqual(named);
  expect(getNamedCaseNumber(named)).toBe('STOREHUB7-REAL');
  expect(explainOutcome(named, 'en').nextStep).toContain('the case number below');
  for (const outcome of [...Object.values(examples), null, undefined]) {
    expect(getNamedCaseNumber(outcome)).toBeNull();
  }
});

describe('what is said about an outcome', () => {
  test('is a sentence and a next step, whatever the outcome', () => {
    fc.assert(
      fc.property(anyOutcome, (outcome) => {
        const { sentence, nextStep } = explainOutcome(outcome, 'en');

        expect(sentence).toMatch(/^\S[^]*\.$/);
        expect(nextStep).toMatch(/^\S[^]*\.$/);
      }),
    );
  });

  test('is that the ticket may exist, and not to send it, exactly when that is uncertain', () => {
    fc.assert(
      fc.property(anyOutcome, (outcome) => {
        const { sentence, nextStep } = explainOutcome(outcome, 'en');
        const isUncertain = outcome.kind === 'uncertain';

        expect(/may exist/.test(sentence)).toBe(isUncertain);
        expect(/Do not send it again/.test(nextStep)).toBe(isUncertain);
      }),
      { numRuns: 1000 },
    );
  });

  test('is never that StoreHub created the ticket, unless it did', () => {
    fc.assert(
      fc.property(anyOutcome, (outcome) => {
        expect(/created/.test(explainOutcome(outcome, 'en').sentence)).toBe(outcome.kind === 'created');
      }),
      { numRuns: 1000 },
    );
  });

  test('never repeats StoreHub’s words or a technical detail', () => {
    fc.assert(
      fc.property(anyOutcome, (outcome) => {
        const { sentence, nextStep } = explainOutcome(outcome, 'en');

        expect(`${sentence}${nextStep}`).not.toMatch(/Words of StoreHub|ECONN/);
      }),
    );
  });

  test.each(errorCodes.filter(({ category }) => category !== 'created'))(
    'is the sentence of the code $code, where that code made it $category',
    ({ code, category }) => {
      const ofCode = outcomeSchema.parse({ ...examples[category], errorCode: code });

      expect(explainOutcome(ofCode, 'en')).toStrictEqual(explainErrorCode(code, 'en'));
    },
  );

  test('names an unknown code that refused the ticket', () => {
    expect(explainOutcome({ ...examples.rejected, errorCode: '-12345' }, 'en').sentence).toContain('-12345');
  });

  test('is said without a code too', () => {
    expect(explainOutcome({ ...examples.throttled, errorCode: null }, 'en').sentence).toBe(
      explainErrorCode('-10004', 'en').sentence,
    );
    expect(explainOutcome({ ...examples['signed-out'], errorCode: null }, 'en').sentence).toBe(
      'StoreHub does not accept this token.',
    );
  });

  test('tells every reason for not sending from every other', () => {
    const sentences = notSentReasons.map(
      (reason) => explainOutcome({ kind: 'not-sent', reason, detail: null }, 'en').sentence,
    );

    expect(new Set(sentences).size).toBe(notSentReasons.length);
    expect(sentences.filter((sentence) => !sentence.startsWith('Not sent: '))).toStrictEqual([]);
  });

  test('tells every reason for being uncertain from every other', () => {
    const sentences = uncertainReasons.map(
      (reason) => explainOutcome({ ...examples.uncertain, errorCode: null, reason }, 'en').sentence,
    );

    expect(new Set(sentences).size).toBe(uncertainReasons.length);
  });
});
