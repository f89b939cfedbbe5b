import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../shared/outcome/storehub-error-codes';
import { notSentReasons, outcomeSchema } from '../../shared/outcome/attempt-outcome';
import type { BrokenReason, Exchange } from './exchange-types';
import { classifyOutcome } from './classify-outcome';
import { measureGrowth, maxGrowth } from '../../shared/time/measure-growth.fixture';

const nowMs = Date.parse('2025-11-23T10:00:00Z');

function answered(body: unknown, httpStatus = 200, retryAfter: string | null = null): Exchange {
  const rawAnswer = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'answered', httpStatus, retryAfter, rawAnswer };
}

function outcomeOfBody(body: unknown, httpStatus?: number, retryAfter?: string | null) {
  return classifyOutcome(answered(body, httpStatus, retryAfter), nowMs);
}

const yes = { ErrorCode: '0', Ticket: { TicketId: 999, CaseNum: 'STOREHUB0999-CA109193B' } };

describe('created', () => {
  const created = { kind: 'created', caseNumber: 'STOREHUB0999-CA109193B', storeHubTicketId: '999' };

  test('is code 0 and a case number, whatever the HTTP status', () => {
    for (const status of [200, 201, 301, 400, 401, 403, 404, 429, 500, 503]) {
      expect(outcomeOfBody(yes, status)).toEqual(created);
    }
  });

  test('lets more fields pass at both levels', () => {
    const body = { ...yes, Extra: [1], Ticket: { ...yes.Ticket, More: { a: null } } };
    expect(outcomeOfBody(body)).toEqual(created);
  });

  test.each([
    ['a number', { ...yes, ErrorCode: 0 }],
    ['blanks around', { ...yes, ErrorCode: ' 0 ' }],
    ['a plus sign', { ...yes, ErrorCode: '+0' }],
    ['minus nought', { ...yes, ErrorCode: '-0' }],
    ['more noughts', { ...yes, ErrorCode: '000' }],
  ])('takes the same value written as %s', (_, body) => {
    expect(outcomeOfBody(body)).toEqual(created);
  });

  test('takes minus nought and 0.0 as numbers, and a byte order mark', () => {
    const ticket = JSON.stringify(yes.Ticket);
    for (const body of [`{"ErrorCode":-0,"Ticket":${ticket}}`, `{"ErrorCode":0.0,"Ticket":${ticket}}`]) {
      expect(outcomeOfBody(body)).toEqual(created);
      expect(outcomeOfBody(`\uFEFF${body}\n`)).toEqual(created);
    }
  });

  test.each([
    ['text', 'T-7', 'T-7'],
    ['a number too large to be exact', 2 ** 60, null],
    ['missing', undefined, null],
    ['an object', {}, null],
  ])('keeps a ticket id that is %s as %s', (_, TicketId, storeHubTicketId) => {
    const body = { ErrorCode: '0', Ticket: { TicketId, CaseNum: 'STOREHUB0999-CA109193B' } };
    expect(outcomeOfBody(body)).toEqual({ ...created, storeHubTicketId });
  });
});

test('a case number that is a JSON number is taken as its digits', () => {
  expect(outcomeOfBody({ ErrorCode: 0, Ticket: { CaseNum: 4711 } })).toMatchObject({
    kind: 'created',
    caseNumber: '4711',
  });
});

test('a case number with a line break in it is one line', () => {
  expect(outcomeOfBody({ ErrorCode: 0, Ticket: { CaseNum: 'STOREHUB\n77 Not sent' } })).toMatchObject({
    kind: 'created',
    caseNumber: 'STOREHUB 77 Not sent',
  });
});

