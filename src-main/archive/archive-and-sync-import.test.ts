import { expect, test, describe } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { maxNotesPerTicket } from '../../shared/history/ticket-summary-and-detail';
import { createReminderStore } from '../reminders/reminder-store';
import { latestTimeMs } from '../../shared/time/last-write-wins';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, outcomes } from '../tickets/sample-ticket.fixture';
import { resendableStatuses } from '../rows/tickets/ticket-status';
import { hashContent } from '../rows/tickets/content-hash';
import type { ArchivedReminder, ArchivedTicket } from './archive-format';
import { createBusyPc, expectValidChecksums, createPc } from './pc-with-history.fixture';
import { linesOf } from './read-archive.fixture';
import { writeTamperedArchive } from './tampered-archive.fixture';

const nothing = { added: 0, changed: 0 };

/** Reads the ticket with this name from an archive. */
function findTicketNamed(lines: readonly ArchivedTicket[], name: string): ArchivedTicket {
  const line = lines.find(({ body }) => body.includes(`"Name":"${name}"`));
  if (line === undefined) throw new Error(`no ${name}`);
  return line;
}

describe('a ticket of another PC that was not settled there', () => {
  test('is brought up to date by a later archive, whatever came in between, and never set back by an older one', async () => {
    const from = createPc();
    const to = createPc();
    const id = from.add({ Name: 'Aminah' });
    const stages: ArchivedTicket[][] = [];
    const stage = async () => stages.push(await linesOf(await from.archive()));
    await stage();
    from.end(id, 'throttled');
    await stage();
    const under = from.tickets.beginAttempt(id, resendableStatuses, 2_500);
    await stage();
    from.tickets.endAttempt(ended(under?.attemptId ?? 0, outcomes['signed-out']), true);
    await stage();
    from.end(id, 'uncertain');
    await stage();
    from.tickets.beginAttempt(id, resendableStatuses, 3_500);
    await stage();
    from.tickets.recover(4_500);
    await stage();
    from.end(id, 'not-sent');
    await stage();
    from.tickets.recordCaseNumber(id, 'CA7', 7_000);
    await stage();

    for (const [at, lines] of stages.entries()) {
      expect(await to.take(await writeTamperedArchive(to.file, lines))).toEqual(
        at === 0 ? { added: 1, changed: 0 } : { added: 0, changed: 1 },
      );
      const passedOn = await linesOf(await to.archive());
      expect(passedOn.map(withoutOneUnderWay)).toEqual(lines.map(withoutOneUnderWay));
      const third = createPc();
      expect(await third.take(to.file)).toEqual({ added: 1, changed: 0 });
      expect(third.tickets.get(1)?.attempts).toEqual(
        to.tickets.get(1)?.attempts.map((attempt, index) => ({ ...attempt, id: index + 1 })),
      );
      expectValidChecksums(to.db);

      const before = to.rows();
      for (const older of stages.slice(0, at + 1)) {
        expect(await to.take(await writeTamperedArchive(to.file, older))).toEqual(nothing);
        expect(to.rows()).toEqual(before);
      }
      expect(to.tickets.queued()).toEqual([]);
    }
    expect(to.tickets.get(1)).toMatchObject({ status: 'created', caseNumber: 'CA7' });
  });
});

/** Only the start of the running attempt is known here. */
function withoutOneUnderWay(ticket: ArchivedTicket): ArchivedTicket {
  return ticket.state === 'sending' ? { ...ticket, attempts: ticket.attempts.slice(0, -1) } : ticket;
}

