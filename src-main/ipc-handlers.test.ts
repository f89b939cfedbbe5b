import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { created } from '../e2e/fake-storehub/canned-answers';
import { startFakeStoreHub, type FakeStoreHub } from '../e2e/fake-storehub/fake-storehub';
import type { AppError } from '../shared/errors/app-error';
import {
  maxNoteLength,
  maxNotesLengthPerTicket,
  maxNotesPerTicket,
} from '../shared/history/ticket-summary-and-detail';
import type { Result } from '../shared/result';
import { maxOpenCalls } from './calls/call-store';
import { buildDatabaseWorker } from './data/worker/built-worker.fixture';
import { openStoresOnThreads } from './data/open-stores';
import { tempFolder } from './db/temp-folder.fixture';
import { helpdesksIn, unwrap } from './helpdesk.fixture';
import { maxSavedViews } from './history/saved-view-store';
import { createRecordedLog } from './log/recorded-log.fixture';
import { maxRemindersPerTicket } from './reminders/reminder-store';
import { readyFields } from './tickets/sample-ticket.fixture';

/** Every thread that got a request during a test. */
const threads = new Set<Worker>();
const post = Worker.prototype.postMessage;
let script: URL;
let storeHub: FakeStoreHub;
let helpdesks: ReturnType<typeof helpdesksIn>;

beforeAll(async () => {
  script = await buildDatabaseWorker('handler-threads');
});

beforeEach(async () => {
  storeHub = await startFakeStoreHub();
  helpdesks = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-threads-')));
  Worker.prototype.postMessage = function (...message) {
    threads.add(this);
    post.apply(this, message);
  };
});

afterEach(async () => {
  Worker.prototype.postMessage = post;
  threads.clear();
  await helpdesks.clear();
  await storeHub.close();
});

/** Starts a copy of the app in live mode, with this test's folder. */
function startApp() {
  const { log, of: logged } = createRecordedLog();
  const witnesses = {
    folder: tempFolder(),
    machineFolder: tempFolder(),
    newId: () => crypto.randomUUID(),
  };
  const { handlers, close } = helpdesks.compose(
    { kind: 'present', lastFour: 'wxyz' },
    { liveEndpoint: storeHub.endpoint, openStores: openStoresOnThreads(script, witnesses), log },
  );
  return {
    handlers,
    close,
    logged,
    begin: async () => unwrap(await handlers['calls.begin'](null)).id,
    send: (callId: string) => handlers['tickets.send']({ callId, fields: readyFields }),
    outcomeOf: (callId: string) => handlers['tickets.await-outcome']({ callId }),
    whereOpen: async () => unwrap(await handlers['app.get-state'](null)).openElsewhere,
  };
}

/** StoreHub answers the next request with "created", once the returned function is called. */
function holdAnswer(): () => void {
  let letGo: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  storeHub.queue(created(1, { until }));
  return letGo;
}

const itsNumber = { status: 'created', caseNumber: 'STOREHUB0999-CA109193B' };
const inUse = { ok: false, error: { errorCode: 'open-elsewhere' } };

test('the thread of the database dies while an answer is on its way: no case number is lost', async () => {
  const app = startApp();
  const callId = await app.begin();
  const letGo = holdAnswer();
  const sending = app.send(callId);
  await storeHub.waitForRequest(1);
  await Promise.all([...threads].map((thread) => thread.terminate()));
  letGo();
  expect(await sending).toMatchObject({ ok: false });

  expect(unwrap(await app.outcomeOf(callId))).toMatchObject({ ...itsNumber, attempts: { length: 1 } });
  expect(storeHub.requests).toHaveLength(1);
  expect(app.logged('outcomes kept in the journal')).toEqual([{ count: 1 }]);
});