describe('a case number together with an error is uncertain, and is named', () => {
  const named = { kind: 'uncertain', reason: 'error-with-case-number', namedCaseNumber: 'STOREHUB7-REAL' };
  const ticket = { TicketId: 7, CaseNum: 'STOREHUB7-REAL' };
  const failures = errorCodes.filter(({ code }) => code !== '0');

  test.each([...failures, { code: '-77777' }])('$code', ({ code: ErrorCode }) => {
    for (const status of [200, 401, 429, 500]) {
      expect(outcomeOfBody({ ErrorCode, ErrorMessage: 'Because', Ticket: ticket }, status)).toEqual({
        ...named,
        errorCode: ErrorCode,
        errorMessage: 'Because',
        httpStatus: status,
        detail: null,
      });
    }
  });

  const number = '"CaseNum":"STOREHUB7-REAL"';
  test.each([
    ['two codes, the error last', `{"ErrorCode":"0","Ticket":{${number}},"ErrorCode":"-10004"}`],
    ['two codes, the error first', `{"ErrorCode":"-10004","ErrorCode":"0","Ticket":{${number}}}`],
    ['a code that is none first', `{"ErrorCode":{"a":0},"ErrorCode":"0","Ticket":{${number}}}`],
    ['a key written with an escape', `{"Error\\u0043ode":-10004,"ErrorCode":0,"Ticket":{${number}}}`],
    ['two tickets, the last one empty', `{"ErrorCode":"-10004","Ticket":{${number}},"Ticket":{}}`],
    ['a number beside the ticket', `{"ErrorCode":"-10000",${number}}`],
    ['a number further down', `{"ErrorCode":"-10000","Data":[{"Ticket":{${number}}}]}`],
    ['a key in other letters', `{"ErrorCode":"-10000","Ticket":{"caseNum":"STOREHUB7-REAL"}}`],
  ])('%s', (_, body) => {
    expect(outcomeOfBody(body)).toMatchObject(named);
  });

  test.each([401, 403, 429])('HTTP %i without an ErrorCode', (status) => {
    expect(outcomeOfBody({ Ticket: ticket }, status)).toMatchObject({ ...named, httpStatus: status });
    expect(outcomeOfBody(`{"Ticket":{${number}`, status)).toMatchObject({ ...named, httpStatus: status });
  });

  const own = 'STOREHUB0999-CA109193B';
  test.each([
    ['in the message', { ErrorMessage: `Duplicate of ${own}, wait` }, own],
    ['in the message, with another hyphen', { ErrorMessage: `(STOREHUB0999\u2011CA109193B)` }, own],
    ['in any text', { Data: [{ Info: [`see ${own}.`] }] }, own],
    ['as a key', { [own]: {} }, own],
    ['under CaseNumber', { Ticket: { CaseNumber: 'K-7' } }, 'K-7'],
    ['under caseNo', { Ticket: { caseNo: 'K-7' } }, 'K-7'],
    ['under case_number', { case_number: 4711 }, '4711'],
    ['in a list', { Ticket: { CaseNum: ['K-7'] } }, 'K-7'],
    ['in an object', { Ticket: { CaseNum: { value: 'K-7' } } }, 'K-7'],
    ['in JSON in a string', { Data: JSON.stringify({ Ticket: { CaseNum: 'K-7' } }) }, 'K-7'],
    ['in JSON in JSON', { Data: JSON.stringify({ a: JSON.stringify({ CaseNum: 'K-7' }) }) }, 'K-7'],
    ['in JSON behind words', { ErrorMessage: `Slow down: ${JSON.stringify({ CaseNum: 'K-7' })}` }, 'K-7'],
  ])('%s', (_, more, namedCaseNumber) => {
    for (const ErrorCode of ['-10004', '-10000', -77_777]) {
      expect(outcomeOfBody({ ErrorCode, ...more })).toMatchObject({ ...named, namedCaseNumber });
    }
    expect(outcomeOfBody(more, 429)).toMatchObject({ ...named, namedCaseNumber });
  });

  test.each([
    ['an escape in the key', `{"ErrorCode":"-10004","Ticket":{"Case\\u004eum":"K-7"}}`],
    ['a second ticket that has none', `{"ErrorCode":"-10004","Ticket":{"CaseNo":"K-7"},"Ticket":{"A":1}}`],
    ['a body that is JSON in a string', JSON.stringify('{"ErrorCode":"-10004","CaseNo":"K-7"}')],
  ])('%s', (_, body) => {
    expect(outcomeOfBody(body, 429)).toMatchObject({ ...named, namedCaseNumber: 'K-7' });
  });

  test('a page or a line of text that holds one', () => {
    for (const body of [`<p class="x">${own}</p>`, `Too many requests "${own}`, `Wait: ${own}`]) {
      const outcome = outcomeOfBody(body, 429);
      expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'error-with-case-number' });
    }
    expect(outcomeOfBody(`Wait: ${own}`, 403)).toMatchObject({ ...named, namedCaseNumber: own });
  });

  test.each([
    ['a ticket id', { Ticket: { TicketId: 999 } }],
    ['a ticket id as text', { Ticket: { TicketId: 'T-7', CaseNum: null } }],
    ['a case number of 201 characters', { Ticket: { CaseNum: 'x'.repeat(201) } }],
    ['a case number of marks alone', { Ticket: { CaseNum: '\u0301\u0302' } }],
    ['a number that is no whole one', { Ticket: { CaseNum: 4.5 } }],
  ])('%s names a ticket, although no number can be read', (_, more) => {
    for (const ErrorCode of ['-10004', '-10000']) {
      const outcome = outcomeOfBody({ ErrorCode, ...more });
      expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'error-with-case-number' });
      expect(outcome).not.toHaveProperty('namedCaseNumber');
    }
  });

  test('what the caller said may hold the number of an earlier case', () => {
    const Ticket = { TicketId: 0, CaseNum: '', Issue: own, Remark: `as in ${own}`, StoreName: own };
    expect(outcomeOfBody({ ErrorCode: '-10004', Ticket })).toMatchObject({ kind: 'throttled' });
    expect(outcomeOfBody({ ...yes, Ticket: { ...yes.Ticket, Remark: 'STOREHUB0998-CA1' } }).kind).toBe(
      'created',
    );
  });

  test('a number that shows nothing, is 0 or stands in what was typed is none', () => {
    const typed = JSON.stringify({ CaseNum: 'STOREHUB7-REAL' });
    for (const Ticket of [{ CaseNum: '\u200B' }, { CaseNum: 0 }, { CaseNum: null }, { Remark: typed }]) {
      expect(outcomeOfBody({ ErrorCode: '-10004', Ticket })).toMatchObject({ kind: 'throttled' });
    }
  });

  test('the same code twice is one code', () => {
    const body = `{"ErrorCode":"0","Ticket":{${number},"ErrorCode":"-1"},"ErrorCode":0}`;
    expect(outcomeOfBody(body)).toMatchObject({ kind: 'created', caseNumber: 'STOREHUB7-REAL' });
  });
});

