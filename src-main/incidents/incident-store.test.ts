import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import type { ChosenIncident } from '../../shared/incidents/incident';
import { latestTimeMs } from '../../shared/time/last-write-wins';
import { createPc } from '../archive/pc-with-history.fixture';
import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import type { JournalRecord } from '../journal/journal-record';
import { createJournaledTicketStore } from '../data/ticket-recovery/journaled-ticket-store';
import { replayJournal } from '../data/ticket-recovery/replay-journal';
import { prepareErase } from '../privacy/erase-tickets';
import { createErasureStore } from '../privacy/erasure-store';
import { findCallerTraces } from '../privacy/find-caller-traces';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields, sampleBody } from '../tickets/sample-ticket.fixture';
import { createReminderStore } from '../reminders/reminder-store';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createIncidentStore } from './incident-store';
import { createJournaledIncidentStore } from './journaled-incident-store';
import { createSimilarCallsStore } from './similar-calls-store';
import { deriveErasedIncidentUid } from '../rows/incidents/derive-erased-incident-uid';
import { openedAtOnce } from '../calls/opened-at-once.fixture';

const callId = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const incident = {
  uid: 'incident-1',
  title: 'card terminal declined',
  traits: ['card terminal', 'declined'],
  beganAtMs: 1_000,
  endedAtMs: null,
  changedAtMs: 1_000,
};
const minuteMs = 60_000;

function open(db: Database = freshDatabase()) {
  const calls = createCallStore(db);
  const tickets = createTicketStore(db);
  const records: JournalRecord[] = [];
  const incidents = createJournaledIncidentStore(createIncidentStore(db), (...added) =>
    records.push(...added),
  );

  /** Ends a call without a ticket, of its own caller and store. */
  function end(
    nth: number,
    issue: string,
    chosen: ChosenIncident | null = null,
    atMs = nth * minuteMs,
  ): number {
    const who = {
      name: `Caller ${nth}`,
      phone: `01211122${String(nth).padStart(2, '0')}`,
      storeName: `Store ${nth}`,
    };
    const fields: CallFields = { ...readyFields, ...who, issue, incident: chosen };
    if (calls.get(callId(nth)) === null) calls.begin(callId(nth), atMs);
    const recorded = tickets.endCall(
      endedCall(callId(nth), { fields, references: [`SH-E${nth}`], nowMs: atMs }),
    );
    if (recorded === null || recorded === 'has-ticket') throw new Error('not ended');
    return recorded.ticketId;
  }
  const whoWaits = (uid = incident.uid): string[] =>
    incidents
      .list(10 * minuteMs)
      .filter((listed) => listed.uid === uid)
      .flatMap((listed) => listed.calls)
      .filter(({ wantsCallback, calledBackAtMs }) => wantsCallback && calledBackAtMs === null)
      .map(({ name }) => name);
  return { db, calls, tickets, incidents, records, end, whoWaits };
}

