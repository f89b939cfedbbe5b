import { describe, expect, test } from 'vitest';
import { buildTicketRequest } from '../../shared/calls/build-ticket-request';
import { readyFields } from '../tickets/sample-ticket.fixture';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';
import { createTicketDetail } from '../../shared/history/ticket-detail.fixture';
import { copyFieldsFromPastTicket } from './fields-from-past-ticket';

function ticketOf(fields: typeof readyFields): TicketDetail {
  const made = buildTicketRequest(fields);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return createTicketDetail(made.value, { id: 7, createdAtMs: 1_000, caseNumberSource: 'answer' });
}

const issueOfNext = { issue: 'The till does not start', serviceId: 18 } as const;

test('caller, store and place come again; issue, service and remark do not', () => {
  const again = copyFieldsFromPastTicket(
    ticketOf({ ...readyFields, remark: 'ring twice', priority: 1 }),
    null,
  );
  expect(again).toMatchObject({
    phone: '60123456789',
    name: 'Ahmad Ibrahim',
    storeName: 'KL Branch',
    address: '23, Jalan Ampang, 55000 KL',
    state: 'Kuala Lumpur',
    longitude: '101.7122',
    latitude: '3.1573',
    pin: { source: 'store', setAtMs: 1_000, radiusMetres: 0, stale: false },
    reusedPlace: { storeName: 'KL Branch', rightFor: '' },
  });
  expect(again).toMatchObject({ issue: '', remark: '', serviceId: null, priority: 0 });
});

test('the extension comes with its number, and nothing else of the remark', () => {
  const phone = '03-2161 1234 ext 12';
  const again = copyFieldsFromPastTicket(ticketOf({ ...readyFields, phone, remark: 'ring twice' }), null);
  expect(again).toMatchObject({ phone: '60321611234', remark: 'Ext 12\n', provenance: { phone: 'reused' } });
  const next = copyFieldsFromPastTicket(ticketOf({ ...again, ...issueOfNext }), null);
  expect(next, 'nor from the ticket after that').toMatchObject({ phone: '60321611234', remark: 'Ext 12\n' });
});

describe('of the lines of the remark that begin with Ext,', () => {
  const copy = (remark: string) =>
    copyFieldsFromPastTicket(ticketOf({ ...readyFields, phone: '03-2161 1234', remark }), null);

  test.each([
    'Ext 12 only today: RM50, key under mat',
    'Ext 5th floor lift broken',
    'ext 2 of printer cable 30m',
    'Ext 5th floor, ext 12',
    'ext 12, 019-876 5432',
  ])('%s is other text, and stays with its ticket', (remark) => {
    expect(copy(remark)).toMatchObject({ remark: '', autofill: { applied: [] } });
    expect(copy(`ext 9\n${remark}`), 'below an extension').toMatchObject({ remark: 'Ext 9\n' });
  });

  test('the newest extension comes, with the name beside it', () => {
    expect(copy('ext 9\n  EXT 12, Ali')).toMatchObject({ remark: 'Ext 12, Ali\n' });
  });
});

test('a pin stays as old and as vague as it was', () => {
  const pin = { source: 'postcode', setAtMs: 5, radiusMetres: 4000, stale: true } as const;
  expect(copyFieldsFromPastTicket(ticketOf(readyFields), { pin, callerLanguage: null }).pin).toEqual({
    ...pin,
    source: 'store',
  });
});

test('the caller is spoken to as before', () => {
  expect(
    copyFieldsFromPastTicket(ticketOf(readyFields), { pin: null, callerLanguage: 'zh' }).callerLanguage,
  ).toBe('zh');
  expect(copyFieldsFromPastTicket(ticketOf(readyFields), null).callerLanguage).toBeNull();
});

test('what a call without a ticket did not have stays blank', () => {
  const ended = ticketOf(readyFields);
  const { Ticket, Appointment } = ended.request;
  const request = {
    Ticket: { ...Ticket, Name: '' },
    Appointment: { ...Appointment, Address: '', State: '', Longitude: null, Latitude: null },
  };
  expect(copyFieldsFromPastTicket({ ...ended, request }, null)).toMatchObject({
    phone: '60123456789',
    name: '',
    longitude: '',
    latitude: '',
    pin: null,
    provenance: { phone: 'reused' },
  });
});