test('a settled ticket of another PC stays settled, whatever an archive contains', async () => {
  const from = createBusyPc();
  const to = createPc();
  const lines = await linesOf(await from.archive());
  await to.take(from.file);
  const before = to.rows();
  const [created] = lines;
  for (const ticket of [created as ArchivedTicket, findTicketNamed(lines, 'Balan')]) {
    const number = ticket.attempts.length + 1;
    const later = {
      number,
      startedAtMs: 9,
      firstByteAtMs: null,
      endedAtMs: 9,
      httpStatus: null,
      rawAnswer: null,
    };
    const edited: ArchivedTicket = {
      ...ticket,
      state: 'uncertain',
      caseNumber: null,
      lastOutcome: outcomes.uncertain,
      attempts: [...ticket.attempts, { ...later, outcome: outcomes.uncertain }],
    };
    expect(await to.take(await writeTamperedArchive(to.file, [edited]))).toEqual(nothing);
    expect(to.rows()).toEqual(before);
  }
});

describe('a ticket that contradicts the data here is left out and counted, and changes nothing', () => {
  async function known() {
    const from = createBusyPc();
    createReminderStore(from.db).set({
      uid: 'r1',
      ticketId: from.created,
      text: 'of Aminah',
      dueAtMs: 5,
      nowMs: 5,
    });
    const to = createPc();
    const lines = await linesOf(await from.archive());
    await to.take(from.file);
    return { from, to, lines };
  }

  const settledNow: Partial<ArchivedTicket> = {
    state: 'created',
    caseNumber: 'CA-EDITED',
    caseNumberSource: 'agent',
    caseNumberRecordedAtMs: 8_000,
  };
  const reworded = (ticket: ArchivedTicket): ArchivedTicket => {
    const body = ticket.body.replace(/"Issue":"[^"]*"/, '"Issue":"another one"');
    return { ...ticket, body, bodySha256: hashContent(body) };
  };

  test.each<[string, string, (ticket: ArchivedTicket) => ArchivedTicket]>([
    ['another content, settled', 'Devi', (ticket) => ({ ...reworded(ticket), ...settledNow })],
    ['another content', 'Chong', reworded],
    ['another content of one that is settled', 'Balan', reworded],
    ['another time', 'Devi', (ticket) => ({ ...ticket, ...settledNow, createdAtMs: 77 })],
    [
      'fewer attempts, settled',
      'Chong',
      (ticket) => ({ ...ticket, ...settledNow, lastOutcome: null, attempts: [] }),
    ],
    [
      'an attempt at another time',
      'Devi',
      (ticket) => ({
        ...ticket,
        ...settledNow,
        attempts: ticket.attempts.map((attempt) => ({ ...attempt, startedAtMs: 1 })),
      }),
    ],
    [
      'an attempt with another outcome',
      'Chong',
      (ticket) => ({
        ...ticket,
        ...settledNow,
        lastOutcome: outcomes['not-sent'],
        attempts: ticket.attempts.map((attempt) => ({ ...attempt, outcome: outcomes['not-sent'] })),
      }),
    ],
  ])('of a ticket of another PC: %s', async (_what, name, change) => {
    const { to, lines } = await known();
    const before = to.rows();
    const edited = { ...change(findTicketNamed(lines, name)), notes: [{ text: 'edited', writtenAtMs: 1 }] };

    expect(await to.take(await writeTamperedArchive(to.file, [edited]))).toEqual({ ...nothing, leftOut: 1 });
    expect(to.rows()).toEqual(before);
  });

  test.each(['Balan', 'Chong', 'Devi', 'Farid'])('of %s, a ticket of this PC', async (name) => {
    const { from, lines } = await known();
    const before = from.rows();

    expect(
      await from.take(await writeTamperedArchive(from.file, [reworded(findTicketNamed(lines, name))])),
    ).toEqual({
      ...nothing,
      leftOut: 1,
    });
    expect(from.rows()).toEqual(before);
  });

  test('another case number of one that was created', async () => {
    const { from, to, lines } = await known();
    const [created] = lines;
    const edited = { ...(created as ArchivedTicket), caseNumber: 'CA-EDITED' };
    for (const at of [from, to]) {
      const before = at.rows();
      expect(await at.take(await writeTamperedArchive(at.file, [edited]))).toEqual({
        ...nothing,
        leftOut: 1,
      });
      expect(at.rows()).toEqual(before);
    }
  });

  test.each(['Chong', 'Devi', 'Farid'])(
    'a correction of %s, which is not rejected: it would hide a ticket that is not settled yet',
    async (name) => {
      const { from, lines } = await known();
      const { call, reference } = findTicketNamed(lines, name);
      const correction = {
        ...findTicketNamed(lines, 'Balan'),
        call,
        reference: 'SH-EDITED',
        replaces: { call: call.id, reference },
      };
      const before = from.rows();
      expect(await from.take(await writeTamperedArchive(from.file, [correction]))).toEqual({
        ...nothing,
        leftOut: 1,
      });
      expect(from.rows()).toEqual(before);
    },
  );
});