test('three calls are pointed out, made an incident, and later calls are linked; who wants a callback is listed exactly', () => {
  const { db, incidents, end, whoWaits } = open();
  const found = createSimilarCallsStore(db);
  const first = end(1, 'Card terminal declined');
  end(2, 'terminal kad ditolak');
  expect(found.find(3 * minuteMs, [])).toBeNull();
  end(3, '刷卡机 被拒绝');
  const similar = found.find(3 * minuteMs, []);
  expect(similar).toMatchObject({
    callerCount: 3,
    ticketIds: [3, 2, first],
    title: '刷卡机 被拒绝',
    beganAtMs: minuteMs,
  });
  expect(found.find(3 * minuteMs, [incident])).toBeNull();
  expect(found.find(64 * minuteMs, [])).toBeNull();

  incidents.begin(incident, similar?.ticketIds ?? []);
  expect(found.find(3 * minuteMs, [])).toBeNull();
  expect(incidents.list(10 * minuteMs)[0]?.calls.map(({ name }) => name)).toEqual([
    'Caller 1',
    'Caller 2',
    'Caller 3',
  ]);
  end(4, 'EDC declined', { uid: incident.uid, wantsCallback: true });
  end(5, 'EDC declined', { uid: incident.uid, wantsCallback: false });
  end(6, 'EDC declined', { uid: 'unknown', wantsCallback: true });
  incidents.changeLink({ callId: callId(2), wantsCallback: true, isCalledBack: false }, 7 * minuteMs);
  expect(whoWaits()).toEqual(['Caller 2', 'Caller 4']);

  expect(incidents.open()).toHaveLength(1);
  incidents.change({ uid: incident.uid, title: 'Bank A' }, 8 * minuteMs);
  incidents.change({ uid: incident.uid, isEnded: true }, 8 * minuteMs);
  expect(incidents.open()).toEqual([]);
  expect(incidents.list(10 * minuteMs)).toMatchObject([{ title: 'Bank A', endedAtMs: 8 * minuteMs }]);
  incidents.changeLink({ callId: callId(4), wantsCallback: true, isCalledBack: true }, 9 * minuteMs);
  expect(whoWaits()).toEqual(['Caller 2']);
  incidents.changeLink({ callId: callId(4), wantsCallback: true, isCalledBack: false }, 9 * minuteMs);
  expect(whoWaits()).toEqual(['Caller 2', 'Caller 4']);
  expect(incidents.changeLink({ callId: callId(6), wantsCallback: true, isCalledBack: true }, 9)).toBeNull();
});

test('the third call is pointed out while its caller still talks, once, and not what was decided about', () => {
  const { db, calls, incidents, end, whoWaits } = open();
  const found = createSimilarCallsStore(db);
  const say = 'kitchen display frozen blank screen';
  end(1, say);
  end(2, say);
  const write = (nth: number, change: Partial<CallFields>, atMs = nth * minuteMs) => {
    if (calls.get(callId(nth)) === null) calls.begin(callId(nth), atMs);
    const who = { phone: `01144455${String(nth).padStart(2, '0')}`, storeName: `Kedai ${nth}` };
    calls.save(callId(nth), { ...blankCallFields, ...who, ...change }, atMs);
  };
  const find = () => found.find(5 * minuteMs, []);
  write(3, { issue: ' ' });
  expect(find()).toBeNull();
  write(3, { issue: 'scanner beeps twice' });
  expect(find()).toBeNull();
  write(3, { issue: say, phone: '+60 12-111 2201' });
  expect(find()).toBeNull();
  write(3, { issue: say });
  expect(find()).toMatchObject({ ticketIds: [2, 1], openCallIds: [callId(3)], callerCount: 3 });
  expect(found.find(64 * minuteMs, [])).toBeNull();
  calls.park(callId(3), true);
  expect(find()?.openCallIds).toEqual([callId(3)]);
  calls.discard(callId(3), 4 * minuteMs);
  expect(find()).toBeNull();

  write(4, { issue: say });
  const similar = find();
  end(4, say);
  expect(find()).toMatchObject({ ticketIds: [3, 2, 1], openCallIds: [], callerCount: 3 });
  incidents.begin(incident, similar?.ticketIds ?? [], similar?.openCallIds);
  incidents.changeLink({ callId: callId(4), wantsCallback: true, isCalledBack: false }, 5 * minuteMs);
  expect(incidents.list(10 * minuteMs)[0]?.calls).toHaveLength(3);
  expect(whoWaits()).toEqual(['Caller 4']);
});