test('two codes that differ are no answer, also without a case number', () => {
  for (const codes of ['"ErrorCode":"0","ErrorCode":"-10004"', '"ErrorCode":"-10007","ErrorCode":"-10004"']) {
    expect(outcomeOfBody(`{${codes}}`)).toMatchObject({ kind: 'uncertain', reason: 'unreadable-answer' });
  }
});

test('a number that cannot be relied on is named whatever else came', () => {
  const body = '{"ErrorCode":"OK","Ticket":{"CaseNum":"STOREHUB7-REAL"}}';
  expect(outcomeOfBody(body)).toMatchObject({
    reason: 'unreadable-answer',
    namedCaseNumber: 'STOREHUB7-REAL',
  });
  expect(outcomeOfBody({ ErrorCode: 0, CaseNum: 7 })).toMatchObject({
    reason: 'no-case-number',
    namedCaseNumber: '7',
  });
});

test('an answer of a megabyte of case numbers is read', () => {
  const keys = '"CaseNum":"1",'.repeat(70_000);
  expect(outcomeOfBody(`{${keys}"ErrorCode":-10004}`)).toMatchObject({ namedCaseNumber: '1' });
});

test('two case numbers that differ are uncertain, and the same one twice is created', () => {
  const other = 'STOREHUB0998-CA109193A';
  for (const more of [
    { CaseNo: other },
    { ErrorMessage: `See ${other}` },
    { Other: { Ticket: { CaseNum: other } } },
  ]) {
    expect(outcomeOfBody({ ...yes, ...more })).toMatchObject({
      kind: 'uncertain',
      reason: 'unreadable-answer',
      detail: expect.stringContaining(other) as string,
    });
  }
  const twice = '{"ErrorCode":0,"Ticket":{"CaseNum":"K-7"},"Ticket":{"CaseNum":"K-8"}}';
  expect(outcomeOfBody(twice)).toMatchObject({ kind: 'uncertain', detail: 'several case numbers: K-7, K-8' });
  const { CaseNum } = yes.Ticket;
  expect(outcomeOfBody({ ...yes, ErrorMessage: `Created ${CaseNum}`, CaseNo: CaseNum }).kind).toBe('created');
  expect(outcomeOfBody({ ...yes, CaseId: 12, TicketNo: 'T-1' }).kind).toBe('created');
});

