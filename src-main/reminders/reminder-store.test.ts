import { expect, test } from 'vitest';
import { noAnswerKind } from '../../shared/calls/call-ending';
import { createCallStore } from '../calls/call-store';
import { prepareUndoEnding } from '../calls/undo-ending';
import { freshDatabase } from '../db/fresh-database.fixture';
import { maxReminders, type DueOfCaller } from '../../shared/history/reminder-lists';
import { toEditableReminder } from '../../shared/reminders/reminder';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { prepareRedactMentions } from '../privacy/redact-mentions';
import { prepareAddCallback } from '../rows/reminders/add-callback';
import { createIncidentStore } from '../incidents/incident-store';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createReminderStore } from './reminder-store';

const fields = { ...readyFields, phone: '012-300 0001' };

const dayMs = 86_400_000;

/** A case with two reminders, one of which is due at 100 and the other on the next day, and calls that come later. */
function aCase() {
  const db = freshDatabase();
  const [calls, tickets, reminders] = [createCallStore(db), createTicketStore(db), createReminderStore(db)];
  calls.begin('case', 0);
  tickets.make({ ...newTicket('case', 'SH-CASE'), nowMs: 10, fields, body: bodyOf(fields) }, false);
  const set = (uid: string, dueAtMs: number) =>
    reminders.set({ uid, ticketId: 1, text: uid, dueAtMs, nowMs: 50 });
  set('due', 100);
  set('later', dayMs);
  const end = (callId: string, change: Parameters<typeof endedCall>[1]) => {
    calls.begin(callId, 0);
    tickets.endCall(endedCall(callId, { references: [`SH-${callId}`], fields, ...change }));
    return db.prepare('SELECT max(id) FROM ticket').pluck().get() as number;
  };
  const noAnswer = { kind: noAnswerKind, words: null };
  const due = () => reminders.list(1_000).due.map(({ reminder, tries }) => [reminder.text, tries]);
  return { db, tickets, reminders, end, noAnswer, due };
}

function toText(due: DueOfCaller): string {
  if ('uncertain' in due) return due.ticket.reference;
  return 'incident' in due ? due.incident.title : due.reminder.text;
}

function bodyOf({ phone }: typeof fields): string {
  return newTicket('', '').body.replace(/"Phone":"[^"]*"/, `"Phone":"6${phone.replaceAll(/\D/g, '')}"`);
}

test('a promised callback counts how often nobody answered since it was set', () => {
  const { end, noAnswer, due } = aCase();
  expect(due()).toEqual([['due', undefined]]);
  end('early', { ending: noAnswer, nowMs: 40 });
  expect(due()).toEqual([['due', undefined]]);
  end('one', { ending: noAnswer, nowMs: 200 });
  end('two', { ending: noAnswer, nowMs: 300, caseTicketId: 1 });
  end('another', { ending: noAnswer, nowMs: 400, fields: { ...fields, phone: '012-300 0002' } });
  expect(due()).toEqual([['due', { count: 2, lastAtMs: 300 }]]);
});

test('the counts have those, too, that are not listed, as the rail counts them', () => {
  const { tickets, reminders, db } = aCase();
  const ids = ['one', 'two', 'three'].map((callId) => {
    createCallStore(db).begin(callId, 0);
    return tickets.make({ ...newTicket(callId, `SH-${callId}`), nowMs: 10 }, false)?.ticketId ?? 0;
  });
  for (let nth = 0; nth < maxReminders + 30; nth += 1)
    reminders.set({ uid: `r${nth}`, ticketId: ids[nth % 3] ?? 0, text: '', dueAtMs: 100, nowMs: 50 });
  const listed = () => {
    const { due, coming, counts } = reminders.list(1_000);
    return [due.length, coming.length, counts];
  };
  const counts = { due: maxReminders + 31, coming: 1 };
  expect(listed()).toEqual([maxReminders, 1, counts]);
  expect(reminders.due(1_000).dueCount).toBe(counts.due);
  const [first] = reminders.list(1_000).due;
  if (first !== undefined)
    reminders.change(first.reminder.id, { ...toEditableReminder(first.reminder), resolution: 'done' }, 2_000);
  expect(listed()).toEqual([maxReminders, 1, { due: counts.due - 1, coming: 1 }]);
});