test('a call that ended before is listed with the incident that it is like, and linked afterwards', () => {
  const { db, calls, incidents, records, end, whoWaits } = open();
  const cards = end(1, 'EDC rosak');
  const printer = end(2, 'printer dapur rosak');
  const declined = end(3, '刷卡机 被拒绝');
  const own = end(4, 'EDC declined');
  end(5, 'EDC declined', null, -12 * 60 * minuteMs);
  // Nothing is wrong with it.
  end(6, 'EDC baru nak tambah');
  incidents.begin(incident, [own]);
  const similar = createSimilarCallsStore(db);
  const listed = () => similar.findUnlinked(incident.uid, 10 * minuteMs).map(({ ticketId }) => ticketId);
  expect(listed()).toEqual([declined, cards]);
  expect(similar.findUnlinked(incident.uid, 10 * minuteMs)[0]).toMatchObject({
    name: 'Caller 3',
    storeName: 'Store 3',
    issue: '刷卡机 被拒绝',
    isCallerLinked: false,
  });

  const later = end(7, 'EDC declined', null, 9 * minuteMs);
  expect(listed()).toContain(later);
  incidents.change({ uid: incident.uid, isEnded: true }, 8 * minuteMs);
  calls.begin(callId(8), 8 * minuteMs);
  const onTheLine = end(8, 'EDC declined', null, 9 * minuteMs);
  expect(listed(), 'of an incident that is over').toEqual([onTheLine, declined, cards]);
  incidents.linkTicket({ ticketId: declined, uid: incident.uid, wantsCallback: true }, 10 * minuteMs);
  incidents.linkTicket({ ticketId: cards, uid: incident.uid, wantsCallback: false }, 10 * minuteMs);
  expect(listed()).toEqual([onTheLine]);
  expect(whoWaits()).toEqual(['Caller 3']);
  expect(incidents.linkOfTicket(declined)).toMatchObject({
    uid: incident.uid,
    wantsCallback: true,
    title: incident.title,
    calledBackAtMs: null,
  });
  expect(incidents.linkOfTicket(printer)).toBeNull();
  expect(records.filter(({ kind }) => kind === 'incident-link')).toHaveLength(3);

  incidents.begin({ ...incident, uid: 'incident-2' }, []);
  incidents.linkTicket({ ticketId: declined, uid: 'incident-2', wantsCallback: true }, 10 * minuteMs);
  expect(whoWaits()).toEqual([]);
  expect(whoWaits('incident-2')).toEqual(['Caller 3']);
  expect(incidents.linkTicket({ ticketId: 99, uid: incident.uid, wantsCallback: true }, 9)).toBeNull();
  expect(incidents.linkTicket({ ticketId: cards, uid: 'unknown', wantsCallback: true }, 9)).toBeNull();
});

test('a ticket is linked in the transaction that makes it, and a call that is opened again is linked when it ends', () => {
  const { calls, tickets, incidents, end, whoWaits } = open();
  incidents.begin(incident, []);
  calls.begin(callId(1), 1);
  const fields = { ...readyFields, incident: { uid: incident.uid, wantsCallback: true } };
  tickets.make({ ...newTicket(callId(1), 'SH-T1'), fields }, false);
  expect(whoWaits()).toEqual(['Ahmad Ibrahim']);
  const endedId = end(2, 'x', { uid: incident.uid, wantsCallback: true });
  calls.undoEnding(endedId, openedAtOnce);
  expect(whoWaits()).toEqual(['Ahmad Ibrahim']);
  end(2, 'x', { uid: incident.uid, wantsCallback: true });
  expect(whoWaits()).toEqual(['Ahmad Ibrahim', 'Caller 2']);
});

