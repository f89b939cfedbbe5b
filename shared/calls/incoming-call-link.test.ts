import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { incomingCallSchema } from './incoming-caller';
import { findCallLinks, looksLikeCallLink, parseCallLink, formatCallLink } from './incoming-call-link';

const phone = '60123456789';

test.each([
  'storehub-helpdesk://call?from=60123456789',
  'storehub-helpdesk://call/?from=60123456789',
  'storehub-helpdesk:call?from=60123456789',
  'STOREHUB-HELPDESK://CALL?FROM=60123456789',
  'storehub-helpdesk://call?from=%2B60%2012-345%206789#x',
  'storehub-helpdesk://call?from=+60 12 345 6789&from=999',
  'storehub-helpdesk://call?number=60123456789',
  'storehub-helpdesk://call?phone=%2B60123456789&name=',
  'storehub-helpdesk:call?caller=+60 12-345 6789',
  'storehub-helpdesk:call?tel=60123456789&number=60123456789',
  'storehub-helpdesk:call?from=60123456789&number=999',
  'storehub-helpdesk://call?ANI=60123456789',
  'storehub-helpdesk://call?CallerIDNum=60123456789&callerNumber=+60 12 345 6789',
  'storehub-helpdesk://call?caller_id=60123456789',
  'storehub-helpdesk://call?clid=%22Kedai%202%22%20%3C60123456789%3E',
  'tel:+60123456789',
  'tel:+60-12-345-6789;ext=12',
  'tel://60123456789?x=1',
  'tel:%2B60123456789',
])('%s says who rings', (link) => {
  expect(parseCallLink(link)).toEqual({ phone, name: '', store: '' });
});

test.each([
  'storehub-helpdesk://call?from=anonymous&number=60123456789',
  'storehub-helpdesk://call?number=60123456789&phone=60198765432',
  'storehub-helpdesk://call?id=60123456789',
  'storehub-helpdesk://call?ani=60123456789&clid=60198765432',
  'storehub-helpdesk://call?cnam=Siti&display=Sarah',
])('%s does not say for certain who rings', (link) => {
  expect(parseCallLink(link)).toEqual({ phone: '', name: '', store: '' });
});

test.each([
  'storehub-helpdesk://call?from=%2B6591234567',
  'storehub-helpdesk://call?from=+65 9123 4567',
  'tel:+65-9123-4567',
])('%s keeps the + of a number from abroad', (link) => {
  expect(parseCallLink(link)).toEqual({ phone: '+6591234567', name: '', store: '' });
});

test.each([
  ['storehub-helpdesk://send?from=60123456789', true],
  ['TEL:voicemail', true],
  ['--flag', false],
  ['https://call?from=60123456789', false],
  ['', false],
])('%j is meant as a call link: %j', (argument, isMeant) => {
  expect(looksLikeCallLink(argument)).toBe(isMeant);
});

test.each(['CNAM', 'callername', 'CallerIDName', 'caller-name', 'display'])(
  'takes the name from %s',
  (name) => {
    const parse = (values: string) => parseCallLink(`storehub-helpdesk://call?from=${phone}&${values}`)?.name;
    expect(parse(`${name}=Siti+Aminah`)).toBe('Siti Aminah');
    expect(parse(`${name}=Siti&name=Sarah`)).toBe('Sarah');
    expect(parse(`${name}=Siti&name=`)).toBe('');
  },
);

test('takes name and store, and nothing else', () => {
  expect(
    parseCallLink(
      'storehub-helpdesk://call?from=60123456789&name=Ahmad+bin%20Ali&store=%E9%99%88%E8%AE%B0&token=tk_x&__proto__=1&issue=x',
    ),
  ).toEqual({ phone, name: 'Ahmad bin Ali', store: '陈记' });
});

test.each([
  '',
  'storehub-helpdesk://send?from=60123456789',
  'storehub-helpdesk://callx?from=60123456789',
  'https://call?from=60123456789',
  'mailto:call?from=60123456789',
  '--from=60123456789',
])('%j is no call link', (link) => {
  expect(parseCallLink(link)).toBeNull();
});

