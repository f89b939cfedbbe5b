import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { newTicket, readyFields } from '../tickets/sample-ticket.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { parseRecords } from '../journal/journal-record';
import { resumeErasures } from './resume-erasures';
import { canary, canaryCaller, day, openPrivacyWorkspace } from './privacy-workspace.fixture';
import { findCallerTraces } from './find-caller-traces';
import { findFilesWith } from './find-files-with-bytes.fixture';

const hers = { ...blankCallFields, phone: '019-876 5432', name: canary.Name, issue: canary.Issue };
const other = { ...blankCallFields, phone: '012-345 6789', name: 'Other', issue: 'other issue' };

/** A workspace in which the caller has an open, a parked and a discarded call, and another caller has an open call. */
async function withCalls() {
  const open = openPrivacyWorkspace();
  const begin = async (callId: string, fields: CallFields, atMs: number) => {
    await open.stores.calls.begin(callId, atMs);
    await open.stores.calls.save(callId, fields, atMs);
  };
  await begin('discarded', hers, day(-3));
  await open.stores.calls.discard('discarded', 1_000);
  await begin('parked', hers, day(-2));
  await open.stores.calls.park('parked', true);
  await begin('open', { ...blankCallFields, issue: `ring ${canary.Name} back` }, day(-1));
  await begin('other', other, day(0));
  const left = () => open.db.prepare<[], string>('SELECT id FROM call ORDER BY seq').pluck().all();
  return { ...open, begin, left };
}

test('open and parked calls that name a caller are counted, listed and erased, and take no more writes', async () => {
  const open = await withCalls();
  const created = await open.add(canary, 'created', day(-4));
  await open.backups.backUp();

  expect(await open.privacy.find(canaryCaller)).toEqual({
    ok: true,
    value: {
      tickets: 1,
      numbers: 1,
      calls: 3,
      unsettled: 0,
      redacted: 0,
      others: 0,
      leftOut: 0,
      unsure: 0,
      unsureList: [],
      ticketList: [
        {
          id: created,
          callId: '00000000-0000-4000-8000-000000000001',
          createdAtMs: day(-4),
          name: canary.Name,
          phone: canary.Phone,
          storeName: canary.StoreName,
          reference: 'SH-X1',
          caseNumber: 'STOREHUB0999-CA109193B',
          isOfOther: false,
        },
      ],
      ofOthers: 0,
      redactedList: [],
      callList: [
        { id: 'open', status: 'open', savedAtMs: day(-1), name: '', phone: '', storeName: '' },
        {
          id: 'parked',
          status: 'parked',
          savedAtMs: day(-2),
          name: canary.Name,
          phone: hers.phone,
          storeName: '',
        },
        {
          id: 'discarded',
          status: 'discarded',
          savedAtMs: day(-3),
          name: canary.Name,
          phone: hers.phone,
          storeName: '',
        },
      ],
      listable: 0,
      otherList: [],
    },
  });

  expect(await open.privacy.erase(canaryCaller)).toMatchObject({
    ok: true,
    value: { calls: 3, isDone: true },
  });

  expect(open.left()).toEqual(['other']);
  expect(open.erasedCalls()).toEqual(['open', 'parked', 'discarded']);
  for (const id of ['open', 'parked', 'discarded'])
    expect(await open.stores.calls.save(id, hers, day(1))).toEqual({ ok: true, value: null });
  expect(await open.stores.calls.restore('discarded', 0)).toEqual({ ok: true, value: null });
  expect(findFilesWith(open.folder, [canary.Name, hers.phone, canary.Issue])).toEqual([]);
  expect(await open.stores.calls.get('other')).toMatchObject({ ok: true, value: { fields: other } });
});

test('a rejected ticket goes with its call where that names the caller by now', async () => {
  const open = openPrivacyWorkspace();
  const rejected = await open.add({ Name: 'Wrong', Phone: '60111111111' }, 'rejected');
  const reopened = await open.stores.tickets.reopen(rejected);
  const callId = reopened.ok ? (reopened.value ?? '') : '';
  await open.stores.calls.save(callId, hers, day(0));

  expect(await open.privacy.find(canaryCaller)).toMatchObject({
    ok: true,
    value: { tickets: 1, calls: 0, ticketList: [{ name: 'Wrong' }] },
  });
  await open.privacy.erase(canaryCaller);

  expect(open.ids()).toEqual([]);
  expect(await open.stores.calls.get(callId)).toEqual({ ok: true, value: null });
  expect(findFilesWith(open.folder, [canary.Name, hers.phone])).toEqual([]);
});

