import { describe, expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { noAnswerKind, type BuiltInEndingKind } from '../../shared/calls/call-ending';
import { createHandoverPage } from '../../shared/handover/create-handover-page';
import { formatHandoverText } from '../../shared/handover/format-handover-text';
import { handoverKinds, maxHandoverLines, rejectedDays, type Handover } from '../../shared/handover/handover';
import type { FormDraft } from '../../shared/form-drafts/form-draft';
import { toEditableReminder } from '../../shared/reminders/reminder';
import type { ArchivedTicket } from '../archive/archive-format';
import { tempFolder } from '../db/temp-folder.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { openOutboxIn } from '../outbox/outbox.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { newTicket, outcomes, readyFields, sampleBody } from '../tickets/sample-ticket.fixture';
import { hashContent } from '../rows/tickets/content-hash';

type OpenedOutbox = Awaited<ReturnType<typeof openOutboxIn>>;

const hourMs = 3_600_000;
const minuteMs = 60_000;
const options = { language: 'en', isMasked: false, agent: 'NA', isPractice: false, isShared: false } as const;

async function read(
  { stores, time }: OpenedOutbox,
  unseenCallIds: readonly string[] = [],
): Promise<Handover> {
  const got = await stores.handover.read(time.nowMs(), unseenCallIds);
  if (!got.ok) throw new Error(got.error.detail);
  return got.value;
}

/** Queues one ticket per name, and sends it with this outcome. */
async function sendWith(
  workspace: OpenedOutbox,
  outcome: (typeof outcomes)[keyof typeof outcomes],
  name: string,
) {
  await workspace.sendByHand(name);
  await workspace.answer(outcome);
}

async function remind({ stores, time }: OpenedOutbox, ticketId: number, text: string, inMs: number) {
  const nowMs = time.nowMs();
  const set = await stores.reminders.set({ uid: text, ticketId, text, dueAtMs: nowMs + inMs, nowMs });
  if (!set.ok || set.value === null || set.value === 'full') throw new Error('no reminder');
  return set.value;
}

/** A ticket of another PC that the shared history brought, about which the agent there owes a call. */
async function receiveTicketWithCallback({ stores, time }: OpenedOutbox): Promise<void> {
  const [nowMs, body] = [time.nowMs(), sampleBody()];
  const text = 'owed by the other PC';
  const reminder = {
    uid: text,
    why: 'agent',
    text,
    setAtMs: nowMs,
    dueAtMs: nowMs,
    changedAtMs: nowMs,
  } as const;
  const ticket: ArchivedTicket = {
    call: { id: 'there', fields: readyFields, tape: {}, beganAtMs: nowMs, savedAtMs: nowMs, onScreenMs: 0 },
    reference: 'SH-THERE',
    body,
    bodySha256: hashContent(body),
    createdAtMs: nowMs,
    state: 'created',
    lastOutcome: outcomes.created,
    caseNumber: outcomes.created.caseNumber,
    caseNumberSource: 'answer',
    storeHubTicketId: '1000',
    replaces: null,
    follows: null,
    attempts: [],
    notes: [],
    caseNumberRecordedAtMs: null,
    ending: null,
    agent: null,
    reminders: [{ ...reminder, howEnded: null, endedAtMs: null }],
  };
  const part = { ticket, part: 1, parts: 1 };
  const step = { part, pcName: 'PC_B', isByMaker: true, isInOwnCall: true };
  expect(await stores.archiveImport.importSynced([step], nowMs)).toMatchObject({ value: { isNews: true } });
}

/** An incident that lasts with three calls, and one that is over, of which one of two callers still waits for a call. */
async function recordIncidents({ stores, time }: OpenedOutbox) {
  const nowMs = time.nowMs();
  const incident = { traits: [], beganAtMs: nowMs, endedAtMs: null, changedAtMs: nowMs };
  await stores.incidents.begin({ ...incident, uid: 'over', title: 'QR payments fail' }, [3, 4, 6]);
  await stores.incidents.begin({ ...incident, uid: 'lasting', title: 'card terminals offline' }, [1, 2, 5]);
  for (const [callId, isCalledBack] of [
    ['first waiting', false],
    ['second waiting', true],
    ['made', false],
  ] as const) {
    await stores.incidents.changeLink({ callId, wantsCallback: true, isCalledBack }, nowMs);
  }
  await stores.incidents.change({ uid: 'over', isEnded: true }, nowMs);
}

/** A caller who rang twice and was missed, one whose missed call was dismissed, and one who rings. */
async function recordIncomingCalls({ stores: { incomingCalls }, time }: OpenedOutbox) {
  const ring = { phone: '60173390218', name: 'Missed Rohani', store: 'Kedai Rohani', atMs: time.nowMs() };
  await incomingCalls.announce([{ ...ring, uid: 'first' }]);
  await incomingCalls.announce([{ ...ring, uid: 'second' }]);
  await incomingCalls.announce([{ ...ring, uid: 'other', phone: '60173390219' }]);
  await incomingCalls.recover(time.nowMs());
  const missed = await incomingCalls.missed(time.nowMs());
  const other = missed.ok && missed.value.calls.find(({ phone }) => phone === '60173390219');
  if (!other) throw new Error('not missed');
  await incomingCalls.dismiss(other.id, time.nowMs());
  await incomingCalls.announce([{ ...ring, uid: 'ringing', phone: '60173390220', name: 'Ringing Rosli' }]);
}

async function endAsWillCallAgain({ stores, time }: OpenedOutbox, callId: string, phone: string, name = '') {
  const nowMs = time.nowMs();
  await stores.calls.begin(callId, nowMs);
  const ending = { kind: 'will-call-again', words: null };
  const fields = { ...readyFields, phone, name };
  await stores.tickets.endCall(endedCall(callId, { references: [`SH-${callId}`], fields, ending, nowMs }));
}

/** A history with work of every kind, made by the app itself, and what is nobody's work any more. */
async function historyOfAllKinds(): Promise<OpenedOutbox> {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, time } = workspace;
  await sendWith(workspace, outcomes.created, 'made');
  await sendWith(workspace, outcomes.uncertain, 'doubtful');
  await workspace.queue('first waiting', 'second waiting', 'background');
  const background = await stores.tickets.beginAttempt(5, ['waiting'], time.nowMs());
  if (!background.ok || background.value === null) throw new Error('no attempt');
  const { attemptId } = background.value;
  const rejected = { attemptId, firstByteAtMs: 1, endedAtMs: 2, httpStatus: 200, rawAnswer: null };
  await stores.tickets.endAttempt({ ...rejected, outcome: outcomes.rejected }, false);

  await remind(workspace, 1, 'ring the owner', hourMs);
  await remind(workspace, 1, 'send the quotation', -hourMs);
  const { text, dueAtMs, id } = await remind(workspace, 1, 'done already', 1);
  const done = { text, dueAtMs, resolution: 'done', isDismissed: false } as const;
  await stores.reminders.change(id, done, time.nowMs());

  for (const name of ['parked', 'open', 'discarded', 'ended', 'blank']) {
    await stores.calls.begin(name, time.nowMs());
    if (name !== 'blank') await stores.calls.save(name, { ...readyFields, name }, time.nowMs());
  }
  await stores.calls.park('parked', true);
  await stores.calls.discard('discarded', time.nowMs());
  await stores.tickets.endCall(endedCall('ended', { references: ['SH-ENDED'] }));
  await endAsWillCallAgain(workspace, 'again', '0176660001');
  await recordIncidents(workspace);
  await recordIncomingCalls(workspace);
  await stores.formDrafts.set(
    { subject: 'caller', key: '60199990000' },
    { text: 'asks for Zul', lastDay: '' },
    1,
  );
  await workspace.sendByHand('being sent');
  await flushPendingWork();
  await receiveTicketWithCallback(workspace);
  return workspace;
}

