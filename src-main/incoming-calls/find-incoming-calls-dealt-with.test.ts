import { expect, test } from 'vitest';
import type { CreateTicketRequest } from '../../shared/tickets/create-ticket-request-schema';
import { freshDatabase } from '../db/fresh-database.fixture';
import { newTicket, readyFields } from '../tickets/sample-ticket.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createCallStore } from '../calls/call-store';
import { createIncomingCallStore } from './incoming-call-store';

const callId = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

/** The shop has called from its telephone before, and was missed from there and from the mobile number. */
function callingBack(known: { readonly name: string; readonly storeName: string }) {
  const db = freshDatabase();
  const [store, calls, tickets] = [createIncomingCallStore(db), createCallStore(db), createTicketStore(db)];
  calls.begin(callId(1), 0);
  const { Ticket, Appointment } = JSON.parse(newTicket(callId(1), 'SH-A').body) as CreateTicketRequest;
  const body = { Ticket: { ...Ticket, Phone: '60356371234', Name: known.name, StoreName: known.storeName } };
  tickets.make({ ...newTicket(callId(1), 'SH-A'), body: JSON.stringify({ ...body, Appointment }) }, false);
  for (const [at, phone] of ['60356371234', '60128899001'].entries())
    store.announce([{ uid: `ring-${at}`, phone, name: '', store: '', atMs: at }]);
  store.miss(99, 100);
  calls.begin(callId(2), 0);
  store.take(1, callId(2), 110);
  return {
    endWith: (written: Partial<typeof readyFields>) => {
      calls.save(callId(2), { ...readyFields, ...written }, 120);
      const listed = store.missed(125).calls.find(({ phone }) => phone === '60356371234');
      store.closeByCall({ callId: callId(2), phone: written.phone ?? '' }, 130);
      const states = db.prepare('SELECT state FROM incoming_call ORDER BY id').pluck().all();
      return { states, listedCallId: listed?.callId };
    },
  };
}

const wong = { name: 'Wong Mei Fun', storeName: 'Fun Tea Sunway' };
const mobile = '012-889 9001';

test('who was called back and gives another number has been spoken to, and not who was missed from that number', () => {
  const { endWith } = callingBack(wong);
  expect(endWith({ phone: mobile, name: 'Wong', storeName: 'Fun Tea Sunway' })).toEqual({
    states: ['called-back', 'missed'],
    listedCallId: callId(2),
  });
});

test.each([
  ['of another name', { name: 'Siti Aminah', storeName: 'Fun Tea Sunway' }],
  ['of the name, from another store', { name: 'Wong', storeName: 'Kedai Maju' }],
  ['without a name', { name: '', storeName: '' }],
])('the next caller in that call, %s, leaves the missed call', (_who, written) => {
  const { endWith } = callingBack(wong);
  expect(endWith({ phone: mobile, ...written })).toEqual({
    states: ['missed', 'called-back'],
    listedCallId: null,
  });
});