test('an erasure that is begun once more out of the journal leaves the calls that began after it', async () => {
  const open = await withCalls();
  await open.begin('called again', hers, day(2));

  resumeErasures(open.db, [{ kind: 'erase-caller', ...canaryCaller, callers: [canaryCaller], atMs: day(1) }]);

  expect(open.left()).toEqual(['other', 'called again']);
});

test('a call that is sent before the erasure begins is kept with its ticket', async () => {
  const open = await withCalls();
  const traces = await open.stores.erasurePreviews.tracesOfCaller(canaryCaller, Number.MAX_SAFE_INTEGER);
  if (!traces.ok) throw new Error(traces.error.detail);
  await open.stores.tickets.make(newTicket('open', 'SH-NEW'), false);

  await open.stores.erasures.begin(traces.value, canaryCaller, day(0));

  expect(open.left()).toEqual(['open', 'other']);
  expect(open.ids()).toHaveLength(1);
});

const leftOutCall = '00000000-0000-4000-8000-000000000002';
const son = { ...canary, Name: 'Zul Canary', Issue: `or ring ${canary.Phone}`, Remark: 'of the son' };

/** The caller's ticket (1), that of a son with the same number (2), and a call of his that was not sent. */
async function withSon() {
  const open = openPrivacyWorkspace();
  await open.add(canary, 'created', day(-4));
  const ticketId = await open.add(son, 'created', day(-3));
  await open.stores.tickets.addNote(ticketId, 'also 019-876 5432', day(-3));
  const unsent = '00000000-0000-4000-8000-0000000000aa';
  await open.stores.calls.begin(unsent, day(-2));
  await open.stores.calls.save(unsent, { ...hers, name: son.Name, issue: 'half typed' }, day(-2));
  const number = { phone: canary.Phone, name: '' };
  const request = { ...number, leftOut: [leftOutCall, unsent] };
  const kept = () =>
    open.db
      .prepare(
        `SELECT body, fields, (SELECT group_concat(text) FROM note WHERE ticket_id = ticket.id) AS notes
         FROM call LEFT JOIN ticket ON ticket.call_id = call.id WHERE call.id IN (?, ?) ORDER BY call.id`,
      )
      .all(...request.leftOut);
  return { ...open, number, request, kept };
}

test('calls of others that only name the caller are listed, and counted again without who is left out', async () => {
  const open = await withSon();
  const taken = { source: 'caller', before: { name: '' }, after: { name: son.Name } } as const;
  await open.stores.calls.begin('third', day(-1));
  const autofill = { applied: [], undone: [taken] };
  await open.stores.calls.save('third', { ...other, phone: '', autofill }, day(-1));
  const noted = await open.add({ Name: 'Fourth', Phone: '60111111111' }, 'created', day(-2));
  await open.stores.tickets.addNote(noted, `ring ${canary.Phone}`, day(-1));
  const third = { callId: 'third', code: null, status: 'open', name: 'Other', phone: '' };
  const fourth = { atMs: day(-2), status: null, name: 'Fourth', phone: '60111111111' };
  expect(await open.privacy.find(open.number)).toMatchObject({
    value: { redacted: 2, redactedList: [third, fourth] },
  });
  expect(await open.privacy.find(open.request)).toMatchObject({
    value: { redacted: 1, redactedList: [fourth] },
  });
});

test('calls of another person with the same number stay as they are when they are left out, and the record says how many', async () => {
  const open = await withSon();
  expect(await open.privacy.find(open.number)).toMatchObject({ value: { tickets: 2, calls: 1 } });
  expect(await open.privacy.find(open.request)).toMatchObject({
    value: { tickets: 1, calls: 0, redacted: 0, leftOut: 2, ticketList: [{ id: 1 }], callList: [] },
  });
  const before = open.kept();

  expect(await open.privacy.erase(open.request)).toMatchObject({
    value: { tickets: 1, calls: 0, redacted: 0, leftOut: 2, isDone: true },
  });

  expect(open.kept()).toEqual(before);
  expect(open.ids()).toEqual([2]);
  expect(await open.stores.erasureRecords.erasures(9)).toMatchObject({
    value: [{ tickets: 1, leftOut: 2, isCleaned: true }],
  });
  expect(findFilesWith(open.folder, [canary.Remark])).toEqual([]);
  expect(findFilesWith(open.folder, [son.Remark])).not.toEqual([]);
});