describe('the page of a history with work of every kind', () => {
  test('has exactly what outbox, callbacks and calls have, each under its own name', async () => {
    const workspace = await historyOfAllKinds();
    const { stores, time } = workspace;
    const value = async <T>(asked: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> => {
      const got = await asked;
      if (!got.ok) throw new Error('not read');
      return got.value;
    };
    const missed = await value(stores.incomingCalls.missed(time.nowMs()));
    const incidents = await value(stores.incidents.list(time.nowMs()));
    const owed = incidents.flatMap(({ calls }) =>
      calls.filter((call) => call.wantsCallback && call.calledBackAtMs === null),
    );
    const handover = await read(workspace);
    const { page, items } = createHandoverPage(handover, options);
    const lines = page.sections.flatMap((section) => section.lines);

    const waiting = await value(stores.tickets.queued());
    const uncertain = await value(stores.tickets.uncertain());
    const { due, coming } = await value(stores.reminders.list(time.nowMs()));
    const unfinished = await value(stores.calls.unfinished());
    const counts = Object.fromEntries(handover.sections.map(({ kind, count }) => [kind, count]));
    expect(counts).toEqual({
      waiting: waiting.length + 1,
      uncertain: uncertain.length,
      rejected: 1,
      callbacks: due.length + coming.length,
      ringing: 1,
      missed: missed.count,
      'incident-callbacks': 2,
      'will-call-again': 1,
      calls: unfinished.length - 1,
      notes: 1,
      incidents: 1,
    });
    expect(handover.sections.map(({ items: some }) => some.length)).toEqual(Object.values(counts));

    const sent = await value(stores.tickets.get(8));
    const owedTickets = await Promise.all(owed.map(({ ticketId }) => value(stores.tickets.get(ticketId))));
    const expected = [
      ...waiting.map(({ reference }) => reference),
      sent?.reference ?? 'being sent is missing',
      ...uncertain.map(({ reference }) => reference),
      'SH-background',
      ...[...due, ...coming].map(({ ticket }) => ticket.caseNumber ?? ticket.reference),
      ...owedTickets.map((ticket) => ticket?.caseNumber ?? ticket?.reference ?? ''),
      'SH-again',
    ];
    const codes = items.flat().flatMap(({ code }) => code ?? []);
    expect(codes.toSorted()).toEqual(expected.toSorted());
    const called = unfinished.map(({ fields }) => fields.name).filter((name) => name !== '');
    const names = items.flat().flatMap(({ callId, name }) => (callId === null ? [] : name));
    expect(names.toSorted()).toEqual(called.toSorted());
    for (const [at, { code, name }] of items.flat().entries()) expect(lines[at]).toContain(code ?? name);
    const rings = items
      .flat()
      .flatMap(({ mark, phone, times }) => (mark === 'missed' ? [{ phone, times }] : []));
    expect(rings).toEqual(missed.calls.map(({ phone, ringCount }) => ({ phone, times: ringCount })));
    expect(rings).toEqual([{ phone: '60173390218', times: 2 }]);
    expect(lines).toHaveLength(codes.length + names.length + rings.length + 3);
    expect(page.sections.find(({ title }) => title === 'Incoming calls (1)')?.lines).toEqual([
      expect.stringMatching(/^Ringing Rosli, Kedai Rohani · 017 339 0220 · ringing, [^·]+$/),
    ]);
    expect(lines).toContain('019 999 0000 · note not saved · asks for Zul');
    const pageText = lines.join('\n');
    expect(pageText).toMatch(/since [^,]+, calls: 3 · card terminals offline/);
    // Who can be called now stands before who waits until the incident is over.
    expect(page.sections.find(({ title }) => title === 'Callbacks for known incidents (2)')?.lines).toEqual([
      expect.stringMatching(/^SH-first waiting · .* · over since .* · QR payments fail$/),
      expect.stringMatching(/ · call back when solved · card terminals offline$/),
    ]);
    for (const text of ['ring the owner', 'send the quotation']) expect(pageText).toContain(text);
    for (const text of ['discarded', 'SH-ENDED', 'done already', 'owed by the other PC'])
      expect(pageText).not.toContain(text);
    expect(page.none).toBeNull();
    expect(page.sections.every(({ more }) => more === null)).toBe(true);
  });

  test('loses a rejected ticket once its call is open again or discarded, or it is old, but not once that has ended', async () => {
    const workspace = await historyOfAllKinds();
    const rejectedOf = async () => (await read(workspace)).sections.find(({ kind }) => kind === 'rejected');
    expect(await rejectedOf()).toMatchObject({ count: 1, items: [{ code: 'SH-background' }] });
    expect(
      createHandoverPage(await read(workspace), options).page.sections.map(({ title }) => title),
    ).toContain('Rejected in the last 30 days, not dealt with (1)');
    await workspace.stores.tickets.reopen(5);
    await workspace.stores.tickets.endCall(
      endedCall('background', { references: ['SH-BESIDE'], nowMs: workspace.time.nowMs() }),
    );
    expect(await rejectedOf()).toMatchObject({ count: 1, items: [{ code: 'SH-background' }] });
    expect(formatHandoverText(createHandoverPage(await read(workspace), options).page)).toMatch(
      /SH-background · .* · rejected, [^·]+, not corrected, though its call has ended/,
    );
    await workspace.stores.tickets.reopen(5);
    expect(await rejectedOf()).toEqual({ kind: 'rejected', count: 0, items: [] });
    const calls = (await read(workspace)).sections.find(({ kind }) => kind === 'calls');
    const marks = ['rejected-and-open', 'parked', 'open'];
    expect(calls).toMatchObject({ count: 3, items: marks.map((mark) => ({ mark })) });
    expect(calls).toMatchObject({ items: [{ code: 'SH-background' }, {}, {}] });
    await workspace.stores.calls.discard('background', workspace.time.nowMs());
    expect(await rejectedOf()).toMatchObject({ count: 0 });
    const later = await historyOfAllKinds();
    later.time.jump((rejectedDays + 1) * 24 * hourMs);
    const sections = (await read(later)).sections;
    expect(sections.find(({ kind }) => kind === 'rejected')).toMatchObject({ count: 0 });
  });

  test('says that there is nothing, kind by kind, where there is nothing', async () => {
    const handover = await read(await openOutboxIn(tempFolder()));
    const { page } = createHandoverPage(handover, options);
    expect(handover.sections).toEqual(handoverKinds.map((kind) => ({ kind, count: 0, items: [] })));
    expect(page).toMatchObject({
      sections: [],
      none: 'None of these: waiting tickets, uncertain tickets, rejected tickets, callbacks about cases, incoming calls, missed calls, callbacks for known incidents, callers who will call again, calls not finished, notes and reminders not saved, ongoing known incidents.',
    });
  });
});

test('a caller who will call again is listed for a shift, and until another call of that number or about it', async () => {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, time } = workspace;
  const listed = async () =>
    (await read(workspace)).sections
      .find(({ kind }) => kind === 'will-call-again')
      ?.items.map(({ code }) => code);
  await endAsWillCallAgain(workspace, 'early', '0176660001');
  time.jump(hourMs);
  await endAsWillCallAgain(workspace, 'sent since', '0176660002');
  await endAsWillCallAgain(workspace, 'asked since', '0176660003');
  await endAsWillCallAgain(workspace, 'followed since', '');
  await endAsWillCallAgain(workspace, 'twice', '0176660004');
  await endAsWillCallAgain(workspace, 'corrected', '0176660005');
  expect(await listed()).toHaveLength(6);

  time.jump(1);
  const nowMs = time.nowMs();
  const begin = async (callId: string) => void (await stores.calls.begin(callId, nowMs));
  await begin('ticket');
  const content = { Ticket: { Phone: '60176660002' } };
  await stores.tickets.make({ ...newTicket('ticket', 'SH-T', sampleBody(content)), nowMs }, false);
  await begin('question');
  const asked = { ...readyFields, phone: '0176660003' };
  await stores.tickets.endCall(endedCall('question', { references: ['SH-Q'], fields: asked, nowMs }));
  await begin('about');
  await stores.tickets.endCall(
    endedCall('about', { references: ['SH-A'], caseTicketId: 4, agent: null, nowMs }),
  );
  await endAsWillCallAgain(workspace, 'twice again', '0176660004');
  const ending = { kind: 'wrong-number', words: null };
  await stores.tickets.correctEnding({ ticketId: 6, ending, caseTicketId: null, agent: null, nowMs });
  expect(await listed()).toEqual(['SH-early', 'SH-twice again']);

  // What was said at 20:03 is still there when the shift that ended at 8:00 is handed over, at 8:05.
  time.jump(11 * hourMs + 2 * minuteMs);
  expect(await listed()).toEqual(['SH-early', 'SH-twice again']);
  time.jump(hourMs - 2 * minuteMs);
  expect(await listed()).toEqual(['SH-twice again']);

  // With a reminder, it is a callback, and counts once.
  await remind(workspace, 10, 'call back', hourMs);
  const { sections } = await read(workspace);
  expect(sections.filter(({ count }) => count > 0).map(({ kind }) => kind)).not.toContain('will-call-again');
  expect(sections.find(({ kind }) => kind === 'callbacks')).toMatchObject({
    count: 1,
    items: [{ code: 'SH-twice again', mark: 'coming', text: 'call back' }],
  });
});

