import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from './asked-questions';
import { blankCallFields, callFieldOrder, callFieldsSchema, coerceCallFields, type CallFields } from './call';
import { buildTicketRequest } from './build-ticket-request';
import { toContractPhone } from '../phone/storehub-phone-format';
import { parseCoordinate } from '../pin/pin-and-coordinates';
import { priorities, serviceIds } from '../tickets/services-and-priorities';
import { createTicketRequestSchema, textLimits } from '../tickets/create-ticket-request-schema';

const written: CallFields = {
  phone: '012-345 6789',
  name: 'Ahmad Ibrahim',
  storeName: 'KL Branch',
  dealerReseller: 'Alex',
  issue: '*Onsite Support',
  remark: 'Describe your issue',
  serviceId: 1,
  priority: 0,
  isReceiveSms: true,
  email: 'ahmad_ibrahim@gmail.com',
  address: '23, Jalan Ampang, Taman KLCC, 55000 KL',
  state: 'Kuala Lumpur',
  longitude: '101.7122',
  latitude: '3.1573',
  pin: { source: 'pair', setAtMs: 1_763_900_000_000, radiusMetres: 0, stale: true },
  provenance: { name: 'confirmed' },
  reusedPlace: { storeName: 'Kedai Maju', rightFor: '' },
  callerOfNumber: null,
  callerLanguage: 'ms',
  questions: {
    list: [
      { question: 'Is its light on?', answer: '', language: 'en' },
      { question: 'Which printer?', answer: '', language: 'en' },
    ],
    at: 1,
  },
  incident: { uid: 'incident-1', wantsCallback: true },
  autofill: {
    applied: [{ source: 'postcode', before: { state: '' }, after: { state: 'Kuala Lumpur' }, step: 1 }],
    undone: [],
  },
  keptNote: '',
  hiddenNote: '',
  askedAboutCase: '',
  earlierEndings: [],
  quickEntryText: '',
  openNote: 'store',
  caretField: 'field-issue',
  isCallbackPromised: true,
  isFromIncoming: true,
};

const faultsOf = (fields: Partial<CallFields>) => {
  const ticket = buildTicketRequest({ ...written, ...fields });
  return ticket.ok ? [] : ticket.error;
};

const ticketOf = (fields: CallFields) => {
  const ticket = buildTicketRequest(fields);
  if (!ticket.ok) throw new Error(JSON.stringify(ticket.error));
  return ticket.value;
};

describe('a call that is ready', () => {
  test('becomes the contract’s own example, every field in its place', () => {
    expect(ticketOf(written)).toStrictEqual({
      Ticket: {
        Name: 'Ahmad Ibrahim',
        Phone: '60123456789',
        Issue: '*Onsite Support',
        Priority: 0,
        IsReceiveSms: true,
        Email: 'ahmad_ibrahim@gmail.com',
        Remark: 'Describe your issue',
        StoreName: 'KL Branch',
        DealerReseller: 'Alex',
      },
      Appointment: {
        Address: '23, Jalan Ampang, Taman KLCC, 55000 KL',
        State: 'Kuala Lumpur',
        ServiceId: 1,
        Longitude: 101.7122,
        Latitude: 3.1573,
      },
    });
  });

  test('leaves out what was left blank, and sends the rest trimmed', () => {
    const { Ticket, Appointment } = ticketOf({
      ...written,
      name: '\u3000 陈美玲\t',
      address: '\u00A0Jalan 1\nJalan 2 ',
      storeName: '',
      dealerReseller: ' ',
      remark: '\u3000',
      email: '\n',
    });

    expect(Ticket).toStrictEqual({
      Name: '陈美玲',
      Phone: '60123456789',
      Issue: '*Onsite Support',
      Priority: 0,
      IsReceiveSms: true,
    });
    expect(Appointment.Address).toBe('Jalan 1\nJalan 2');
  });

  test('carries the agent’s choices', () => {
    const { Ticket, Appointment } = ticketOf({
      ...written,
      serviceId: 39,
      priority: -1,
      isReceiveSms: false,
    });

    expect([Appointment.ServiceId, Ticket.Priority, Ticket.IsReceiveSms]).toStrictEqual([39, -1, false]);
  });

  test('may have a pin on the equator or on the meridian, but not on both', () => {
    expect(faultsOf({ latitude: '0' })).toStrictEqual([]);
    expect(faultsOf({ longitude: '-0' })).toStrictEqual([]);
    expect(faultsOf({ latitude: '0.0', longitude: '-0' })).toStrictEqual([
      { field: 'longitude', fault: 'zero-pin' },
    ]);
  });

  test('may hold a phone number of any format', () => {
    for (const phone of ['999', '+65 6123 4567', '1-300-88-2525', 'withheld', '12345']) {
      expect(faultsOf({ phone })).toStrictEqual([]);
    }
  });
});