test('what was left out stays also where the journal begins the erasure once more', async () => {
  const open = await withSon();
  const before = open.kept();
  const record = { kind: 'erase-caller', ...open.request, callers: [open.number], atMs: day(1) };
  resumeErasures(open.db, parseRecords([JSON.parse(JSON.stringify(record))]));
  expect(open.ids()).toEqual([2]);
  expect(open.kept()).toEqual(before);
});

/** A caller "Ali" of the shared number, and what other customers have who share that word or the full name of a ticket. */
async function withNamesakes() {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Ali', Phone: canary.Phone }, 'created', day(-4));
  await open.add({ Name: 'Siti Aminah', Phone: canary.Phone }, 'created', day(-4));
  const ring = (uid: string, phone: string, name: string) => ({ uid, phone, name, store: '', atMs: day(-1) });
  await open.stores.incomingCalls.announce([
    ring('ring-1', '60122222222', 'Mohd Ali'),
    ring('ring-2', '60133333333', 'Siti Aminah'),
    ring('ring-3', '', 'Siti Aminah'),
    ring('ring-4', canary.Phone, ''),
  ]);
  const note = (contact: string, text: string, subject: 'caller' | 'store' = 'store') =>
    open.stores.contactNotes.set(
      { subject, contact, label: contact, text, endsAtMs: null },
      text.replaceAll(' ', '-'),
      day(-1),
    );
  await note('Kedai Ali Jaya', 'back door');
  await note('Kedai B', 'ask for Siti Aminah');
  await note(canary.Phone, 'shouts', 'caller');
  const begin = async (callId: string, fields: Partial<CallFields>) => {
    await open.stores.calls.begin(callId, day(-1));
    await open.stores.calls.save(callId, { ...blankCallFields, ...fields }, day(-1));
  };
  await begin('of others', { ...other, issue: 'Ali at the counter' });
  await begin('of a namesake', { phone: '013-771 2345', name: 'Siti Aminah' });
  await begin('without a number', { name: 'Siti Aminah' });
  await begin('ended', {});
  const fields = { ...blankCallFields, phone: '013-771 2345', name: 'Siti Aminah' };
  await open.stores.tickets.endCall(endedCall('ended', { fields, nowMs: day(-1) }));
  await open.stores.formDrafts.set(
    { subject: 'caller', key: '60137712345' },
    { text: 'Siti Aminah', lastDay: '' },
    day(-1),
  );
  const left = () => ({
    rings: open.db.prepare('SELECT uid FROM incoming_call ORDER BY uid').pluck().all(),
    notes: open.db.prepare('SELECT text FROM contact_note ORDER BY id').pluck().all(),
    calls: open.db.prepare(`SELECT id FROM call WHERE status = 'open' ORDER BY seq`).pluck().all(),
    ended: open.db.prepare(`SELECT phone FROM ticket WHERE state = 'recorded'`).pluck().all(),
    typed: open.db.prepare('SELECT text FROM note_draft').pluck().all(),
  });
  return { ...open, begin, left };
}

/** A sent ticket of a namesake with another number, whose name was also typed and corrected in it. */
async function addTicketOfNamesake(open: Awaited<ReturnType<typeof withNamesakes>>) {
  const fields = { ...readyFields, phone: '013-771 2345', name: 'Siti Aminah' };
  await open.begin('sent', fields);
  await open.begin('sent', { ...fields, name: '' });
  await open.begin('sent', fields);
  await open.stores.tickets.make({ ...newTicket('sent', 'SH-SENT'), fields }, false);
  return () => open.stores.calls.fieldHistory('sent');
}

test('a number alone removes nothing from the tickets of another number that have a name of its tickets', async () => {
  const open = await withNamesakes();
  const history = await addTicketOfNamesake(open);
  const before = await history();
  const number = { phone: canary.Phone, name: '' };
  expect(await open.privacy.find(number)).toMatchObject({ value: { redacted: 0, redactedList: [] } });
  expect(await open.privacy.erase(number)).toMatchObject({ value: { redacted: 0 } });
  expect(await history()).toEqual(before);
});