test('a caller who will call again stays listed after calls in which nobody spoke with them', async () => {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, time } = workspace;
  const listed = async () =>
    (await read(workspace)).sections
      .find(({ kind }) => kind === 'will-call-again')
      ?.items.map(({ code }) => code);
  await endAsWillCallAgain(workspace, 'again', '0176660001');
  const endSince = async (kind: BuiltInEndingKind, caseTicketId: number | null) => {
    time.jump(1);
    const nowMs = time.nowMs();
    const callId = `${kind} ${caseTicketId}`;
    await stores.calls.begin(callId, nowMs);
    const fields = { ...readyFields, phone: '0176660001' };
    const call = { references: [`SH-${callId}`], fields, ending: { kind, words: null }, caseTicketId, nowMs };
    await stores.tickets.endCall(endedCall(callId, call));
  };
  for (const caseTicketId of [null, 1])
    for (const kind of ['wrong-number', 'no-answer'] as const) await endSince(kind, caseTicketId);
  expect(await listed()).toEqual(['SH-again']);
  await endSince('solved-by-phone', null);
  expect(await listed()).toEqual([]);
});

test('a call with only a line of quick entry stands there with its text, masked like any other', async () => {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, time } = workspace;
  const save = async (callId: string, issue: string) => {
    await stores.calls.begin(callId, time.nowMs());
    const quickEntryText = 'zul 0123000111 kedai zul, laci';
    await stores.calls.save(callId, { ...blankCallFields, issue, quickEntryText }, time.nowMs());
  };
  await save('line', '');
  await save('issue', 'Laci tak buka');
  const handover = await read(workspace);
  const linesOf = (isMasked: boolean) =>
    createHandoverPage(handover, { ...options, isMasked }).page.sections.flatMap(({ lines }) => lines);
  expect(linesOf(false)).toEqual([
    expect.stringMatching(/^open since [^·]+ · zul 0123000111 kedai zul, laci$/),
    expect.stringMatching(/^open since [^·]+ · Laci tak buka$/),
  ]);
  expect(linesOf(true)[0]).toMatch(/ · zul 012••• 0111 kedai zul, laci$/);
});

