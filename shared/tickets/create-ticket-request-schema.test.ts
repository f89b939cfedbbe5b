import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTicketRequestSchema, textLimits } from './create-ticket-request-schema';

const exampleText = `{
  "Ticket": {
    "Name": "Ahmad Ibrahim", "Phone": "60123456789", "Issue": "*Onsite Support",
    "Priority": 0, "IsReceiveSms": true, "Email": "ahmad_ibrahim@gmail.com",
    "Remark": "Describe your issue", "StoreName": "KL Branch", "DealerReseller": "Alex"
  },
  "Appointment": {
    "Address": "23, Jalan Ampang, Taman KLCC, 55000 KL", "State": "Kuala Lumpur",
    "ServiceId": 1, "Longitude": 101.7122, "Latitude": 3.1573
  }
}`;

type Part = 'Ticket' | 'Appointment';
type Body = Record<Part, Record<string, unknown>>;

const example = () => JSON.parse(exampleText) as Body;

const exampleWith = (part: Part, key: string, value: unknown): Body => {
  const body = example();
  return { ...body, [part]: { ...body[part], [key]: value } };
};

const exampleWithout = (part: Part, key: string): Body => {
  const body = example();
  return {
    ...body,
    [part]: Object.fromEntries(Object.entries(body[part]).filter(([name]) => name !== key)),
  };
};

const isAccepted = (body: unknown) => createTicketRequestSchema.safeParse(body).success;

const sent = (body: unknown) =>
  JSON.parse(JSON.stringify(createTicketRequestSchema.parse(body))) as Record<Part, Record<string, unknown>>;

/** The limits of the contract, repeated here so that a mistake in `textLimits` fails a test. */
const texts: ReadonlyArray<{ part: Part; key: string; maxLength: number; isMandatory: boolean }> = [
  { part: 'Ticket', key: 'Name', maxLength: 100, isMandatory: true },
  { part: 'Ticket', key: 'Phone', maxLength: 16, isMandatory: true },
  { part: 'Ticket', key: 'Issue', maxLength: 500, isMandatory: true },
  { part: 'Ticket', key: 'Email', maxLength: 100, isMandatory: false },
  { part: 'Ticket', key: 'Remark', maxLength: 1000, isMandatory: false },
  { part: 'Ticket', key: 'StoreName', maxLength: 100, isMandatory: false },
  { part: 'Ticket', key: 'DealerReseller', maxLength: 50, isMandatory: false },
  { part: 'Appointment', key: 'Address', maxLength: 500, isMandatory: true },
  { part: 'Appointment', key: 'State', maxLength: 50, isMandatory: true },
];

const blanks = ['', ' ', '\t', '\r\n', '\u00A0', '\u3000', '\u2003', '\uFEFF', ' \t\u00A0\u3000\n '];
const neverText = [null, 0, 12, true, [], ['x'], {}];