test('what would lose traces of a caller stays as it is when it is left out', async () => {
  const open = await withNamesakes();
  const history = await addTicketOfNamesake(open);
  const before = await history();
  const caller = { phone: canary.Phone, name: 'Siti Aminah' };
  expect(await open.privacy.find(caller)).toMatchObject({
    value: { redacted: 1, redactedList: [{ callId: 'sent' }] },
  });
  expect(await open.privacy.erase({ ...caller, leftOut: ['sent'] })).toMatchObject({
    value: { redacted: 0, leftOut: 1 },
  });
  expect(await history()).toEqual(before);
  expect(await open.privacy.erase(caller)).toMatchObject({ value: { redacted: 1 } });
  expect(await history()).toEqual({ ok: true, value: {} });
  expect(await open.privacy.find(caller)).toMatchObject({ value: { redacted: 0, redactedList: [] } });
});

test('a number alone takes its own calls and notes, and none of another number by a name of its tickets', async () => {
  const { privacy, left } = await withNamesakes();
  await privacy.erase({ phone: canary.Phone, name: '' });
  expect(left()).toEqual({
    rings: ['ring-1', 'ring-2'],
    notes: ['back door', 'ask for Siti Aminah'],
    calls: ['of others', 'of a namesake'],
    ended: ['60137712345'],
    typed: ['Siti Aminah'],
  });
});

test('a name in the request takes the calls and notes that have it, with whatever number', async () => {
  const { privacy, left } = await withNamesakes();
  await privacy.erase({ phone: canary.Phone, name: 'Siti Aminah' });
  expect(left()).toEqual({
    rings: ['ring-1'],
    notes: ['back door'],
    calls: ['of others'],
    ended: [],
    typed: [],
  });
});

test('missed calls, notes and incidents are listed, and stay where they are left out, also at a second beginning', async () => {
  const { db, privacy, stores, left } = await withNamesakes();
  const title = 'Siti Aminah and many others';
  const incident = {
    uid: 'incident-1',
    title,
    traits: [],
    beganAtMs: 1,
    endedAtMs: null,
    changedAtMs: day(-2),
  };
  await stores.incidents.begin(incident, []);
  const request = { phone: canary.Phone, name: 'Siti Aminah' };
  expect(await privacy.find(request)).toMatchObject({
    value: {
      listable: 6,
      otherList: [
        { id: 'ask-for-Siti-Aminah', kind: 'contact-note', name: 'Kedai B', text: 'ask for Siti Aminah' },
        { id: 'ring-2', kind: 'incoming-call', name: 'Siti Aminah', phone: '60133333333' },
        { id: 'ring-3', kind: 'incoming-call' },
        { id: 'ring-4', kind: 'incoming-call' },
        { id: 'shouts', kind: 'contact-note', text: 'shouts' },
        { id: 'incident-1', kind: 'incident', text: title },
      ],
    },
  });
  const leftOut = ['ask-for-Siti-Aminah', 'ring-2', 'incident-1'];
  const kept = { rings: ['ring-1', 'ring-2'], notes: ['back door', 'ask for Siti Aminah'] };

  expect(await privacy.erase({ ...request, leftOut })).toMatchObject({ value: { others: 4, leftOut: 3 } });
  expect(left()).toMatchObject(kept);
  const record = { kind: 'erase-caller', ...request, leftOut, callers: [request], atMs: day(1) };
  resumeErasures(db, parseRecords([record]));
  expect(left()).toMatchObject(kept);
  expect(db.prepare('SELECT title FROM incident').pluck().all()).toEqual([title]);
});

test.each([
  ['陈美玲', '陳美玲'],
  ['陳美玲', '陈美玲'],
  ['jose nunez', 'José Núñez'],
])('a request for %s finds what was written of %s', async (name, written) => {
  const { add, db, stores } = openPrivacyWorkspace();
  const own = await add({ Name: written, Phone: '60121111111' }, 'created');
  const ofOther = await add({ Name: '李明', Phone: '60133333333', Issue: `call ${written}` }, 'created');
  await add({ Name: '李美玲', Phone: '60144444444' }, 'created');
  const note = { subject: 'store', contact: '大家樂', label: '大家樂', endsAtMs: null } as const;
  await stores.contactNotes.set({ ...note, text: `${written} is the owner` }, 'uid', 1);
  for (const phone of ['', '0121111111'])
    expect(findCallerTraces(db, { phone, name }, Number.MAX_SAFE_INTEGER)).toMatchObject({
      tickets: [own, ofOther],
      notes: [1],
    });
});