test('a half-typed note stands there with its open call, or else with a ticket of its caller, store or case', async () => {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, time } = workspace;
  await sendWith(workspace, outcomes.created, 'made');
  await stores.calls.begin('open', time.nowMs());
  await stores.calls.save('open', { ...readyFields, phone: '0198887766', name: 'Balan' }, time.nowMs());
  const draft = (subject: FormDraft['subject'], key: string, text: string) =>
    stores.formDrafts.set({ subject, key }, { text, lastDay: '' }, 1);
  const made = await stores.tickets.get(1);
  if (!made.ok || made.value === null) throw new Error('no ticket');
  await draft('ticket', '1', 'asks for Zul');
  await draft('caller', made.value.phone, ' ');
  await draft('caller', '60198887766', 'deaf, speak up');
  await draft('new-reminder', '1', 'the part comes tomorr');
  await remind(workspace, 1, 'call back', hourMs);
  await draft('changed-reminder', '1', 'call back lat');
  const { sections } = await read(workspace);
  expect(sections.find(({ kind }) => kind === 'notes')).toMatchObject({
    count: 4,
    items: [
      { mark: 'reminder', ticketId: 1, text: 'call back lat' },
      { mark: 'reminder', ticketId: 1, code: made.value.caseNumber, text: 'the part comes tomorr' },
      { mark: 'note', callId: 'open', ticketId: null, name: 'Balan', text: 'deaf, speak up' },
      { callId: null, ticketId: 1, code: made.value.caseNumber, text: 'asks for Zul' },
    ],
  });
});

