import { describe, expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { newTicket } from '../tickets/sample-ticket.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { resumeErasures } from './resume-erasures';
import { canary, canaryCaller, day, openPrivacyWorkspace } from './privacy-workspace.fixture';
import { findFilesWith } from './find-files-with-bytes.fixture';
import { openedAtOnce } from '../calls/opened-at-once.fixture';

const hers: CallFields = {
  ...blankCallFields,
  phone: '019-876 5432',
  name: canary.Name,
  storeName: canary.StoreName,
  address: 'canary address',
};
const other: CallFields = {
  ...blankCallFields,
  phone: '0111111111',
  name: 'Somebody',
  issue: 'other issue',
  address: '1, Jalan Lain',
};
const { phone, name, storeName, address } = hers;
const blank = { phone: '', name: '', storeName: '', address: '' };
const taken = { source: 'caller', before: blank, after: { phone, name, storeName, address } } as const;
const secrets = [
  canary.Name,
  canary.Phone,
  hers.phone,
  canary.StoreName,
  'canary address',
  'zuraidah',
  '98765432',
];

type Open = ReturnType<typeof aWorkspace>;

function aWorkspace() {
  const open = openPrivacyWorkspace();
  const { calls, tickets, reminders, contactNotes } = open.stores;
  const save = async (id: string, ...saved: readonly CallFields[]) => {
    await calls.begin(id, day(-1));
    for (const fields of saved) await calls.save(id, fields, day(-1));
  };
  const end = async (id: string, fields: CallFields, reference = `SH-${id}`) => {
    const ended = await tickets.endCall(endedCall(id, { fields, references: [reference], nowMs: day(-1) }));
    if (!ended.ok || ended.value === null || ended.value === 'has-ticket') throw new Error('not ended');
    return ended.value.ticketId;
  };
  const remind = (ticketId: number, text: string) =>
    reminders.set({ uid: `r-${ticketId}`, ticketId, text, dueAtMs: day(2), nowMs: day(-1) });
  const setNote = (text: string) =>
    contactNotes.set(
      { subject: 'store', contact: 'Kedai', label: 'Kedai', text, endsAtMs: null },
      'note',
      day(-1),
    );
  const index = async () => {
    while (
      (await open.stores.ticketIndex.indexSome(10)).ok &&
      open.db.prepare('SELECT 1 FROM index_pending').get()
    );
  };
  return { ...open, save, end, remind, setNote, index };
}

const mentions = `ring ${canary.Name} 0198765432`;

/** Each leaves the caller in the data of somebody else, or in the copies only. */
const cases: Record<string, { leave: (open: Open) => Promise<unknown>; found: object; kept: number }> = {
  'typed and corrected before the call ended': {
    leave: async (open) => {
      await open.save('a', hers, other);
      await open.end('a', other);
    },
    found: { tickets: 0, redacted: 1 },
    kept: 1,
  },
  'typed and corrected before the ticket was sent': {
    leave: async (open) => {
      await open.save('a', hers, other);
      await open.stores.tickets.make({ ...newTicket('a', 'SH-A'), fields: other }, false);
    },
    found: { tickets: 0, unsettled: 0, redacted: 1 },
    kept: 1,
  },
  'taken over by one key and taken back by another': {
    leave: async (open) => {
      const undone = { ...other, autofill: { applied: [], undone: [taken] } };
      await open.save('a', { ...hers, autofill: { applied: [taken], undone: [] } }, undone);
      await open.end('a', undone);
    },
    found: { tickets: 0, redacted: 1 },
    kept: 1,
  },
  'in an autofill that no earlier value has': {
    leave: async (open) => {
      await open.save('a');
      await open.end('a', { ...other, autofill: { applied: [], undone: [taken] } });
    },
    found: { tickets: 0, redacted: 1 },
    kept: 1,
  },
  'as the store whose last ticket gave the address': {
    leave: async (open) => {
      await open.save('a');
      await open.end('a', { ...other, reusedPlace: { storeName: `Kedai ${canary.Name}`, rightFor: '' } });
    },
    found: { tickets: 0, redacted: 1 },
    kept: 1,
  },
  'as the known caller of a number that somebody else’s call has': {
    leave: async (open) => {
      await open.save('a');
      const callerOfNumber = { phone: other.phone, name: canary.Name, storeName: '' };
      await open.end('a', { ...other, callerOfNumber });
    },
    found: { tickets: 0, redacted: 1 },
    kept: 1,
  },
  'in the line of quick entry that nobody read before the ticket was sent': {
    leave: async (open) => {
      const quickEntryText = `${canary.Name} 0198765432 printer rosak`;
      const fields = { ...other, quickEntryText, keptNote: mentions, hiddenNote: mentions };
      await open.save('a', fields);
      await open.stores.tickets.make({ ...newTicket('a', 'SH-A'), fields }, false);
    },
    found: { tickets: 0, unsettled: 0, redacted: 1 },
    kept: 1,
  },
  'as a caller without a number, who was dismissed for that of another': {
    leave: (open) => open.stores.dismissals.dismiss('60111111111', '|kedai lain|zuraidah canary', 1),
    found: { tickets: 0, redacted: 0, others: 0 },
    kept: 0,
  },
  'in the last day of a note that is being typed': {
    leave: (open) => {
      const typed = { text: 'rang', lastDay: `${canary.Name} 0198765432` };
      return open.stores.formDrafts.set({ subject: 'caller', key: '60111111111' }, typed, day(-1));
    },
    found: { tickets: 0, redacted: 0, others: 1 },
    kept: 0,
  },
  'in the time of a reminder that is being typed': {
    leave: async (open) => {
      await open.add({ Name: 'Somebody', Phone: '60111111111' }, 'created', day(-1));
      const typed = { text: 'rang', lastDay: `${canary.Name} 0198765432` };
      await open.stores.formDrafts.set({ subject: 'new-reminder', key: '1' }, typed, day(-1));
    },
    found: { tickets: 0, redacted: 0, others: 1 },
    kept: 1,
  },
  'in a reminder of an ended call': {
    leave: async (open) => {
      await open.save('a');
      await open.remind(await open.end('a', other), mentions);
    },
    found: { tickets: 1, redacted: 0 },
    kept: 0,
  },
  'as whose case the call of another number asked about': {
    leave: async (open) => {
      await open.save('a');
      const knownCaller = { name: canary.Name, storeName: canary.StoreName, from: 'case' } as const;
      const ending = { kind: 'asked-about-case', words: null, knownCaller };
      const fields = { ...blankCallFields, phone: '0111111111' };
      await open.stores.tickets.endCall(endedCall('a', { fields, ending, nowMs: day(-1) }));
    },
    found: { tickets: 1, redacted: 0 },
    kept: 0,
  },
  'in a note and a reminder of the ticket of another': {
    leave: async (open) => {
      const ticketId = await open.add({ Name: 'Somebody', Phone: '60111111111' }, 'created', day(-1));
      await open.remind(ticketId, mentions);
      await open.stores.tickets.addNote(ticketId, mentions, day(-1));
    },
    found: { tickets: 0, redacted: 1 },
    kept: 1,
  },
  'in what the ticket of another is about': {
    leave: (open) =>
      open.add({ Name: 'Somebody', Phone: '60111111111', Issue: mentions }, 'created', day(-1)),
    found: { tickets: 1, redacted: 0 },
    kept: 0,
  },
  'in the reworded note on a store': {
    leave: async (open) => {
      await open.setNote(mentions);
      await open.backups.backUp();
      await open.setNote('ask the owner');
    },
    found: { tickets: 0, redacted: 0, others: 0 },
    kept: 0,
  },
  'in the removed note on a store': {
    leave: async (open) => {
      await open.setNote(mentions);
      await open.setNote('');
    },
    found: { tickets: 0, redacted: 0, others: 0 },
    kept: 0,
  },
  'in a call that ended, was reopened, reworded and ended again': {
    leave: async (open) => {
      await open.save('a');
      await open.stores.calls.undoEnding(await open.end('a', hers), openedAtOnce);
      await open.end('a', other, 'SH-AGAIN');
    },
    found: { tickets: 0, redacted: 0 },
    kept: 1,
  },
};

describe('a caller is in no byte of the folder after the erasure where the only trace was', () => {
  test.each(Object.entries(cases))('%s', async (_, { leave, found, kept }) => {
    const open = aWorkspace();
    await open.save('open', other);
    await leave(open);
    await open.index();
    await open.backups.backUp();
    expect(findFilesWith(open.folder, secrets).length).toBeGreaterThan(0);

    const preview = await open.privacy.find(canaryCaller);
    expect(preview).toMatchObject({ ok: true, value: found });
    const {
      ticketList: _list,
      callList: _calls,
      redactedList: _redacted,
      listable: _listable,
      otherList: _others,
      ofOthers: _ofOthers,
      unsureList: _unsureList,
      ...counts
    } = preview.ok
      ? preview.value
      : {
          ticketList: [],
          callList: [],
          redactedList: [],
          listable: 0,
          otherList: [],
          ofOthers: 0,
          unsureList: [],
        };
    expect(await open.privacy.erase(canaryCaller)).toEqual({ ok: true, value: { ...counts, isDone: true } });

    expect(findFilesWith(open.folder, secrets)).toEqual([]);
    await open.index();
    await open.close();
    expect(findFilesWith(open.folder, secrets)).toEqual([]);
    const again = openPrivacyWorkspace(open.folder);
    expect(again.ids()).toHaveLength(kept);
    expect(await again.stores.calls.get('open')).toMatchObject({ value: { fields: other } });
  });
});

test('open, parked and discarded calls of others stay, and the window is told to forget their autofills', async () => {
  const open = aWorkspace();
  const filled = { ...other, autofill: { applied: [], undone: [taken] } };
  for (const id of ['open', 'parked', 'discarded']) await open.save(id, filled);
  await open.stores.calls.park('parked', true);
  await open.stores.calls.discard('discarded', day(0));

  expect(await open.privacy.erase(canaryCaller)).toMatchObject({ value: { calls: 0, redacted: 3 } });

  expect(open.erasedCalls()).toEqual([]);
  expect(open.redactedCalls().toSorted()).toEqual(['discarded', 'open', 'parked']);
  expect(await open.stores.calls.restore('discarded', 0)).toMatchObject({ value: { fields: other } });
  expect(await open.stores.calls.get('open')).toMatchObject({ value: { fields: other } });
  expect(findFilesWith(open.folder, secrets)).toEqual([]);
});

test('a rejected ticket of another that is being corrected stays', async () => {
  const open = aWorkspace();
  const rejected = await open.add({ Name: 'Somebody', Phone: '60111111111' }, 'rejected', day(-1));
  const reopened = await open.stores.tickets.reopen(rejected);
  const callId = reopened.ok ? (reopened.value ?? '') : '';
  await open.stores.calls.save(callId, hers, day(-1));
  await open.stores.calls.save(callId, other, day(-1));

  expect(await open.privacy.erase(canaryCaller)).toMatchObject({ value: { tickets: 0, redacted: 1 } });
  expect(open.ids()).toEqual([rejected]);
  expect(findFilesWith(open.folder, secrets)).toEqual([]);
});

test('one word of a name erases neither a ticket of another nor a note on it, but what the app recalls', async () => {
  const open = aWorkspace();
  const ticketId = await open.add(
    { Name: 'Somebody', Phone: '60111111111', Issue: 'near Taman Ong' },
    'created',
  );
  await open.stores.tickets.addNote(ticketId, 'Ong rang', day(0));
  await open.save('a', { ...other, name: 'Ong' }, other);

  expect(await open.privacy.erase({ phone: '', name: 'Ong' })).toMatchObject({
    value: { tickets: 0, calls: 0, redacted: 1 },
  });
  expect(open.ids()).toEqual([ticketId]);
  expect(await open.stores.tickets.get(ticketId)).toMatchObject({
    value: { notes: [{ text: 'other note' }, { text: 'Ong rang' }] },
  });
});

test('a note and a reminder that name the caller become three dots, and are found by the other words no more', async () => {
  const open = aWorkspace();
  const ticketId = await open.add({ Name: 'Somebody', Phone: '60111111111' }, 'created');
  await open.stores.tickets.addNote(ticketId, mentions, day(0));
  await open.remind(ticketId, mentions);
  await open.index();
  const indexed = () => open.db.prepare<[], number>('SELECT rowid FROM ticket_index').pluck().all();
  expect(indexed()).toEqual([ticketId]);
  await open.privacy.erase(canaryCaller);
  expect(indexed()).toEqual([]);
  await open.index();

  expect(await open.stores.tickets.get(ticketId)).toMatchObject({
    value: {
      notes: [{ text: 'other note' }, { text: '…' }],
      reminders: [{}, { text: '…', resolution: null }],
    },
  });
  const found = async (text: string) => {
    const page = await open.stores.history.search({ text, before: null, limit: 5 });
    return page.ok && page.value.rows.length;
  };
  expect([await found('zuraidah'), await found('somebody')]).toEqual([0, 1]);
});

test('the unread line of an open call is the call’s own words, and goes with the call', async () => {
  const open = aWorkspace();
  await open.save('a', { ...other, quickEntryText: mentions });
  expect(await open.privacy.erase(canaryCaller)).toMatchObject({ value: { calls: 1, redacted: 0 } });
  expect(open.erasedCalls()).toEqual(['a']);
});

test('the unread line of an open or ended call stays where only an autofill names the caller', async () => {
  const open = aWorkspace();
  const kept = { ...other, quickEntryText: 'not read yet', keptNote: 'ask the owner' };
  for (const id of ['open', 'ended'])
    await open.save(id, { ...kept, autofill: { applied: [], undone: [taken] } });
  await open.end('ended', { ...kept, autofill: { applied: [], undone: [taken] } });
  expect(await open.privacy.erase(canaryCaller)).toMatchObject({ value: { redacted: 2 } });
  for (const id of ['open', 'ended'])
    expect(await open.stores.calls.get(id)).toMatchObject({ value: { fields: kept } });
});

test('a request with neither a number nor a name does nothing, and keeps the copies', async () => {
  const open = aWorkspace();
  await open.backups.backUp();
  const before = await open.stores.maintenance.backups();
  expect(await open.privacy.erase({ phone: ' ', name: '-' })).toMatchObject({ value: { isDone: true } });
  expect(await open.stores.maintenance.backups()).toEqual(before);
  expect(await open.stores.erasureRecords.erasures(5)).toEqual({ ok: true, value: [] });
});

test('an erasure that is begun once more out of the journal removes the traces again, but none that are younger', async () => {
  const open = aWorkspace();
  await open.save('older', hers, other);
  await open.stores.calls.begin('younger', day(2));
  for (const fields of [hers, other]) await open.stores.calls.save('younger', fields, day(2));

  resumeErasures(open.db, [{ kind: 'erase-caller', ...canaryCaller, callers: [canaryCaller], atMs: day(1) }]);

  expect(await open.stores.calls.fieldHistory('older')).toEqual({ ok: true, value: {} });
  expect(await open.stores.calls.fieldHistory('younger')).toMatchObject({ value: { name: [canary.Name] } });
});