test('whatever an archive says, what this PC has not settled stays as it is, with each of its attempts', async () => {
  const from = createBusyPc();
  const under = from.add({ Name: 'Gopal' });
  from.tickets.beginAttempt(under, resendableStatuses, 2_000);
  const lines = await linesOf(await from.archive());
  const before = from.rows();
  for (const name of ['Chong', 'Devi', 'Farid', 'Gopal']) {
    const ticket = findTicketNamed(lines, name);
    const attempts = ticket.attempts.map((attempt) => ({
      ...attempt,
      endedAtMs: 9,
      outcome: attempt.outcome ?? outcomes.rejected,
    }));
    const all = { ...ticket, attempts };
    for (const edited of [
      { ...all, state: 'created', caseNumber: 'CA1', caseNumberSource: 'agent' },
      { ...all, state: 'rejected' },
      { ...all, state: 'waiting' },
      { ...all, state: 'uncertain', attempts: [], lastOutcome: null },
    ]) {
      expect(await from.take(await writeTamperedArchive(from.file, [edited]))).toEqual(nothing);
      expect(from.rows()).toEqual(before);
    }
  }
});

test('a reminder is of the ticket that it was set for: under its name another one changes nothing of it', async () => {
  const from = createPc();
  for (const Name of ['Aminah', 'Balan']) from.end(from.add({ Name }), 'created');
  createReminderStore(from.db).set({ uid: 'r1', ticketId: 1, text: 'hers', dueAtMs: 5, nowMs: 5 });
  const lines = await linesOf(await from.archive());
  const edited = { ...findTicketNamed(lines, 'Aminah').reminders[0], text: 'his', changedAtMs: 6 };
  const before = from.rows();

  expect(
    await from.take(
      await writeTamperedArchive(from.file, [{ ...findTicketNamed(lines, 'Balan'), reminders: [edited] }]),
    ),
  ).toEqual(nothing);
  expect(from.rows()).toEqual(before);
});

test('no reminder has a time behind which it cannot be changed any more, and one of a wrong clock gives way', async () => {
  const [from, to] = [createPc(), createPc()];
  from.end(from.add({ Name: 'Aminah' }), 'created');
  const reminders = createReminderStore(from.db);
  const set = { uid: 'r1', ticketId: 1, text: 'call back', dueAtMs: 10_000, nowMs: 5 };
  reminders.set(set);
  const [line] = await linesOf(await from.archive());
  const [reminder] = line?.reminders ?? [];
  if (line === undefined || reminder === undefined) throw new Error('no reminder');
  const edit = (...edited: Partial<ArchivedReminder>[]) =>
    writeTamperedArchive(to.file, [
      { ...line, reminders: edited.map((change) => ({ ...reminder, ...change })) },
    ]);
  const endedLast = { howEnded: 'done', endedAtMs: 6, changedAtMs: latestTimeMs } as const;
  expect(await from.take(await edit(endedLast, { ...endedLast, uid: 'r2' }))).toEqual({
    added: 0,
    changed: 1,
  });
  expect(from.tickets.get(1)?.reminders).toMatchObject([
    { text: 'call back', resolution: null },
    { resolution: 'done' },
  ]);
  for (const { id } of from.tickets.get(1)?.reminders ?? []) {
    reminders.change(id, { text: 'later', dueAtMs: 20_000, resolution: null, isDismissed: false }, 7_000);
  }
  expect(await to.take(await from.archive())).toEqual({ added: 1, changed: 0 });

  // The other way round.
  await to.take(await edit({ ...endedLast, uid: 'r3' }));
  await to.take(await edit({ uid: 'r3', text: 'in time', changedAtMs: 8_000 }));
  expect(to.tickets.get(1)?.reminders).toContainEqual(
    expect.objectContaining({ text: 'in time', resolution: null }),
  );
  expectValidChecksums(to.db);
});