test('an answer of a megabyte of escapes or of open strings is read in time', () => {
  const read = (body: string) => outcomeOfBody(body, 429);
  for (const part of ['\\"', '"\\', '\\u0022{', '[', '{"a":']) {
    const open = (parts: number) => `{"ErrorCode":"-10004","a":"${part.repeat(parts)}`;
    const whole = (parts: number) => JSON.stringify({ ErrorCode: '-10004', a: part.repeat(parts) });
    expect(measureGrowth(process, open, read, 1_000_000 / part.length)).toBeLessThan(maxGrowth);
    expect(measureGrowth(process, whole, read, 300_000 / part.length)).toBeLessThan(maxGrowth);
  }
});

describe('code 0 without a case number is uncertain', () => {
  test.each([
    [{ ErrorCode: '0' }],
    [{ ErrorCode: 0, Ticket: null }],
    [{ ErrorCode: 0, Ticket: [] }],
    [{ ErrorCode: 0, Ticket: { TicketId: 999 } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: '' } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: ' \t' } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: 0 } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: -7 } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: '\u200B\u2060' } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: '\u0001\u0002' } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: '\u00AD' } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: null } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: 'x'.repeat(201) } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: '\u0301\u0302\u0303' } }],
    [{ ErrorCode: 0, Ticket: { CaseNum: `A${'\u0301'.repeat(150)}` } }],
    [{ ErrorCode: 0, CaseNum: 'STOREHUB0999-CA109193B' }],
  ])('%j', (body) => {
    expect(outcomeOfBody(body)).toMatchObject({
      kind: 'uncertain',
      reason: 'no-case-number',
      errorCode: '0',
    });
  });
});