test('a case number that the agent has not seen stands there with the calls that are not finished', async () => {
  const workspace = await openOutboxIn(tempFolder());
  await sendWith(workspace, outcomes.created, 'made');
  await workspace.queue('waits');
  const made = await workspace.stores.tickets.get(1);
  if (!made.ok || made.value === null) throw new Error('no ticket');
  const handover = await read(workspace, ['made', 'waits', 'gone']);
  expect(handover.sections.find(({ kind }) => kind === 'calls')).toMatchObject({
    count: 1,
    items: [{ mark: 'unseen', callId: 'made', ticketId: null, code: made.value.caseNumber }],
  });
  const { page } = createHandoverPage(handover, options);
  expect(page.sections.flatMap(({ lines }) => lines)).toContainEqual(
    expect.stringContaining(' · case number not seen yet'),
  );
});

test('the page of a thousand open things counts them all and says where the rest is', async () => {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, time } = workspace;
  const names = Array.from({ length: 700 }, (_, nth) => `w${nth}`);
  await workspace.queue(...names);
  for (let nth = 0; nth < 400; nth += 1) await remind(workspace, 1 + nth, `r${nth}`, nth * 1_000 - 200_000);
  for (let nth = 0; nth < 30; nth += 1) {
    await stores.calls.begin(`c${nth}`, time.nowMs());
    await stores.calls.save(`c${nth}`, { ...readyFields, name: `c${nth}` }, time.nowMs());
  }
  const handover = await read(workspace);
  const { page } = createHandoverPage(handover, options);
  expect(handover.sections.map(({ count }) => count)).toEqual([700, 0, 0, 400, 0, 0, 0, 0, 30, 0, 0]);
  const shown = page.sections.map(({ lines }) => lines.length);
  expect(shown.reduce((sum, count) => sum + count, 0)).toBe(maxHandoverLines);
  expect(page.facts).toContain('1,130 open items');
  expect(page.sections.map(({ more }) => more)).toEqual([
    `and ${700 - shown[0]!} more, see Outbox`,
    `and ${400 - shown[1]!} more, see Callbacks`,
    `and ${30 - shown[2]!} more, see Call`,
  ]);
  expect(page.sections[0]?.lines[0]).toContain('SH-w0');
  expect(page.sections[1]?.lines[0]).toContain('r0');
});