test('an ended call arrives with its kind, its words, its agent, its note and the case that it is about', async () => {
  const from = createPc();
  const caseId = from.add({ Name: 'Aminah' });
  from.end(caseId, 'created');
  for (const [at, ending] of [
    { kind: 'asked-about-case', words: null },
    { kind: 'Stock question', words: 'Stock' },
  ].entries()) {
    const callId = `aaaaaaaa-0000-4000-8000-00000000000${at}`;
    from.calls.begin(callId, 1);
    const more = {
      references: [`SH-Q${at}`],
      caseTicketId: at === 0 ? caseId : null,
      note: 'late',
      agent: 'NA',
    };
    from.tickets.endCall(endedCall(callId, { fields: blankCallFields, ending, ...more }));
  }
  const to = createPc();
  expect(await to.take(await from.archive())).toEqual({ added: 3, changed: 0 });
  expect([2, 3].map((id) => to.tickets.get(id))).toMatchObject([
    {
      status: 'recorded',
      ending: { kind: 'asked-about-case', words: null },
      agent: 'NA',
      follows: { caseNumber: outcomes.created.caseNumber },
      notes: [{ text: 'late' }],
      imported: {},
    },
    { status: 'recorded', ending: { kind: 'Stock question', words: 'Stock' }, follows: null },
  ]);
  const before = to.rows();
  expect(await to.take(from.file)).toEqual({ added: 0, changed: 0 });
  expect(to.rows()).toEqual(before);
  expectValidChecksums(to.db);
});

test('what became of a ticket is taken in also where its notes have no room', async () => {
  const [from, to] = [createPc(), createPc()];
  const id = from.add({ Name: 'Aminah' });
  await to.take(await from.archive());
  for (let n = 1; n <= maxNotesPerTicket; n += 1) to.tickets.addNote(1, `note ${n}`, n);
  from.tickets.addNote(id, 'one more', 6_000);
  from.end(id, 'created');
  expect(await to.take(await from.archive())).toEqual({ added: 0, changed: 1 });
  const ticket = to.tickets.get(1);
  expect(ticket).toMatchObject({ status: 'created', caseNumber: outcomes.created.caseNumber });
  expect(ticket?.notes).toHaveLength(maxNotesPerTicket);
  expectValidChecksums(to.db);
  expect(await to.take(from.file)).toEqual({ ...nothing, tooLarge: 1 });
});

test('an archive cannot bring an ended call that may be sent, or a ticket that never was', async () => {
  const from = createPc();
  from.calls.begin('aaaaaaaa-0000-4000-8000-000000000000', 1);
  from.tickets.endCall(endedCall('aaaaaaaa-0000-4000-8000-000000000000'));
  const [line] = await linesOf(await from.archive());
  const sample = line as ArchivedTicket;
  const attempt = {
    number: 1,
    startedAtMs: 1,
    firstByteAtMs: null,
    endedAtMs: 2,
    httpStatus: null,
    rawAnswer: null,
  };
  const forged: ArchivedTicket[] = [
    { ...sample, attempts: [{ ...attempt, outcome: outcomes.rejected }], lastOutcome: outcomes.rejected },
    { ...sample, state: 'waiting' },
    { ...sample, ending: null },
    {
      ...sample,
      state: 'rejected',
      ending: null,
      lastOutcome: null,
      body: sample.body.replace('18', 'null'),
    },
  ];
  const to = createPc();
  for (const ticket of forged)
    expect(await to.take(await writeTamperedArchive(to.file, [ticket]))).toBe('incomplete');
  expect(to.tickets.get(1)).toBeNull();
});