/** Any sequence of UTF-16 code units, including unpaired surrogates. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xff_ff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom(' ', '\t', '\u3000', '王', '😀', '\uD83D', '\uDE00'),
  ),
  maxLength: 60,
});

describe('the contract’s own example', () => {
  test('parses to itself, and is written as the same JSON text', () => {
    const parsed = createTicketRequestSchema.parse(example());

    expect(parsed).toStrictEqual(example());
    expect(JSON.stringify(parsed)).toBe(JSON.stringify(example()));
  });
});

describe.each(texts)('$key of $part', ({ part, key, maxLength }) => {
  test.each([
    { character: 'x', what: 'letters' },
    { character: '王', what: 'Chinese characters' },
    { character: 'é', what: 'accented letters' },
  ])(`takes ${maxLength} $what and not one more`, ({ character }) => {
    expect(sent(exampleWith(part, key, character.repeat(maxLength)))[part][key]).toBe(
      character.repeat(maxLength),
    );
    expect(isAccepted(exampleWith(part, key, character.repeat(maxLength + 1)))).toBe(false);
  });

  test('counts an emoji as two', () => {
    expect(isAccepted(exampleWith(part, key, '😀'.repeat(maxLength / 2)))).toBe(true);
    expect(isAccepted(exampleWith(part, key, `${'😀'.repeat(maxLength / 2)}x`))).toBe(false);
    expect(isAccepted(exampleWith(part, key, `xx${'😀'.repeat(maxLength / 2 - 1)}`))).toBe(true);
  });

  test('takes a single character', () => {
    expect(sent(exampleWith(part, key, 'x'))[part][key]).toBe('x');
  });

  test.each(blanks)('does not count or send the blank %j around it', (blank) => {
    const text = 'x'.repeat(maxLength);

    expect(sent(exampleWith(part, key, `${blank}${text}${blank}`))[part][key]).toBe(text);
  });

  test('keeps the blanks within it', () => {
    expect(sent(exampleWith(part, key, 'a \u3000\u00A0b'))[part][key]).toBe('a \u3000\u00A0b');
  });

  test.each(neverText)('is never %j', (value) => {
    expect(isAccepted(exampleWith(part, key, value))).toBe(false);
  });

  test('sends half an emoji as the replacement character, since UTF-8 cannot carry it', () => {
    expect(sent(exampleWith(part, key, 'a\uD83Db\uDE00'))[part][key]).toBe('a\uFFFDb\uFFFD');
    expect(sent(exampleWith(part, key, 'a😀b'))[part][key]).toBe('a😀b');
  });
});

describe.each(texts.filter(({ isMandatory }) => isMandatory))('$key, mandatory,', ({ part, key }) => {
  test.each(blanks)('is missing when it is %j', (blank) => {
    expect(isAccepted(exampleWith(part, key, blank))).toBe(false);
  });

  test('may not be absent', () => {
    expect(isAccepted(exampleWithout(part, key))).toBe(false);
  });
});

describe.each(texts.filter(({ isMandatory }) => !isMandatory))('$key, optional,', ({ part, key }) => {
  test.each(blanks)('is left out of the JSON text when it is %j', (blank) => {
    expect(sent(exampleWith(part, key, blank))).toStrictEqual(exampleWithout(part, key));
  });

  test('may be absent, and then stays so', () => {
    expect(createTicketRequestSchema.parse(exampleWithout(part, key))).toStrictEqual(
      exampleWithout(part, key),
    );
    expect(createTicketRequestSchema.parse(exampleWith(part, key, undefined))).toStrictEqual(
      exampleWithout(part, key),
    );
  });
});

describe.each([
  { key: 'Longitude', max: 180 },
  { key: 'Latitude', max: 90 },
])('$key of Appointment', ({ key, max }) => {
  const beyond = max + max * Number.EPSILON;

  test.each([max, -max, 0, 3, 101.7122 % max, 1e-7, 5e-324])('takes %d as it is', (value) => {
    expect(sent(exampleWith('Appointment', key, value))['Appointment'][key]).toBe(value);
  });

  test.each([beyond, -beyond, 1e308, Number.NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(isAccepted(exampleWith('Appointment', key, value))).toBe(false);
  });

  test('refuses 1e999 in a JSON text', () => {
    const text = JSON.stringify(exampleWith('Appointment', key, 'HERE')).replace('"HERE"', '1e999');

    expect(isAccepted(JSON.parse(text))).toBe(false);
    expect(isAccepted(JSON.parse(text.replace('1e999', '1e1')))).toBe(true);
  });

  test('is 0 and not -0', () => {
    const parsed = createTicketRequestSchema.parse(exampleWith('Appointment', key, -0));

    expect(Object.values(parsed.Appointment).some((value) => Object.is(value, -0))).toBe(false);
  });

  test.each(['3.1573', '', null, true, [3], {}, 3n])('is never a %o', (value) => {
    expect(isAccepted(exampleWith('Appointment', key, value))).toBe(false);
  });

  test('may not be absent', () => {
    expect(isAccepted(exampleWithout('Appointment', key))).toBe(false);
  });
});

describe('what is chosen', () => {
  test.each([-1, 0, 1])('Priority %d is one', (priority) => {
    expect(sent(exampleWith('Ticket', 'Priority', priority))['Ticket']['Priority']).toBe(priority);
  });

  test.each([-2, 2, 0.5, Number.NaN, '0', '', null, false, [0]])('Priority %j is none', (priority) => {
    expect(isAccepted(exampleWith('Ticket', 'Priority', priority))).toBe(false);
  });

  test('Priority -0 is sent as 0', () => {
    expect(JSON.stringify(createTicketRequestSchema.parse(exampleWith('Ticket', 'Priority', -0)))).toBe(
      JSON.stringify(example()),
    );
  });

  test.each([true, false])('IsReceiveSms is sent as %j', (isReceiveSms) => {
    expect(sent(exampleWith('Ticket', 'IsReceiveSms', isReceiveSms))['Ticket']['IsReceiveSms']).toBe(
      isReceiveSms,
    );
  });

  test.each(['true', '', 0, 1, null, {}])('IsReceiveSms is never %j', (value) => {
    expect(isAccepted(exampleWith('Ticket', 'IsReceiveSms', value))).toBe(false);
  });

  test('ServiceId is one of six numbers and nothing else', () => {
    const accepted = Array.from({ length: 200 }, (_, index) => index - 50).filter((id) =>
      isAccepted(exampleWith('Appointment', 'ServiceId', id)),
    );

    expect(accepted).toStrictEqual([1, 2, 3, 18, 23, 39]);
  });

  test.each(['1', 1.5, Number.NaN, null, true, [1]])('ServiceId is never %j', (value) => {
    expect(isAccepted(exampleWith('Appointment', 'ServiceId', value))).toBe(false);
  });

  test.each([
    { part: 'Ticket', key: 'Priority' },
    { part: 'Ticket', key: 'IsReceiveSms' },
    { part: 'Appointment', key: 'ServiceId' },
  ] as const)('$key may not be absent', ({ part, key }) => {
    expect(isAccepted(exampleWithout(part, key))).toBe(false);
  });
});

describe('keys the contract does not name', () => {
  const insertions = [
    { where: 'beside Ticket and Appointment', before: '{"Ticket":{' },
    { where: 'in Ticket', before: '{"Name":' },
    { where: 'in Appointment', before: '{"Address":' },
  ];

  test.each(insertions)('are refused $where', ({ before }) => {
    const text = JSON.stringify(example());

    for (const key of [
      'AppointmentTime',
      'name',
      '[object Object]',
      'function Object() { [native code] }',
      '',
    ]) {
      const withKey = text.replace(before, `{${JSON.stringify(key)}:{"Name":"x"},${before.slice(1)}`);
      expect(withKey).not.toBe(text);
      expect([key, isAccepted(JSON.parse(withKey))]).toStrictEqual([key, false]);
    }
  });

  test.each([null, undefined, '', 'Ticket', 0, [], [example()], {}])('%j is no request', (body) => {
    expect(isAccepted(body)).toBe(false);
  });

  test.each(['Ticket', 'Appointment'] as const)('%s must be an object, and there', (part) => {
    for (const value of [null, undefined, [], '', 1]) {
      expect(isAccepted({ ...example(), [part]: value })).toBe(false);
    }
  });
});

test('the limits the window shows are the contract’s', () => {
  const shown = Object.entries(textLimits).map(([name, maxLength]) => [name.toLowerCase(), maxLength]);
  const law = texts.map(({ key, maxLength }) => [key.toLowerCase(), maxLength]);

  expect(new Map(shown as Array<[string, number]>)).toEqual(new Map(law as Array<[string, number]>));
});

test('whatever is accepted is accepted again unchanged, and reads the same after JSON and UTF-8', () => {
  const values = fc.record({
    Name: anyText,
    Phone: anyText,
    Email: fc.option(anyText, { nil: undefined }),
    Remark: anyText,
    StoreName: fc.option(anyText, { nil: undefined }),
  });
  const place = fc.record({
    Address: anyText,
    Longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    Latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  });

  fc.assert(
    fc.property(values, place, (ticket, appointment) => {
      const { Ticket, Appointment } = example();
      const parsed = createTicketRequestSchema.safeParse({
        Ticket: { ...Ticket, ...ticket },
        Appointment: { ...Appointment, ...appointment },
      });
      fc.pre(parsed.success);
      const wire = JSON.stringify(parsed.data);

      expect(createTicketRequestSchema.parse(parsed.data)).toStrictEqual(parsed.data);
      expect(JSON.parse(new TextDecoder().decode(new TextEncoder().encode(wire)))).toStrictEqual(parsed.data);
      expect(Object.values(parsed.data.Ticket).join()).not.toMatch(/\p{Surrogate}/u);
      expect(Object.values(parsed.data.Ticket)).not.toContain('');
    }),
    { numRuns: 500 },
  );
});