test('a callback says how often nobody answered, and one that was moved says when it is tried again', async () => {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, time } = workspace;
  await workspace.queue('moved');
  const attempt = await stores.tickets.beginAttempt(1, ['waiting'], time.nowMs());
  if (!attempt.ok || attempt.value === null) throw new Error('no attempt');
  const sent = {
    attemptId: attempt.value.attemptId,
    firstByteAtMs: 1,
    endedAtMs: time.nowMs(),
    rawAnswer: null,
  };
  await stores.tickets.endAttempt({ ...sent, httpStatus: 200, outcome: outcomes.created }, false);
  await stores.incidents.begin(
    {
      uid: 'over',
      title: 'QR',
      traits: [],
      beganAtMs: time.nowMs(),
      endedAtMs: null,
      changedAtMs: time.nowMs(),
    },
    [1],
  );
  await stores.incidents.changeLink(
    { callId: 'moved', wantsCallback: true, isCalledBack: false },
    time.nowMs(),
  );
  await stores.incidents.change({ uid: 'over', isEnded: true }, time.nowMs());
  const made = await stores.tickets.get(1);
  const [owed] = made.ok ? (made.value?.reminders ?? []) : [];
  if (!made.ok || made.value === null || owed === undefined) throw new Error('nothing owed');
  await stores.calls.begin('try', time.nowMs());
  const ending = { kind: noAnswerKind, words: null };
  const fields = { ...readyFields, phone: made.value.phone };
  await stores.tickets.endCall(
    endedCall('try', { references: ['SH-TRY'], fields, ending, nowMs: time.nowMs() }),
  );
  const later = { ...toEditableReminder(owed), dueAtMs: time.nowMs() + hourMs };
  await stores.reminders.change(owed.id, later, time.nowMs());
  const { page } = createHandoverPage(await read(workspace), options);
  const lines = page.sections.map(({ lines: [line] }) => line);
  expect(lines).toEqual([
    expect.stringMatching(/tell the case number, next try .* · called back 1×, no answer, last /),
    expect.stringMatching(/over since .* · called back 1×, no answer, last /),
  ]);
});