describe('a call that is not ready', () => {
  test('names everything that is missing, in the order of the screen', () => {
    expect(faultsOf(blankCallFields)).toStrictEqual(
      ['phone', 'name', 'issue', 'serviceId', 'address', 'state', 'latitude', 'longitude'].map((field) => ({
        field,
        fault: 'missing',
      })),
    );
  });

  test('names every text that is too long, in the order of the screen', () => {
    const fields = {
      state: 'x'.repeat(51),
      address: 'x'.repeat(501),
      remark: 'x'.repeat(1001),
      email: 'x'.repeat(101),
      issue: '王'.repeat(501),
      dealerReseller: 'x'.repeat(51),
      storeName: 'x'.repeat(101),
      name: `${'😀'.repeat(50)}x`,
      phone: '1'.repeat(17),
    };

    expect(faultsOf(fields)).toStrictEqual(
      ['phone', 'name', 'storeName', 'dealerReseller', 'issue', 'address', 'state', 'email', 'remark'].map(
        (field) => ({ field, fault: 'too-long' }),
      ),
    );
  });

  test.each([' ', '\t', '\u00A0', '\u3000 \n'])('takes the blank %j for nothing written', (blank) => {
    for (const field of ['phone', 'name', 'issue', 'address', 'state', 'latitude', 'longitude']) {
      expect(faultsOf({ [field]: blank })).toStrictEqual([{ field, fault: 'missing' }]);
    }
  });

  test.each([
    { field: 'latitude', text: '90.0001', fault: 'out-of-range' },
    { field: 'latitude', text: '-90.0001', fault: 'out-of-range' },
    { field: 'latitude', text: '101.7122', fault: 'out-of-range' },
    { field: 'longitude', text: '180.0001', fault: 'out-of-range' },
    { field: 'longitude', text: '-180.0001', fault: 'out-of-range' },
    { field: 'latitude', text: 'near the KFC', fault: 'not-a-number' },
    { field: 'longitude', text: '101,7122', fault: 'not-a-number' },
    { field: 'longitude', text: '1e2', fault: 'not-a-number' },
    { field: 'longitude', text: '9'.repeat(400), fault: 'not-a-number' },
  ])('says that the $field $text is $fault', ({ field, text, fault }) => {
    expect(faultsOf({ [field]: text })).toStrictEqual([{ field, fault }]);
  });

  test('counts the phone number as it is sent, not as it was typed', () => {
    expect(faultsOf({ phone: '(+60)  12  -  345  -  6789' })).toStrictEqual([]);
    expect(faultsOf({ phone: '012-345 6789 / 013-456 7890' })).toStrictEqual([
      { field: 'phone', fault: 'too-long' },
    ]);
  });
});