test('a call about a case of an incident that is over marks its callback as done, once; an undo takes it back', () => {
  const { calls, tickets, incidents, records, end, whoWaits } = open();
  incidents.begin(incident, []);
  const first = end(1, 'x', { uid: incident.uid, wantsCallback: true });
  const second = end(2, 'x', { uid: incident.uid, wantsCallback: true });
  const follow = (nth: number, caseTicketId: number) => {
    calls.begin(callId(nth), nth * minuteMs);
    calls.setFollowUp(callId(nth), caseTicketId);
    return end(nth, 'it works again');
  };
  follow(3, first);
  expect(whoWaits()).toEqual(['Caller 1', 'Caller 2']);
  incidents.change({ uid: incident.uid, isEnded: true }, 4 * minuteMs);
  const ending = follow(5, first);
  expect(whoWaits()).toEqual(['Caller 2']);
  calls.undoEnding(ending, openedAtOnce);
  expect(whoWaits()).toEqual(['Caller 1', 'Caller 2']);
  end(5, 'it works again');
  calls.begin(callId(6), 6 * minuteMs);
  calls.setFollowUp(callId(6), second);
  tickets.make({ ...newTicket(callId(6), 'SH-T6'), nowMs: 6 * minuteMs }, false);
  expect(whoWaits()).toEqual([]);
  const undone = { wantsCallback: true, isCalledBack: false };
  incidents.changeLink({ callId: callId(2), ...undone }, 7 * minuteMs);
  expect(whoWaits()).toEqual(['Caller 2']);
  // A call of before that is undone has nothing to take back.
  calls.undoEnding(follow(8, second), openedAtOnce);
  incidents.changeLink({ callId: callId(2), wantsCallback: true, isCalledBack: true }, 9 * minuteMs);
  calls.undoEnding(follow(10, second), openedAtOnce);
  expect(whoWaits()).toEqual([]);
  expect(records.filter(({ kind }) => kind === 'incident')).toHaveLength(2);
});

test('a call is unlinked, also after a restored backup, and can be linked again; what was written before changes nothing', () => {
  const { db, incidents, records, end, whoWaits } = open();
  const first = end(1, 'EDC declined');
  const second = end(2, 'EDC declined');
  incidents.begin(incident, [first, second]);
  incidents.changeLink({ callId: callId(1), wantsCallback: true, isCalledBack: false }, 3 * minuteMs);
  const before = records.length;
  incidents.unlinkCall(callId(1), 4 * minuteMs);
  expect(whoWaits()).toEqual([]);
  const calls = () => incidents.list(10 * minuteMs)[0]?.calls.map(({ name }) => name);
  expect(calls()).toEqual(['Caller 2']);
  expect(incidents.linkOfTicket(first)).toBeNull();
  expect(incidents.unlinkCall(callId(1), 5 * minuteMs)).toBeNull();
  expect(
    incidents.changeLink({ callId: callId(1), wantsCallback: true, isCalledBack: false }, 5 * minuteMs),
  ).toBeNull();
  const unlinked = createSimilarCallsStore(db).findUnlinked(incident.uid, 10 * minuteMs);
  expect(unlinked.map(({ ticketId }) => ticketId)).toEqual([first]);
  replayJournal(db, records.slice(0, before));
  expect(calls()).toEqual(['Caller 2']);

  const restored = open();
  restored.end(1, 'EDC declined');
  restored.end(2, 'EDC declined');
  replayJournal(restored.db, records);
  expect(restored.incidents.list(10 * minuteMs)).toEqual(incidents.list(10 * minuteMs));
  expect(restored.incidents.linkOfTicket(first)).toBeNull();

  // Also by a clock that is behind.
  incidents.linkTicket({ ticketId: first, uid: incident.uid, wantsCallback: true }, minuteMs);
  expect(calls()).toEqual(['Caller 1', 'Caller 2']);
  expect(whoWaits()).toEqual(['Caller 1']);
});

test('an incident that ended is offered for a day, the last one first, unless it was opened again', () => {
  const { incidents } = open();
  const hourMs = 60 * minuteMs;
  for (const uid of ['cards', 'qr', 'open']) incidents.begin({ ...incident, uid, title: uid }, []);
  incidents.change({ uid: 'cards', isEnded: true }, hourMs);
  incidents.change({ uid: 'qr', isEnded: true }, 2 * hourMs);
  const offered = (atMs: number) =>
    incidents.recentlyEnded(atMs).map(({ uid, endedAtMs }) => [uid, endedAtMs]);
  expect(offered(3 * hourMs)).toEqual([
    ['qr', 2 * hourMs],
    ['cards', hourMs],
  ]);
  expect(offered(25 * hourMs)).toEqual([['qr', 2 * hourMs]]);
  incidents.change({ uid: 'qr', isEnded: false }, 3 * hourMs);
  expect(offered(4 * hourMs)).toEqual([['cards', hourMs]]);
});

