import { expect, test } from 'vitest';
import { ticketFromCall } from '../../shared/calls/call';
import { readyFields } from '../tickets/sample-ticket.fixture';
import type { TicketDetail } from '../../shared/history/ticket-history';
import { detailOf } from '../../shared/history/ticket-detail.fixture';
import { fieldsAgain } from './fields-from-past-ticket';

function ticketOf(fields: typeof readyFields): TicketDetail {
  const made = ticketFromCall(fields);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return detailOf(made.value, { id: 7, createdAtMs: 1_000, caseNumberSource: 'answer' });
}

test('caller, store and place come again; issue, service and remark do not', () => {
  const again = fieldsAgain(ticketOf({ ...readyFields, remark: 'ring twice', priority: 1 }), null);
  expect(again).toMatchObject({
    phone: '60123456789',
    name: 'Ahmad Ibrahim',
    storeName: 'KL Branch',
    address: '23, Jalan Ampang, 55000 KL',
    state: 'Kuala Lumpur',
    longitude: '101.7122',
    latitude: '3.1573',
    pin: { source: 'store', setAtMs: 1_000, radiusMetres: 0, stale: false },
  });
  expect(again).toMatchObject({ issue: '', remark: '', serviceId: null, priority: 0 });
});

test('a pin stays as old and as vague as it was', () => {
  const pin = { source: 'postcode', setAtMs: 5, radiusMetres: 4000, stale: true } as const;
  expect(fieldsAgain(ticketOf(readyFields), { pin, callerLanguage: null }).pin).toEqual({
    ...pin,
    source: 'store',
  });
});

test('the caller is spoken to as before', () => {
  expect(fieldsAgain(ticketOf(readyFields), { pin: null, callerLanguage: 'zh' }).callerLanguage).toBe('zh');
  expect(fieldsAgain(ticketOf(readyFields), null).callerLanguage).toBeNull();
});