test.each([
  `storehub-helpdesk://call?from=60123456789&name=${'x'.repeat(20_000)}`,
  `storehub-helpdesk://call?from=60123456789&name=${encodeURIComponent('陈'.repeat(900))}&z=${'%41'.repeat(20_000)}`,
  `storehub-helpdesk://call?name=${encodeURIComponent('陈'.repeat(230))}&from=60123456789`,
])('a link with long parameters keeps its number, and the beginning of its name', (link) => {
  expect(parseCallLink(link)).toMatchObject({ phone, name: expect.stringMatching(/^(?:x+|陈+)$/) as string });
});

test.each([
  'storehub-helpdesk://call?from=anonymous',
  'storehub-helpdesk://call',
  'storehub-helpdesk://call?from=',
  'tel:',
  'tel:voicemail',
  'storehub-helpdesk://call?from=%E0%A4%A',
  'storehub-helpdesk://call?from=123456789012345678901',
])('%j is a call without a number', (link) => {
  expect(parseCallLink(link)).toEqual({ phone: '', name: '', store: '' });
});

test('drops invisible characters and cuts a long name at its limit', () => {
  const name = encodeURIComponent(`Ali\u202E\u200B\n\0Abu${'😀'.repeat(80)}`);
  const call = parseCallLink(`storehub-helpdesk://call?from=60123456789&name=${name}`);
  expect(call?.name).toBe(`Ali Abu${'😀'.repeat(46)}`);
});

test('takes every link of a command line', () => {
  const calls = findCallLinks(['.', '--flag', 'tel:0123', 'tel:0124', '/a/file']);
  expect(calls.map((call) => call.phone)).toEqual(['0123', '0124']);
  expect(findCallLinks(['.', '--flag'])).toEqual([]);
  expect(findCallLinks(Array.from({ length: 50 }, (_, at) => `tel:01${at}0`))).toHaveLength(50);
});

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3000, size: 'max' }),
  fc
    .array(
      fc.constantFrom(
        'from=',
        'name=',
        'store=',
        '&',
        '%',
        '+',
        '#',
        '?',
        '6012',
        '%E9',
        '\u202E',
        '陈',
        '=',
        '/',
      ),
      {
        maxLength: 60,
        size: 'max',
      },
    )
    .map((parts) => `storehub-helpdesk://call?${parts.join('')}`),
  fc.string({ unit: 'binary' }).map((text) => `tel:${text}`),
);

test('any text gives one bounded line per value, or null', () => {
  fc.assert(
    fc.property(anything, (link) => {
      const call = parseCallLink(link) ?? { phone: '', name: '', store: '' };
      expect(incomingCallSchema.parse(call)).toEqual(call);
      expect(call.name.length).toBeLessThanOrEqual(100);
      expect(call.store.length).toBeLessThanOrEqual(100);
      expect(`${call.name}${call.store}`).not.toMatch(/\p{C}|\n/u);
    }),
    { numRuns: 2000 },
  );
});

test('formats every parsed call as a link, unless it would be too long', () => {
  fc.assert(
    fc.property(anything, (link) => {
      const call = parseCallLink(link);
      fc.pre(call !== null && formatCallLink(call).length <= 2048);
      expect(parseCallLink(formatCallLink(call))).toEqual(call);
    }),
  );
});

test('100,000 digits are no number', () => {
  expect(parseCallLink(`tel:${'6'.repeat(100_000)}`)).toEqual({ phone: '', name: '', store: '' });
});

test.each(['', 'a', 'ab', 'abc'])(
  'a link that is cut within a character of its name keeps the rest, behind %j',
  (before) => {
    const name = encodeURIComponent(before + '𠮷陈é'.repeat(2_000));
    const parsed = parseCallLink(`storehub-helpdesk://call?from=60123456789&name=${name}`);
    expect(parsed?.phone).toBe('60123456789');
    expect(parsed?.name.startsWith(`${before}𠮷陈é𠮷`)).toBe(true);
  },
);