test('what is due for a number is found by any spelling of it', () => {
  const { reminders } = aCase();
  const of = (phone: string) => reminders.ofCaller(phone, 1_000).map(toText);
  expect(of('+60 12-300 0001')).toEqual(['due']);
  expect(of('0123000001')).toEqual(['due']);
  for (const phone of ['0123000002', '300 0001', '']) expect(of(phone)).toEqual([]);
  expect(reminders.ofCaller('0123000001', 99 - dayMs)).toEqual([]);
});

test('a call about the case closes what is due, unless nobody answered; its undo makes it due again', () => {
  const { db, tickets, reminders, end, noAnswer, due } = aCase();
  end('not-about', { nowMs: 200 });
  end('in-vain', { ending: noAnswer, caseTicketId: 1, nowMs: 300 });
  expect(due()).toHaveLength(1);
  const about = end('about', { caseTicketId: 1, nowMs: 400 });
  expect(due()).toEqual([]);
  // What comes later stays.
  expect(reminders.list(2 * dayMs).due.map(({ reminder }) => reminder.text)).toEqual(['later']);
  expect(db.transaction(() => prepareUndoEnding(db)(about))()).not.toBeNull();
  expect(due()).toHaveLength(1);
  const corrected = end('corrected', { nowMs: 500 });
  const correct = (kind: string, caseTicketId: number | null, nowMs: number) =>
    tickets.correctEnding({
      ticketId: corrected,
      ending: { kind, words: null },
      caseTicketId,
      agent: null,
      nowMs,
    });
  correct('asked-about-case', 1, 600);
  expect(due()).toEqual([]);
  // Put back to what it had ended as, about no case.
  correct('complaint', null, 650);
  expect(due()).toHaveLength(1);
  correct('asked-about-case', 1, 700);
  correct('solved-by-phone', null, 750);
  expect(due()).toEqual([]);
  correct(noAnswerKind, null, 800);
  expect(due()).toHaveLength(1);
  correct('asked-about-case', 1, 900);
  expect(due()).toEqual([]);
  correct('asked-about-case', null, 1_000);
  expect(due()).toHaveLength(1);
});

test('what was snoozed is told to a caller who rings before, and a call about its case closes it', () => {
  const { db, reminders, end, noAnswer } = aCase();
  prepareAddCallback(db)(1, 150);
  end('in-vain', { ending: noAnswer, nowMs: 200 });
  for (const { reminder } of reminders.list(1_000).due)
    reminders.change(reminder.id, { ...toEditableReminder(reminder), dueAtMs: 5_000 }, 300);
  const coming = () => reminders.list(1_000).coming.map(({ reminder }) => [reminder.reason, reminder.text]);
  expect(reminders.ofCaller(fields.phone, 1_000).map(toText)).toEqual(['due', '']);
  expect(reminders.list(1_000).coming.map(({ tries }) => tries?.count)).toEqual([1, 1, 1]);
  end('about', { caseTicketId: 1, nowMs: 400 });
  expect(coming()).toEqual([['agent', 'later']]);
});