test('a call that is not linked says whether another call of its caller is, as long as that one is', () => {
  const { db, calls, tickets, incidents, end } = open();
  const linked = end(1, 'EDC declined');
  end(2, 'EDC rosak');
  const again = { ...readyFields, phone: '+60 12-111 2201', issue: 'EDC masih rosak' };
  calls.begin(callId(3), 3 * minuteMs);
  tickets.endCall(endedCall(callId(3), { fields: again, references: ['SH-E3'], nowMs: 3 * minuteMs }));
  incidents.begin(incident, [linked]);
  const isLinkedByCaller = () =>
    createSimilarCallsStore(db)
      .findUnlinked(incident.uid, 10 * minuteMs)
      .map(({ issue, isCallerLinked }) => [issue, isCallerLinked]);
  expect(isLinkedByCaller()).toEqual([
    ['EDC masih rosak', true],
    ['EDC rosak', false],
  ]);
  incidents.unlinkCall(callId(1), 4 * minuteMs);
  expect(isLinkedByCaller().filter(([, isCallerLinked]) => isCallerLinked === true)).toEqual([]);
});

test('a correction of a rejected ticket keeps the callback that was asked for in Callbacks', () => {
  const { calls, tickets, incidents, end, whoWaits } = open();
  incidents.begin(incident, []);
  calls.begin(callId(1), 1);
  const fields = { ...readyFields, incident: { uid: incident.uid, wantsCallback: false } };
  const rejected = tickets.make({ ...newTicket(callId(1), 'SH-T1'), fields }, true);
  tickets.endAttempt(ended(rejected?.attempt?.attemptId ?? 0, outcomes.rejected), true);
  tickets.endCall(endedCall(callId(1), { fields }));
  incidents.changeLink({ callId: callId(1), wantsCallback: true, isCalledBack: false }, 2_000);
  tickets.reopen(rejected?.ticketId ?? 0);
  tickets.make({ ...newTicket(callId(1), 'SH-T2'), fields, nowMs: 3_000 }, false);
  expect(whoWaits()).toEqual(['Ahmad Ibrahim']);

  incidents.change({ uid: incident.uid, isEnded: true }, 3_500);
  incidents.changeLink({ callId: callId(1), wantsCallback: true, isCalledBack: true }, 4_000);
  end(2, 'x', { uid: incident.uid, wantsCallback: true });
  expect(whoWaits()).toEqual(['Caller 2']);
});

test('callers who were called back wait for the next end of an incident that is opened again for long, also after a restore', () => {
  const { db, incidents, records, end, whoWaits } = open();
  incidents.begin(
    incident,
    [1, 2, 3].map((nth) => end(nth, 'x')),
  );
  for (const nth of [1, 2])
    incidents.changeLink({ callId: callId(nth), wantsCallback: true, isCalledBack: false }, 3 * minuteMs);
  incidents.change({ uid: incident.uid, isEnded: true }, 4 * minuteMs);
  incidents.changeLink({ callId: callId(1), wantsCallback: true, isCalledBack: true }, 5 * minuteMs);
  const dueCount = () => createReminderStore(db).due(9 * minuteMs).dueCount;
  expect([whoWaits(), dueCount()]).toEqual([['Caller 2'], 1]);
  incidents.change({ uid: incident.uid, title: 'QR' }, 6 * minuteMs);
  expect(whoWaits(), 'only renamed').toEqual(['Caller 2']);
  const setEnded = (isEnded: boolean, atMs: number) => incidents.change({ uid: incident.uid, isEnded }, atMs);
  setEnded(false, 7 * minuteMs);
  expect([whoWaits(), dueCount()]).toEqual([['Caller 1', 'Caller 2'], 0]);
  expect(incidents.linkOfTicket(1)).toMatchObject({ endedAtMs: null, calledBackAtMs: null });
  setEnded(true, 12 * minuteMs - 1);
  expect([whoWaits(), dueCount()], 'opened again by mistake').toEqual([['Caller 2'], 1]);
  setEnded(false, 20 * minuteMs);
  setEnded(true, 25 * minuteMs);
  expect([whoWaits(), dueCount()]).toEqual([['Caller 1', 'Caller 2'], 2]);

  const to = open();
  for (const nth of [1, 2, 3]) to.end(nth, 'x');
  replayJournal(to.db, records);
  expect(to.incidents.list(9 * minuteMs)).toEqual(incidents.list(9 * minuteMs));
});