describe('every code of the contract', () => {
  const failures = errorCodes.filter(({ code }) => code !== '0');

  test.each(failures)('$code, $description: $category', ({ code, category }) => {
    const spellings = [code, Number(code), ` ${code} `, code.replace('-', '-0')];
    for (const ErrorCode of spellings) {
      for (const status of [200, 400, 401, 429, 500]) {
        const outcome = outcomeOfBody({ ErrorCode, ErrorMessage: 'Because' }, status);
        expect(outcome).toMatchObject({
          kind: category,
          errorCode: code,
          errorMessage: 'Because',
          ...(category === 'uncertain' && { reason: 'error-code' }),
        });
      }
    }
  });

  test('the three rows that people depend on, word for word', () => {
    expect(outcomeOfBody({ ErrorCode: '-10008', ErrorMessage: 'Unexpected error' }).kind).toBe('uncertain');
    expect(outcomeOfBody({ ErrorCode: '-10004' }).kind).toBe('throttled');
    expect(outcomeOfBody({ ErrorCode: '-10013' }).kind).toBe('rejected');
  });

  test.each(['-10017', '-1', '1', '42', '10000', '200'])('an unknown code, %s, is a refusal', (code) => {
    expect(outcomeOfBody({ ErrorCode: code })).toMatchObject({ kind: 'rejected', errorCode: code });
  });

  test('1e1 as a number is the unknown code 10', () => {
    expect(outcomeOfBody('{"ErrorCode":1e1}')).toMatchObject({ kind: 'rejected', errorCode: '10' });
  });

  test.each(['OK', 'Success', '', ' ', '1e1', '0.0', '0x0', '--1', '-', '0 0', '-10000.5', '9'.repeat(16)])(
    'text that is no integer, %j, decides nothing',
    (code) => {
      expect(outcomeOfBody({ ...yes, ErrorCode: code })).toMatchObject({
        kind: 'uncertain',
        reason: 'unreadable-answer',
      });
    },
  );

  test.each([null, true, [0], { value: 0 }, 0.5, 2 ** 60])('%j is no code', (code) => {
    expect(outcomeOfBody({ ...yes, ErrorCode: code })).toMatchObject({ reason: 'unreadable-answer' });
  });

  test('the message is cut to what can be stored, and only text is one', () => {
    const long = outcomeOfBody({ ErrorCode: '-10000', ErrorMessage: 'x'.repeat(5000) });
    expect(long).toMatchObject({ errorMessage: 'x'.repeat(2000) });
    for (const ErrorMessage of [undefined, null, 7, '', '  ', {}]) {
      expect(outcomeOfBody({ ErrorCode: '-10000', ErrorMessage })).toMatchObject({ errorMessage: null });
    }
  });
});

describe('without a readable body', () => {
  const unreadable = [
    '',
    'null',
    '[]',
    '"0"',
    '0',
    '{',
    '<html></html>',
    '{"errorcode":"0"}',
    '{"message":"no"}',
  ];

  test.each(unreadable)('the status decides: %j', (body) => {
    expect(outcomeOfBody(body, 401)).toMatchObject({ kind: 'signed-out', errorCode: null, httpStatus: 401 });
    expect(outcomeOfBody(body, 403)).toMatchObject({ kind: 'signed-out', errorCode: null, httpStatus: 403 });
    expect(outcomeOfBody(body, 429, '7')).toEqual({
      kind: 'throttled',
      errorCode: null,
      errorMessage: null,
      httpStatus: 429,
      retryAfterMs: 7000,
    });
    for (const [status, reason] of [
      [200, 'unreadable-answer'],
      [204, 'unreadable-answer'],
      [301, 'redirected'],
      [302, 'redirected'],
      [307, 'redirected'],
      [400, 'unreadable-answer'],
      [404, 'unreadable-answer'],
      [407, 'unreadable-answer'],
      [408, 'unreadable-answer'],
      [413, 'unreadable-answer'],
      [500, 'server-error'],
      [502, 'server-error'],
      [503, 'server-error'],
      [504, 'server-error'],
      [599, 'server-error'],
    ] as const) {
      expect(outcomeOfBody(body, status, '7')).toMatchObject({
        kind: 'uncertain',
        reason,
        httpStatus: status,
      });
    }
  });
});

test.each([401, 403, 429])('HTTP %i with a body that cannot be read is uncertain', (status) => {
  const bodies = ['\u001F\uFFFD\u0008\0\0', '\uFFFD\uFFFD{\0"\0', '{"ErrorCode":"-10004","Tick', '{"Ti'];
  for (const body of bodies) {
    expect(outcomeOfBody(body, status)).toMatchObject({ kind: 'uncertain', reason: 'unreadable-answer' });
  }
  const foreign = ['<html>acc\uFFFDs interdit</html>', 'Access denied', '\r\n', '{"error":{"message":"no"}}'];
  for (const body of foreign) {
    expect(outcomeOfBody(body, status).kind).toBe(status === 429 ? 'throttled' : 'signed-out');
  }
});