test.each(['edited', 'reopened', 'postponed', 'redacted'] as const)(
  'a reminder for a later day is still for that day when its caller rings before, also if it was %s',
  (how) => {
    const { db, reminders, end } = aCase();
    const [later] = reminders.list(1_000).coming.map(({ reminder }) => reminder);
    if (later === undefined) throw new Error('nothing is set for later');
    const { id } = later;
    const was = toEditableReminder(later);
    const change = {
      edited: () => reminders.change(id, { ...was, text: 'has the printer come?' }, 150),
      reopened: () => {
        reminders.change(id, { ...was, resolution: 'done' }, 150);
        reminders.change(id, was, 160);
      },
      postponed: () => reminders.change(id, { ...was, dueAtMs: 2 * dayMs }, 150),
      redacted: () => {
        const mentions = { calls: [], ticketNotes: [], reminders: [id], inCalls: [] };
        prepareRedactMentions(db)(mentions, 150);
      },
    };
    change[how]();
    expect(reminders.ofCaller(fields.phone, 195).map(toText)).toEqual(['due']);
    end('about', { ending: { kind: 'asked-about-case', words: null }, caseTicketId: 1, nowMs: 200 });
    expect(reminders.list(1_000).coming.map(({ reminder }) => reminder.id)).toEqual([id]);
  },
);

test('what was promised for later in the shift is said to a caller who rings before; a call about the case leaves it', () => {
  const { reminders, end } = aCase();
  const dueAtMs = dayMs / 4;
  reminders.set({ uid: 'price', ticketId: 1, text: 'price', dueAtMs, nowMs: 60 });
  expect(reminders.ofCaller(fields.phone, 1_000).map(toText)).toEqual(['due', 'price']);
  end('about', { caseTicketId: 1, nowMs: 1_100 });
  expect(reminders.ofCaller(fields.phone, 1_200).map(toText)).toEqual(['price']);
});

test('a caller who was to call again and has is not called back, unless nobody spoke with them; an undo makes it due again', () => {
  const { db, reminders, end, noAnswer } = aCase();
  const ending = { kind: 'will-call-again', words: null };
  const ticketId = end('again', { ending, nowMs: 200 });
  const at = { ticketId, nowMs: 210 };
  reminders.set({ uid: 'promised', text: 'promised', dueAtMs: dayMs / 4, ...at });
  reminders.set({ uid: 'tomorrow', text: 'tomorrow', dueAtMs: dayMs, ...at });
  const coming = () => reminders.list(150).coming.map(({ reminder }) => reminder.text);
  expect(reminders.ofCaller(fields.phone, 300).map(toText)).toContain('promised');
  end('in-vain', { ending: noAnswer, nowMs: 400 });
  end('silent', { ending: { kind: 'wrong-number', words: null }, nowMs: 500 });
  const others = { ...fields, phone: '012-300 0002' };
  end('of-other', { fields: others, body: bodyOf(others), nowMs: 600 });
  expect(coming()).toEqual(['promised', 'later', 'tomorrow']);
  const called = end('called', { nowMs: 700 });
  expect(coming()).toEqual(['later', 'tomorrow']);
  expect(db.transaction(() => prepareUndoEnding(db)(called))()).not.toBeNull();
  expect(coming()).toEqual(['promised', 'later', 'tomorrow']);
});

test.each([
  ['another person', { name: 'Puan Rosnah' }, ['promised']],
  ['another store', { storeName: 'Restoran Bunga Raya' }, ['promised']],
  ['the same person, with less of the name', { name: 'Ali' }, []],
  ['nobody by name', { name: '' }, []],
] as const)(
  'what was promised to a caller who was to call again is closed by a call of theirs only: %s',
  (_, change, left) => {
    const { reminders, end } = aCase();
    const first = { ...fields, name: 'Encik Ali', storeName: 'Kedai Maju' };
    const ending = { kind: 'will-call-again', words: null };
    const ticketId = end('again', { fields: first, ending, nowMs: 200 });
    reminders.set({ uid: 'promised', text: 'promised', ticketId, dueAtMs: dayMs / 4, nowMs: 210 });
    const next = { ...first, ...change };
    end('next', { fields: next, nowMs: 700 });
    const coming = reminders.list(150).coming.map(({ reminder }) => reminder.text);
    expect(coming.filter((text) => text === 'promised')).toEqual(left);
  },
);