test('a restored backup gets the incidents and links of the journal, in the order in which they were written', () => {
  const from = open();
  from.end(1, 'x');
  from.incidents.begin(incident, [1]);
  from.incidents.changeLink({ callId: callId(1), wantsCallback: true, isCalledBack: false }, 2_000);
  from.incidents.change({ uid: incident.uid, isEnded: true }, 3_000);
  const to = open();
  to.end(1, 'x');
  replayJournal(to.db, from.records);
  replayJournal(to.db, from.records);
  expect(to.incidents.list(10 * minuteMs)).toEqual(from.incidents.list(10 * minuteMs));
});

test('an erased caller’s link vanishes; a title that names the caller is blanked, and no older version returns', () => {
  const { db, incidents, records, end, whoWaits } = open();
  incidents.begin({ ...incident, title: 'Caller 1 and others' }, []);
  end(1, 'x', { uid: incident.uid, wantsCallback: true });
  end(2, 'x', { uid: incident.uid, wantsCallback: true });
  const traces = findCallerTraces(db, { phone: '', name: 'Caller 1' }, 10 * minuteMs);
  const erasures = createErasureStore(db);
  erasures.begin(traces, 10 * minuteMs);
  while (erasures.eraseSome());
  replayJournal(db, records);
  expect(whoWaits(deriveErasedIncidentUid(incident.uid))).toEqual(['Caller 2']);
  expect(incidents.list(10 * minuteMs)).toMatchObject([{ title: '…', calls: [{ name: 'Caller 2' }] }]);
});

test('an incident stays as long as one of its calls, and goes by its age then', () => {
  const { db, incidents, end } = open();
  const dayMs = 86_400_000;
  const erasures = createErasureStore(db);
  incidents.begin(incident, []);
  end(1, 'x', { uid: incident.uid, wantsCallback: true }, 50 * dayMs);
  incidents.change({ uid: incident.uid, isEnded: true }, 2_000);
  for (let id: number | null = 0; id !== null;) id = erasures.purgeSome(30, 60 * dayMs, null);
  expect(incidents.list(10 * minuteMs)).toHaveLength(1);
  prepareErase(db)([1], 'retention');
  end(2, 'x', null, 60 * dayMs);
  for (let id: number | null = 0; id !== null;) id = erasures.purgeSome(30, 60 * dayMs, null);
  expect(incidents.list(10 * minuteMs)).toEqual([]);
});

test('an archive has the incidents with the calls of each; the newer of two holds', async () => {
  const [from, to] = [createPc(), createPc()];
  from.add({ Name: 'Aminah' });
  const [there, here] = [createIncidentStore(from.db), createIncidentStore(to.db)];
  there.begin(incident, [1]);
  const archive = await from.archive();
  await to.take(archive);
  expect(here.list(4_000)).toEqual(there.list(4_000));
  here.change({ uid: incident.uid, title: 'Renamed here' }, 2_000);
  await to.take(archive);
  expect(here.list(4_000)).toMatchObject([{ title: 'Renamed here' }]);
  there.change({ uid: incident.uid, title: 'Renamed there' }, 3_000);
  await to.take(await from.archive());
  expect(here.list(4_000)).toMatchObject([{ title: 'Renamed there' }]);
});