test('a second copy of the app over one folder recovers and sends nothing, and goes on once the first is closed', async () => {
  const first = startApp();
  const callId = await first.begin();
  const letGo = holdAnswer();
  const sending = first.send(callId);
  await storeHub.waitForRequest(1);

  const second = startApp();
  expect(await second.handlers['calls.list'](null)).toMatchObject({
    ok: false,
    error: { errorCode: 'open-elsewhere', host: hostname() },
  });
  expect(await second.whereOpen()).toEqual({ host: hostname() });
  letGo();
  expect(unwrap(await sending)).toMatchObject(itsNumber);

  await first.close();
  expect(unwrap(await second.handlers['tickets.get']({ ticketId: 1 }))).toMatchObject(itsNumber);
  expect(await second.whereOpen()).toBeNull();
  expect(storeHub.requests).toHaveLength(1);
});

test('a copy whose folder was taken over writes what it still hears, and sends nothing more', async () => {
  const first = startApp();
  const callId = await first.begin();
  const next = await first.begin();
  const letGo = holdAnswer();
  const sending = first.send(callId);
  await storeHub.waitForRequest(1);

  rmSync(join(helpdesks.folder, 'live', 'owner.lock'));
  const second = startApp();
  expect(unwrap(await second.handlers['tickets.get']({ ticketId: 1 }))).toMatchObject({
    status: 'uncertain',
    lastOutcome: { reason: 'app-stopped-while-sending' },
  });
  letGo();
  expect(unwrap(await sending)).toMatchObject(itsNumber);
  expect(unwrap(await second.handlers['tickets.get']({ ticketId: 1 }))).toMatchObject(itsNumber);

  expect(await first.send(next)).toMatchObject(inUse);
  await expect.poll(() => first.handlers['calls.list'](null)).toMatchObject(inUse);
  expect(await first.whereOpen()).toEqual({ host: hostname() });
  expect(storeHub.requests).toHaveLength(1);
  expect(unwrap(await second.send(next))).toMatchObject({ status: 'created' });
});

test('a page leaves no more calls, views, reminders and notes than there may be, and is told so', async () => {
  const { handlers, begin, send } = startApp();
  storeHub.queue(created(1), created(2));
  const ticketId = unwrap(await send(await begin())).id;
  const refusals = async (count: number, ask: (at: number) => Promise<Result<unknown, AppError>>) => {
    const answers = await Promise.all(Array.from({ length: count }, (_, at) => ask(at)));
    return answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
  };
  const dueAtMs = Date.now() + 60_000;
  expect(
    await refusals(maxRemindersPerTicket + 2, (at) =>
      handlers['reminders.set']({ ticketId, text: `${at}`, dueAtMs }),
    ),
  ).toEqual(Array.from({ length: 2 }, () => ({ kind: 'not-allowed', reason: 'reminders-full' })));
  const notesFull = { kind: 'not-allowed', reason: 'notes-full' };
  const maxNotes = maxNotesLengthPerTicket / maxNoteLength;
  const note = (text: string) => handlers['tickets.add-note']({ ticketId, text });
  expect(await refusals(maxNotes + 2, () => note('x'.repeat(maxNoteLength)))).toEqual([notesFull, notesFull]);
  const otherId = unwrap(await send(await begin())).id;
  expect(
    await refusals(maxNotesPerTicket + 2, (at) =>
      handlers['tickets.add-note']({ ticketId: otherId, text: `${at}` }),
    ),
  ).toEqual([notesFull, notesFull]);
  expect(
    await refusals(maxSavedViews + 2, (at) =>
      handlers['history.save-view']({ id: null, view: { name: `${at}`, text: '' } }),
    ),
  ).toEqual(Array.from({ length: 2 }, () => ({ kind: 'not-allowed', reason: 'saved-views-full' })));
  expect(await refusals(maxOpenCalls + 2, () => handlers['calls.begin'](null))).toEqual(
    Array.from({ length: 2 }, () => ({ kind: 'not-allowed', reason: 'open-call-list-full' })),
  );
});