test('a promise made after the call, or after its caller has called again, or on an older call, stays', () => {
  const { reminders, end } = aCase();
  const ending = { kind: 'will-call-again', words: null };
  const coming = () => reminders.list(150).coming.map(({ reminder }) => reminder.text);
  const promise = (text: string, ticketId: number, nowMs: number) =>
    reminders.set({ uid: text, text, ticketId, dueAtMs: dayMs / 4, nowMs });
  const older = end('older', { ending, nowMs: 200 });
  const newest = end('newest', { ending, nowMs: 300 });
  promise('on an older call', older, 310);
  promise('after the call', newest, 410);
  end('called', { nowMs: 400 });
  expect(coming()).toEqual(['on an older call', 'after the call', 'later']);
  end('called later', { nowMs: 500 });
  expect(coming()).toEqual(['on an older call', 'after the call', 'later']);
});

test('what was due, and is snoozed, done, undone and corrected, is still told to a caller who rings before', () => {
  const { reminders } = aCase();
  const [due] = reminders.list(1_000).due.map(({ reminder }) => reminder);
  if (due === undefined) throw new Error('nothing is due');
  const snoozed = { ...toEditableReminder(due), dueAtMs: 5_000 };
  reminders.change(due.id, snoozed, 300);
  reminders.change(due.id, { ...snoozed, resolution: 'done' }, 400);
  reminders.change(due.id, { ...snoozed, text: 'the part has come', dueAtMs: 4_000 }, 500);
  expect(reminders.ofCaller(fields.phone, 600).map(toText)).toEqual(['the part has come']);
});

test('a caller is asked about an uncertain ticket of theirs, until it is resolved', () => {
  const { db, tickets, reminders } = aCase();
  const of = () =>
    reminders.ofCaller(fields.phone, 90).flatMap((due) => ('uncertain' in due ? [due.uncertain] : []));
  expect(of()).toEqual([]);
  createCallStore(db).begin('sent', 60);
  tickets.make({ ...newTicket('sent', 'SH-SENT', bodyOf(fields)), nowMs: 60, fields }, true);
  tickets.endAttempt(ended(1, outcomes.uncertain), false);
  expect(of()).toEqual([{ hasSms: true }]);
  expect(reminders.ofCaller('0123000002', 90)).toEqual([]);
  tickets.recordCaseNumber(2, 'STOREHUB1-A', 80);
  expect(of()).toEqual([]);
});

test('that an incident is over is told to a caller who wanted to hear it, until they were called back', () => {
  const { db, reminders, end, noAnswer } = aCase();
  const incidents = createIncidentStore(db);
  const incident = { uid: 'qr', title: 'QR payments', traits: [], endedAtMs: null, changedAtMs: 60 };
  incidents.begin({ ...incident, beganAtMs: 60 }, [1]);
  const of = () => reminders.ofCaller(fields.phone, 90).filter((one) => 'incident' in one);
  const link = { callId: 'case', wantsCallback: true };
  incidents.changeLink({ ...link, isCalledBack: false }, 70);
  expect(of()).toEqual([]);
  incidents.change({ uid: 'qr', isEnded: true }, 80);
  end('in-vain', { ending: noAnswer, nowMs: 85 });
  const tries = { count: 1, lastAtMs: 85 };
  expect(of()).toMatchObject([
    { incident: { callId: 'case', title: 'QR payments' }, ticket: { id: 1 }, tries },
  ]);
  const listedTries = () => incidents.list(90)[0]?.calls[0]?.tries;
  expect(listedTries()).toEqual(tries);
  incidents.change({ uid: 'qr', isEnded: false }, 86);
  expect([of(), listedTries()]).toEqual([[], undefined]);
  incidents.change({ uid: 'qr', isEnded: true }, 87);
  expect(of(), 'opened again by a slip').toMatchObject([{ tries }]);
  expect(listedTries()).toEqual(tries);
  incidents.changeLink({ ...link, isCalledBack: true }, 90);
  expect(of()).toEqual([]);
});
