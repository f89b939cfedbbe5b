import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { fail, succeed } from '../../shared/result';
import type { CreateTicketRequest } from '../../shared/tickets/create-ticket-request-schema';
import { openDatabase } from '../db/open-database';
import { storesOver } from '../data/open-stores-in-process.fixture';
import type { OpenStores } from '../data/open-stores';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { tempFolder } from '../db/temp-folder.fixture';
import { countedBytes, fakeStoreHub, fakeTime, type FakeRequest } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { createTicketSender } from './ticket-sender';
import { queuedStatuses, resendableStatuses } from '../rows/tickets/ticket-status';
import { createTicketStore } from '../tickets/store/ticket-store';
import { silentLog } from '../log/log';

const token = 'tk_test000000000000000000000000000000000';

type World = {
  token: string | null;
  mayTryNow: boolean;
  addReferenceToRemark: boolean;
  askToken?: () => Promise<string | null>;
  isLocked?: boolean;
};

const locked = { errorCode: 'locked', detail: 'by the screen saver' } as const;

function openedAt(file: string) {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

test('what was typed is on disk while the keychain does not answer', async () => {
  const { sender, stores, time, world, requests } = await workspace();
  let answer: (token: string | null) => void = () => undefined;
  world.askToken = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const sending = sender.send('call-1', readyFields);
  await flushPendingWork();
  time.pass(100);
  expect(await stores.calls.get('call-1')).toMatchObject({ value: { fields: readyFields } });
  answer(token);
  await flushPendingWork();
  requests[0]?.answer(outcomes.created);
  expect(await sending).toMatchObject({ value: { status: 'created' } });
});

test('a note that the call has kept goes to its ticket before the first byte leaves, and not to StoreHub', async () => {
  const notesAtRequest: unknown[] = [];
  const { sender, stores, requests } = await workspace((_, file) => {
    notesAtRequest.push(
      createTicketStore(openedAt(file))
        .get(1)
        ?.notes.map(({ text }) => text),
    );
  });
  const sending = sender.send('call-1', { ...readyFields, keptNote: 'speaks Hokkien' });
  await flushPendingWork();
  expect(notesAtRequest).toEqual([['speaks Hokkien']]);
  requests[0]?.answer(outcomes.created);
  expect(await sending).toMatchObject({ value: { notes: [{ text: 'speaks Hokkien' }] } });
  expect(requests[0]?.body).not.toContain('Hokkien');
  expect(await stores.tickets.get(1)).toMatchObject({ value: { notes: [{ text: 'speaks Hokkien' }] } });
});

test('a call that was opened again and is sent keeps who took it first, and what it was before', async () => {
  const { sender, requests, stores } = await workspace();
  const before = { kind: 'solved-by-phone', words: null, atMs: 3, by: 'NA' };
  const earlierEndings = [{ ...before, ended: { atMs: 2, agent: 'LI' } }];
  const sending = sender.send('call-1', { ...readyFields, earlierEndings });
  await flushPendingWork();
  requests[0]?.answer(outcomes.created);
  expect(await sending).toMatchObject({ value: { agent: 'LI', call: { earlierEndings } } });
  expect(await stores.tickets.get(1)).toMatchObject({ value: { agent: 'LI', call: { earlierEndings } } });
});

async function workspace(atRequest?: (request: FakeRequest, file: string) => void) {
  const file = join(tempFolder(), 'helpdesk.db');
  const trusted = openWithRecovery(file, 0);
  if (!trusted.ok) throw new Error(trusted.error.detail);
  const { db } = trusted.value;
  const stores = storesOver(trusted.value, file);
  onTestFinished(() => stores.close());
  const time = fakeTime();
  const storeHub = fakeStoreHub((request) => atRequest?.(request, file));
  const world: World = { token, mayTryNow: true, addReferenceToRemark: false };
  const events: string[] = [];
  const sender = createTicketSender({
    log: silentLog,
    calls: stores.calls,
    tickets: stores.tickets,
    sendRequest: storeHub.sendRequest,
    token: async () =>
      world.isLocked === true ? fail(locked) : succeed(await (world.askToken?.() ?? world.token)),
    canTryNow: () => world.mayTryNow,
    addReferenceToRemark: () => world.addReferenceToRemark,
    agent: () => 'NA',
    nowMs: time.nowMs,
    schedule: time.schedule,
    randomBytes: countedBytes(),
    onOutcome: (ticket, outcome) => {
      const onDisk = createTicketStore(openedAt(file)).get(ticket.id);
      events.push(`${ticket.id} ${outcome.kind}, on disk ${String(onDisk?.attempts.at(-1)?.outcome?.kind)}`);
    },
    onTicketMade: () => undefined,
    onCallEnded: () => undefined,
    onChanged: (ticketId) => events.push(`${ticketId} changed`),
  });
  for (const id of ['call-1', 'call-2']) await stores.calls.begin(id, 0);
  /** Simulates a full disk: every write that needs a new page fails. */
  function setDiskFull(isFull: boolean): void {
    db.pragma(`max_page_count = ${isFull ? Number(db.pragma('page_count', { simple: true })) : 1_000_000}`);
  }
  return { file, db, stores, time, requests: storeHub.requests, world, events, sender, setDiskFull };
}

test('a ticket says its own reference where the agent wants it and it fits; the call keeps what was typed', async () => {
  const { sender, requests, world, stores } = await workspace();
  world.addReferenceToRemark = true;
  const remarkOf = (index: number) =>
    (JSON.parse(requests[index]?.body ?? '') as CreateTicketRequest).Ticket.Remark;
  const remarks = { 'call-1': 'Back door', 'call-2': 'x'.repeat(995) };
  const sending = Object.entries(remarks).map(([id, remark]) => sender.send(id, { ...readyFields, remark }));
  await flushPendingWork();
  expect(remarkOf(0)).toBe(`Back door\n${await referenceOf(stores, 1)}`);
  expect(remarkOf(1)).toBe('x'.repeat(995));
  expect(await stores.calls.get('call-1')).toMatchObject({ value: { fields: { remark: 'Back door' } } });
  for (const request of requests) request.answer(outcomes.created);
  await Promise.all(sending);
});

async function referenceOf(stores: OpenStores, ticketId: number): Promise<string> {
  const ticket = await stores.tickets.get(ticketId);
  return ticket.ok ? String(ticket.value?.reference) : '';
}

const large = 'x'.repeat(300_000);
const send = 'call-1';

describe('sending a call', () => {
  test('sends what is stored, and answers with the outcome that is on disk', async () => {
    const { sender, requests, events, time } = await workspace();
    const sending = sender.send(send, readyFields);
    await flushPendingWork();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.token).toBe(token);
    time.pass(50);
    requests[0]?.firstByte();
    time.pass(100);
    requests[0]?.firstByte();
    requests[0]?.answer(outcomes.created, '{"ErrorCode":"0"}');
    const sent = await sending;
    expect(sent).toMatchObject({
      ok: true,
      value: {
        status: 'created',
        caseNumber: 'STOREHUB0999-CA109193B',
        attempts: [
          {
            startedAtMs: 1_000_000,
            firstByteAtMs: 1_000_050,
            endedAtMs: 1_000_150,
            rawAnswer: '{"ErrorCode":"0"}',
          },
        ],
      },
    });
    expect(sent.ok && JSON.stringify(sent.value.request)).toBe(requests[0]?.body);
    expect(events).toEqual(['1 created, on disk created']);
  });

  test('the ticket and its attempt are committed before the request begins', async () => {
    const seen: unknown[] = [];
    const { sender } = await workspace((request, file) => {
      seen.push(
        openedAt(file)
          .prepare(
            `SELECT state, body, (SELECT count(*) FROM attempt WHERE outcome IS NULL) AS underWay, (SELECT status FROM call WHERE id = call_id) AS callStatus FROM ticket`,
          )
          .all(),
      );
      expect(seen).toEqual([[{ state: 'sending', body: request.body, underWay: 1, callStatus: 'sent' }]]);
      request.answer(outcomes.created);
    });
    expect(await sender.send(send, readyFields)).toMatchObject({ ok: true });
    expect(seen).toHaveLength(1);
  });

  test('a hundred presses make one request, and all get its answer', async () => {
    const { sender, requests } = await workspace();
    const presses = Array.from({ length: 100 }, () => sender.send(send, readyFields));
    await flushPendingWork();
    presses.push(sender.send(send, { ...readyFields, name: 'Other' }));
    requests[0]?.answer(outcomes.uncertain);
    const answers = await Promise.all(presses);
    expect(answers.map((answer) => answer.ok && answer.value.status)).toEqual(
      Array.from({ length: 101 }, () => 'uncertain'),
    );
    answers.push(await sender.send(send, readyFields));
    expect(answers.at(-1)).toMatchObject({
      ok: true,
      value: { id: 1, status: 'uncertain', name: 'Ahmad Ibrahim' },
    });
    expect(requests).toHaveLength(1);
  });

  test('two calls at once make two requests, each with its own answer', async () => {
    const { sender, requests } = await workspace();
    const sending = [
      sender.send('call-1', readyFields),
      sender.send('call-2', { ...readyFields, name: 'Ali' }),
    ];
    await flushPendingWork();
    expect(requests).toHaveLength(2);
    requests.find(({ body }) => body.includes('Ali'))?.answer({ ...outcomes.created, caseNumber: 'ALI' });
    requests.find(({ body }) => body.includes('Ahmad'))?.answer({ ...outcomes.created, caseNumber: 'AHMAD' });
    const [first, second] = await Promise.all(sending);
    expect(first).toMatchObject({ value: { name: 'Ahmad Ibrahim', caseNumber: 'AHMAD' } });
    expect(second).toMatchObject({ value: { name: 'Ali', caseNumber: 'ALI' } });
  });

  test('that is not ready sends nothing, keeps what was typed, and names the faults', async () => {
    const { sender, requests, stores } = await workspace();
    const answer = await sender.send(send, { ...blankCallFields, name: 'Ahmad' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'fields-not-ready' } });
    expect(await stores.calls.unfinished()).toMatchObject({
      value: [{ id: send, fields: { name: 'Ahmad' } }, {}],
    });
    expect(requests).toEqual([]);
  });

  test.each(['unknown', 'call-2'])('that is %s or discarded sends nothing', async (id) => {
    const { sender, requests, stores } = await workspace();
    await stores.calls.discard('call-2', 1_000);
    expect(await sender.send(id, readyFields)).toEqual({
      ok: false,
      error: { kind: 'not-found', what: 'call' },
    });
    expect(requests).toEqual([]);
  });

  test('without a token, or while everything stands still, makes a ticket that waits', async () => {
    const { sender, requests, world, events, stores } = await workspace();
    world.token = null;
    expect(await sender.send('call-1', readyFields)).toMatchObject({
      value: { status: 'waiting', attempts: [] },
    });
    world.token = token;
    world.mayTryNow = false;
    expect(await sender.send('call-2', readyFields)).toMatchObject({
      value: { status: 'waiting', attempts: [] },
    });
    expect(requests).toEqual([]);
    expect(events).toEqual(['1 changed', '2 changed']);
    expect(await stores.tickets.nextQueued()).toMatchObject({ value: 1 });
  });

  test('rejected is open again to be corrected, and goes out as a new ticket', async () => {
    const { sender, requests, stores } = await workspace((request) => {
      request.answer(requests.length === 1 ? outcomes.rejected : outcomes.created);
    });
    expect(await sender.send(send, readyFields)).toMatchObject({ value: { id: 1, status: 'rejected' } });
    expect(await stores.calls.unfinished()).toMatchObject({ value: [{ id: send, fields: readyFields }, {}] });
    const corrected = await sender.send(send, { ...readyFields, name: 'Ahmad bin Ibrahim' });
    expect(corrected).toMatchObject({ value: { id: 2, status: 'created', replaces: { id: 1 } } });
    expect(requests.map(({ body }) => body.includes('bin Ibrahim'))).toEqual([false, true]);
  });

  test('whose request fails as it never should is uncertain, not stuck', async () => {
    const { sender } = await workspace((request) => {
      request.fail(new TypeError('Ahmad Ibrahim, 60123456789'));
    });
    const answer = await sender.send(send, readyFields);
    expect(answer).toMatchObject({ value: { status: 'uncertain', lastOutcome: { detail: 'TypeError' } } });
  });
});