test('Retry-After comes with a throttled answer, in seconds or as a date', () => {
  const throttled = { ErrorCode: '-10004' };
  expect(outcomeOfBody(throttled, 200, '120')).toMatchObject({ retryAfterMs: 120_000 });
  expect(outcomeOfBody(throttled, 200, 'Sun, 23 Nov 2025 10:00:30 GMT')).toMatchObject({
    retryAfterMs: 30_000,
  });
  expect(outcomeOfBody(throttled, 200, null)).toMatchObject({ retryAfterMs: null });
});

test.each(notSentReasons)('no connection, %s, is not sent', (reason) => {
  const exchange: Exchange = { kind: 'no-connection', reason, detail: 'x'.repeat(900) };
  expect(classifyOutcome(exchange, nowMs)).toEqual({ kind: 'not-sent', reason, detail: 'x'.repeat(500) });
});

test('a token that cannot stand in a header needs another token', () => {
  expect(classifyOutcome({ kind: 'token-unusable' }, nowMs)).toMatchObject({
    kind: 'signed-out',
    errorCode: null,
  });
});

describe('a broken exchange is uncertain, whatever came of the answer', () => {
  const reasons: BrokenReason[] = ['connection-broken', 'timed-out', 'answer-too-large', 'unreadable-answer'];
  const parts = [null, '', '{"ErrorCode":"-100', '{"ErrorCode":"-10004"}', '{"ErrorCode":"-10000"}'];

  test.each(reasons)('%s', (reason) => {
    for (const rawAnswer of parts) {
      for (const httpStatus of [null, 200, 401, 429, 500]) {
        const exchange: Exchange = { kind: 'broken', reason, httpStatus, rawAnswer, detail: 'ECONNRESET' };
        expect(classifyOutcome(exchange, nowMs)).toEqual({
          kind: 'uncertain',
          reason,
          errorCode: null,
          errorMessage: null,
          httpStatus,
          detail: 'ECONNRESET',
        });
      }
    }
  });

  test('a case number that came is named for the agent', () => {
    const exchange: Exchange = {
      kind: 'broken',
      reason: 'connection-broken',
      httpStatus: 200,
      rawAnswer: JSON.stringify(yes),
      detail: 'ECONNRESET',
    };
    expect(classifyOutcome(exchange, nowMs)).toMatchObject({
      kind: 'uncertain',
      detail: 'ECONNRESET',
      namedCaseNumber: 'STOREHUB0999-CA109193B',
    });
  });

  test('also where the answer is cut off behind it', () => {
    const rawAnswer = '{"ErrorCode":"0","Ticket":{"CaseNum":"STOREHUB0999-CA109193B","Rem';
    const cutOff = { kind: 'broken', reason: 'timed-out', httpStatus: 200, detail: '' } as const;
    expect(classifyOutcome({ ...cutOff, rawAnswer }, nowMs)).toMatchObject({
      namedCaseNumber: 'STOREHUB0999-CA109193B',
    });
    expect(classifyOutcome({ ...cutOff, rawAnswer: rawAnswer.slice(0, -10) }, nowMs)).not.toHaveProperty(
      'namedCaseNumber',
    );
  });
});

test('any answer whatever gives an outcome that can be stored', () => {
  const json = fc.oneof(
    fc.json(),
    fc
      .record({ ErrorCode: fc.anything(), ErrorMessage: fc.anything(), Ticket: fc.anything() })
      .map((body) => JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value))),
    fc.string(),
  );
  fc.assert(
    fc.property(json, fc.integer({ min: 100, max: 999 }), fc.option(fc.string()), (body, status, header) => {
      expect(outcomeSchema.safeParse(outcomeOfBody(body, status, header)).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});