test('an incident from the last moment that an archive can hold can still be changed and archived', async () => {
  const [from, to, third] = [createPc(), createPc(), createPc()];
  from.add({ Name: 'Aminah' });
  createIncidentStore(from.db).begin({ ...incident, changedAtMs: latestTimeMs }, [1]);
  await to.take(await from.archive());
  const here = createIncidentStore(to.db);
  here.changeLink(
    {
      callId: String(to.db.prepare('SELECT call_id FROM ticket').pluck().get()),
      wantsCallback: true,
      isCalledBack: false,
    },
    2_000,
  );
  here.change({ uid: incident.uid, title: 'Renamed here' }, 2_000);
  await third.take(await to.archive());
  expect(createIncidentStore(third.db).list(4_000)).toMatchObject([{ title: 'Renamed here' }]);
});

test('what an agent typed into a ticket never becomes a broken title', () => {
  const { db } = open();
  const tickets = createTicketStore(db);
  const calls = createCallStore(db);
  for (const nth of [1, 2, 3]) {
    calls.begin(callId(nth), nth);
    const Ticket = { Phone: `6011000000${nth}`, Issue: `ＤＵＩＴＮＯＷ ＱＲ failed, table ${nth} 二维码` };
    tickets.make(
      { ...newTicket(callId(nth), `SH-${nth}`, sampleBody({ Ticket })), nowMs: nth * minuteMs },
      false,
    );
  }
  const similar = createSimilarCallsStore(db).find(4 * minuteMs, []);
  expect(similar?.title).toBe('ＤＵＩＴＮＯＷ ＱＲ failed table');
});

test('the list reads no ticket of an incident that it leaves out, and every link', () => {
  const { db, incidents, end } = open();
  const [listed, leftOut] = [end(1, 'EDC declined'), end(2, 'printer offline')];
  incidents.begin({ ...incident, uid: 'over' }, [leftOut]);
  incidents.change({ uid: 'over', isEnded: true }, 3 * minuteMs);
  incidents.begin(incident, [listed]);
  const later = 8 * 24 * 60 * minuteMs;
  db.exec('DROP TRIGGER temp.checksum_changed_ticket; DROP TRIGGER temp.checksum_changed_incident_link');
  db.prepare('UPDATE ticket SET note_count = 9 WHERE id = ?').run(leftOut);
  expect(() => incidents.list(3 * minuteMs)).toThrow('not what was written down');
  expect(incidents.list(later)).toMatchObject([{ uid: incident.uid, calls: [{ ticketId: listed }] }]);
  db.exec(`UPDATE incident_link SET changed_at_ms = 9 WHERE call_id = '${callId(2)}'`);
  expect(() => incidents.list(later)).toThrow('not what was written down');
});

test('an incident that is chosen after the clock was set back counts', () => {
  const { calls, tickets: store, incidents, records, whoWaits } = open();
  const tickets = createJournaledTicketStore(store, {
    append: (...added) => records.push(...added),
    appendSoon: (...added) => records.push(...added),
    withPosition: (change) => change(),
  });
  const other = { ...incident, uid: 'incident-2', title: 'no network' };
  for (const one of [incident, other]) incidents.begin(one, []);
  calls.begin(callId(1), 1);
  const send = (reference: string, uid: string, nowMs: number) => {
    const fields = { ...readyFields, incident: { uid, wantsCallback: true } };
    return tickets.make({ ...newTicket(callId(1), reference), fields, nowMs }, true);
  };
  const first = send('SH-T1', incident.uid, 5 * minuteMs);
  tickets.endAttempt(ended(first?.attempt?.attemptId ?? 0, outcomes.rejected), true);
  tickets.reopen(first?.ticketId ?? 0);
  send('SH-T2', other.uid, 4 * minuteMs);
  expect([whoWaits(), whoWaits(other.uid)]).toEqual([[], ['Ahmad Ibrahim']]);
  const restored = open();
  replayJournal(restored.db, records);
  expect(restored.incidents.list(10 * minuteMs)).toEqual(incidents.list(10 * minuteMs));
});