describe('sending a ticket again', () => {
  test('a hundred decisions at once are one attempt', async () => {
    const { sender, requests, world } = await workspace();
    world.token = null;
    await sender.send(send, readyFields);
    world.token = token;
    const presses = Array.from({ length: 100 }, () => sender.sendAgain(1, resendableStatuses));
    await flushPendingWork();
    expect(requests).toHaveLength(1);
    requests[0]?.answer(outcomes.created);
    expect((await Promise.all(presses)).every((answer) => answer.ok)).toBe(true);
    expect(await sender.sendAgain(1, resendableStatuses)).toMatchObject({ error: { kind: 'not-allowed' } });
    expect(requests).toHaveLength(1);
  });

  test('is refused for an uncertain ticket unless its state is named, and for an unknown one', async () => {
    const { sender, requests } = await workspace((request) => {
      request.answer(outcomes.uncertain);
    });
    await sender.send(send, readyFields);
    expect(await sender.sendAgain(1, queuedStatuses)).toMatchObject({ error: { kind: 'not-allowed' } });
    expect(await sender.sendAgain(7, queuedStatuses)).toMatchObject({ error: { kind: 'not-allowed' } });
    expect(requests).toHaveLength(1);
    expect(await sender.sendAgain(1, resendableStatuses)).toMatchObject({
      value: { attempts: [{}, { number: 2 }] },
    });
  });

  test('without a token changes nothing', async () => {
    const { sender, requests, world } = await workspace();
    world.token = null;
    await sender.send(send, readyFields);
    expect(await sender.sendAgain(1, resendableStatuses)).toMatchObject({ error: { kind: 'not-allowed' } });
    expect(await sender.get(1)).toMatchObject({ value: { status: 'waiting', attempts: [] } });
    expect(requests).toEqual([]);
  });

  test('with a keychain in trouble changes nothing, and names the trouble', async () => {
    const { sender, requests, world } = await workspace();
    world.isLocked = true;
    expect(await sender.send(send, readyFields)).toMatchObject({
      value: { status: 'waiting', attempts: [] },
    });
    expect(await sender.sendAgain(1, resendableStatuses)).toMatchObject({
      error: { kind: 'keychain', errorCode: 'locked' },
    });
    expect(requests).toEqual([]);
  });
});