describe('whatever the fields are', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(' ', '\u3000', '0', '6', '+', '王', '😀', '\uD83D', '\uDE00'),
  );
  const text = (maxLength: number) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit, minLength: 1, maxLength: 12 }) },
      { weight: 1, arbitrary: fc.constantFrom('', ' ', '\u3000', '\uD83D') },
      {
        weight: 1,
        arbitrary: fc
          .integer({ min: -1, max: 2 })
          .chain((more) => fc.constantFrom('x', '王').map((character) => character.repeat(maxLength + more))),
      },
    );
  const coordinate = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.integer({ min: -95e6, max: 95e6 }).map((millionths) => String(millionths / 1e6)),
    },
    { weight: 1, arbitrary: fc.constantFrom('0', '-0', '', ' ', '181', '-200', '1e9', 'x', '\uDE00') },
  );
  const anyFields: fc.Arbitrary<CallFields> = fc.record({
    phone: text(16),
    name: text(100),
    storeName: text(100),
    dealerReseller: text(50),
    issue: text(500),
    remark: text(1000),
    serviceId: fc.option(fc.constantFrom(...serviceIds), { freq: 10 }),
    priority: fc.constantFrom(...priorities),
    isReceiveSms: fc.boolean(),
    email: text(100),
    address: text(500),
    state: text(50),
    longitude: coordinate,
    latitude: coordinate,
    pin: fc.constant(null),
    provenance: fc.constant({}),
    reusedPlace: fc.constant(null),
    callerOfNumber: fc.constant(null),
    callerLanguage: fc.constant(null),
    questions: fc.constant({ list: [], at: 0 }),
    incident: fc.constant(null),
    autofill: fc.constant(blankCallFields.autofill),
    keptNote: fc.constant(''),
    hiddenNote: fc.constant(''),
    askedAboutCase: fc.constant(''),
    earlierEndings: fc.constant([]),
    quickEntryText: fc.constant(''),
    openNote: fc.constant(null),
    caretField: fc.constant(null),
    isCallbackPromised: fc.constant(false),
    isFromIncoming: fc.boolean(),
  });

  test('a ticket is made of them exactly when the contract accepts them and the pin is not 0, 0', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const longitude = parseCoordinate(fields.longitude);
        const latitude = parseCoordinate(fields.latitude);
        const isInContract = createTicketRequestSchema.safeParse({
          Ticket: {
            Name: fields.name,
            Phone: toContractPhone(fields.phone),
            Issue: fields.issue,
            Priority: fields.priority,
            IsReceiveSms: fields.isReceiveSms,
            Email: fields.email,
            Remark: fields.remark,
            StoreName: fields.storeName,
            DealerReseller: fields.dealerReseller,
          },
          Appointment: {
            Address: fields.address,
            State: fields.state,
            ServiceId: fields.serviceId,
            Longitude: longitude,
            Latitude: latitude,
          },
        }).success;

        expect(buildTicketRequest(fields).ok).toBe(isInContract && !(longitude === 0 && latitude === 0));
      }),
      { numRuns: 2000 },
    );
  });

  test('the ticket passes the contract again unchanged, and half an emoji is never in it', () => {
    let made = 0;

    fc.assert(
      fc.property(anyFields, (fields) => {
        const ticket = buildTicketRequest(fields);
        if (!ticket.ok) return;
        made += 1;
        expect(createTicketRequestSchema.parse(ticket.value)).toStrictEqual(ticket.value);
        expect(createTicketRequestSchema.parse(JSON.parse(JSON.stringify(ticket.value)))).toStrictEqual(
          ticket.value,
        );
        expect(Object.values(ticket.value.Ticket).join('\n')).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 2000 },
    );
    expect(made).toBeGreaterThan(50);
  });

  test('what keeps it from being sent is at least one fault, each field once, in the order of the screen', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const ticket = buildTicketRequest(fields);
        if (ticket.ok) return;
        const places = ticket.error.map(({ field }) => callFieldOrder.indexOf(field));

        expect(places.length).toBeGreaterThan(0);
        expect(places).toStrictEqual([...new Set(places)].toSorted((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  test('a blank field is missing, and a fault called missing is a blank field', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const ticket = buildTicketRequest(fields);
        const missing = ticket.ok ? [] : ticket.error.filter(({ fault }) => fault === 'missing');
        const mandatory = [
          'phone',
          'name',
          'issue',
          'serviceId',
          'address',
          'state',
          'latitude',
          'longitude',
        ];
        const isBlank = (field: string) => {
          const value = Object.entries(fields).find(([name]) => name === field)?.[1];
          return value === null || (typeof value === 'string' && value.trim() === '');
        };

        expect(new Set(missing.map(({ field }) => field))).toEqual(new Set(mandatory.filter(isBlank)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the fields of a call', () => {
  test('are kept just as they were typed, far beyond the limits of the contract', () => {
    const fields = { ...written, issue: ` ${'😀'.repeat(50_000)}\uD83D\n`, phone: '  x ' };

    expect(callFieldsSchema.parse(structuredClone(fields))).toStrictEqual(fields);
  });

  test('are all there, and nothing beside them', () => {
    const { email: _, ...withoutEmail } = written;

    expect(callFieldsSchema.safeParse(blankCallFields).success).toBe(true);
    expect(callFieldsSchema.safeParse(withoutEmail).success).toBe(false);
    expect(callFieldsSchema.safeParse({ ...written, caseNumber: '1' }).success).toBe(false);
    expect(callFieldsSchema.safeParse({ ...written, longitude: 101.7 }).success).toBe(false);
    expect(callFieldsSchema.safeParse({ ...written, serviceId: 4 }).success).toBe(false);
    expect(callFieldsSchema.safeParse({ ...written, priority: 2 }).success).toBe(false);
  });

  test('fit as they are, or field by field: cut where too long, blank where not valid', () => {
    expect(coerceCallFields(written)).toStrictEqual({ fields: written, unfit: [] });

    const odd = {
      ...written,
      remark: 'x'.repeat(300_000),
      serviceId: 4,
      pin: { source: 'elsewhere' },
      caseNumber: '1',
    };
    const { fields, unfit } = coerceCallFields(odd);

    expect(fields).toStrictEqual({ ...written, remark: 'x'.repeat(200_000), serviceId: null, pin: null });
    expect(unfit.toSorted()).toStrictEqual(['pin', 'remark', 'serviceId']);
    expect(coerceCallFields({ name: 'of an older app' })).toStrictEqual({
      fields: { ...blankCallFields, name: 'of an older app' },
      unfit: [],
    });
  });

  test('that asked something send the answers in the remark, within its limit', () => {
    const answered = (answer: string): Partial<CallFields> => ({
      questions: answerQuestion(written.questions, 'Is its light on?', answer),
    });
    expect(ticketOf({ ...written, ...answered('No') }).Ticket.Remark).toBe(
      'Describe your issue\nIs its light on? No',
    );
    const room = textLimits.remark - 'Describe your issue\nIs its light on? '.length;
    expect(faultsOf(answered('x'.repeat(room)))).toStrictEqual([]);
    expect(faultsOf(answered('x'.repeat(room + 1)))).toStrictEqual([{ field: 'remark', fault: 'too-long' }]);
  });

  test('can each be at fault, and the order of the screen names each', () => {
    const unasked = new Set([
      'pin',
      'provenance',
      'reusedPlace',
      'callerOfNumber',
      'callerLanguage',
      'questions',
      'incident',
      'autofill',
      'keptNote',
      'hiddenNote',
      'askedAboutCase',
      'earlierEndings',
      'quickEntryText',
      'openNote',
      'caretField',
      'isCallbackPromised',
      'isFromIncoming',
    ]);
    const fields = Object.keys(blankCallFields).filter((field) => !unasked.has(field));

    expect(callFieldOrder.toSorted()).toStrictEqual(fields.toSorted());
  });
});