describe('a ticket that cannot be written', () => {
  const other = 'call-2';

  test('is answered as not sent, and nothing leaves', async () => {
    const { sender, requests, db } = await workspace();
    db.pragma('query_only = ON');
    const answer = await sender.send(send, readyFields);
    expect(answer).toMatchObject({ error: { errorCode: 'read-only', ticket: 'not-sent' } });
    expect(requests).toEqual([]);
  });

  test('is not answered as not sent where the call was sent before', async () => {
    const { sender, requests, db } = await workspace();
    const sending = sender.send(send, readyFields);
    await flushPendingWork();
    requests[0]?.answer(outcomes.created);
    await sending;
    db.exec('ALTER TABLE ticket RENAME TO put_aside');
    const again = await sender.send(send, readyFields);
    expect(again).toMatchObject({ ok: false, error: { kind: 'database' } });
    expect(again).not.toHaveProperty('error.ticket');
    expect(await sender.send(other, readyFields)).toMatchObject({ error: { ticket: 'not-sent' } });
  });
});

describe('an outcome that cannot be written', () => {
  async function createdOnFullDisk() {
    const all = await workspace();
    const sending = all.sender.send(send, readyFields);
    await flushPendingWork();
    all.setDiskFull(true);
    all.requests[0]?.answer(outcomes.created, large);
    return { ...all, answer: await sending };
  }

  test('is answered with what is wrong, and nobody is told that it is saved', async () => {
    const { answer, events, sender } = await createdOnFullDisk();
    const notSaved = { kind: 'database', errorCode: 'disk-full', ticket: 'answer-not-saved' };
    expect(answer).toMatchObject({ ok: false, error: notSaved });
    expect(events).toEqual([]);
    expect(await sender.get(1)).toMatchObject({ value: { status: 'sending', caseNumber: null } });
  });

  test('is written by itself, word for word, once the disk takes it', async () => {
    const { events, time, setDiskFull, sender } = await createdOnFullDisk();
    for (let round = 0; round < 5; round += 1) {
      time.pass(60_000);
      await flushPendingWork();
    }
    expect(events).toEqual([]);
    setDiskFull(false);
    time.pass(60_000);
    await flushPendingWork();
    expect(events).toEqual(['1 created, on disk created']);
    expect(await sender.get(1)).toMatchObject({
      value: { caseNumber: 'STOREHUB0999-CA109193B', attempts: [{ rawAnswer: large, endedAtMs: 1_000_000 }] },
    });
    expect(time.timers()).toBe(0);
  });

  test('is in the journal once, however often the database is asked', async () => {
    const { file, time } = await createdOnFullDisk();
    for (let round = 0; round < 5; round += 1) {
      time.pass(60_000);
      await flushPendingWork();
    }
    const ends = readFileSync(join(dirname(file), 'unsent-000001.journal'), 'utf8').split('"kind":"ended"');
    expect(ends).toHaveLength(2);
  });

  test('never makes a second request for its ticket, whatever is pressed meanwhile', async () => {
    const { requests, sender, setDiskFull, events } = await createdOnFullDisk();
    expect(await sender.send(send, readyFields)).toMatchObject({ error: { ticket: 'answer-not-saved' } });
    expect(await sender.sendAgain(1, resendableStatuses)).toMatchObject({
      error: { errorCode: 'disk-full' },
    });
    setDiskFull(false);
    const answers = await Promise.all([
      sender.send(send, readyFields),
      sender.sendAgain(1, resendableStatuses),
    ]);
    expect(answers).toMatchObject([{ value: { status: 'created' } }, { error: { kind: 'not-allowed' } }]);
    expect(requests).toHaveLength(1);
    expect(events.filter((line) => line.startsWith('1 created'))).toHaveLength(1);
  });

  test('keeps other tickets from going out, which could not be recorded either', async () => {
    const { requests, sender, setDiskFull, stores } = await createdOnFullDisk();
    const other = await sender.send('call-2', readyFields);
    expect(requests).toHaveLength(1);
    setDiskFull(false);
    const sending = other.ok
      ? sender.sendAgain(other.value.id, queuedStatuses)
      : sender.send('call-2', readyFields);
    await flushPendingWork();
    expect(requests).toHaveLength(2);
    requests[1]?.answer(outcomes.created);
    expect(await sending).toMatchObject({ value: { status: 'created' } });
    expect(await stores.tickets.queued()).toMatchObject({ value: [] });
  });

  test('is tried once more when the app closes, and else comes out of the journal at the next start', async () => {
    const { file, sender, stores, time, events } = await createdOnFullDisk();
    await sender.settled();
    expect(time.timers()).toBe(0);
    expect(events).toEqual([]);
    await stores.close();
    const reopened = openWithRecovery(file, 0);
    if (!reopened.ok) throw new Error(reopened.error.detail);
    onTestFinished(() => {
      reopened.value.close();
    });
    const afterRestart = createTicketStore(reopened.value.db);
    expect(afterRestart.recover(0)).toBe(0);
    expect(afterRestart.get(1)).toMatchObject({ status: 'created', attempts: [{ rawAnswer: large }] });
  });

  test('is written as the app closes where the disk takes it by then', async () => {
    const { sender, setDiskFull, events } = await createdOnFullDisk();
    setDiskFull(false);
    await sender.settled();
    expect(events).toEqual(['1 created, on disk created']);
  });
});

test('closing waits for what is under way', async () => {
  const { sender, requests } = await workspace();
  const sending = sender.send(send, readyFields);
  await flushPendingWork();
  let isSettled = false;
  const settled = sender.settled().then(() => {
    isSettled = true;
  });
  await flushPendingWork();
  expect(isSettled).toBe(false);
  requests[0]?.answer(outcomes.created);
  await sending;
  await settled;
  expect(isSettled).toBe(true);
});
