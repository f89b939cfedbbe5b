import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { blankCallFields } from '../../../shared/calls/call';
import { newTicket, outcomes, ended } from '../../tickets/sample-ticket.fixture';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { buildDatabaseWorker } from './built-worker.fixture';
import { loadDatabaseThread, startDatabaseThread } from './database-thread';
import { openStoresOnThreads, type OpenStores, type FolderRegistryLocation } from '../open-stores';
import { tempFolder } from '../../db/temp-folder.fixture';

let worker: URL;
const how = { nowMs: 0, mustRestore: false };

beforeAll(async () => {
  worker = await buildDatabaseWorker('database-thread');
});

function newWitnesses(): FolderRegistryLocation {
  return { folder: tempFolder(), machineFolder: tempFolder(), newId: () => 'only-one' };
}

async function openedAt(file: string): Promise<OpenStores> {
  const opened = await openStoresOnThreads(worker, newWitnesses())(file, how);
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

function fresh(): Promise<OpenStores> {
  return openedAt(join(tempFolder(), 'live', 'helpdesk.db'));
}

/** Starts a thread that runs this script instead of the database's. */
function threadRunning(script: string) {
  const file = join(tempFolder(), 'script.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${script}`);
  const thread = startDatabaseThread(loadDatabaseThread(pathToFileURL(file)), { file: '', access: 'read' });
  onTestFinished(() => thread.close());
  return thread;
}

const opens = `parentPort.postMessage({ kind: 'opened', result: { ok: true, value: null } });`;
const hasEnded = { ok: false, error: { kind: 'database', errorCode: 'failed' } };

describe('stores on threads', () => {
  test('answer as the stores do, and the search sees what was just written', async () => {
    const { calls, tickets, history } = await fresh();
    const fields = { ...blankCallFields, name: 'half \ud83d, 打印机 \0' };
    await calls.begin('call-1', 0);
    expect(await calls.save('call-1', fields, 1)).toMatchObject({ ok: true, value: { fields, revision: 1 } });
    await tickets.make(newTicket('call-1', 'SH-A'), true);
    await tickets.endAttempt(ended(1, outcomes.created, 'raw \0 🖨️'), false);
    expect(await tickets.get(1)).toMatchObject({
      value: { status: 'created', attempts: [{ rawAnswer: 'raw \0 🖨️' }] },
    });
    expect(await history.search({ text: 'ahmad', before: null, limit: 5 })).toMatchObject({
      value: { rows: [{ id: 1 }] },
    });
  });

  test('are answered in the order in which they were asked', async () => {
    const { calls } = await fresh();
    const done: number[] = [];
    await Promise.all(
      Array.from({ length: 200 }, (_call, index) =>
        calls.begin(`call-${index}`, 0).then(() => {
          done.push(index);
        }),
      ),
    );
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(await calls.unfinished()).toMatchObject({ value: { length: 200 } });
  });

  test('what SQLite refuses is an error in words, and the thread goes on', async () => {
    const { calls } = await fresh();
    await calls.begin('call-1', 0);
    expect(await calls.begin('call-1', 0)).toMatchObject({
      ok: false,
      error: { kind: 'database', errorCode: 'failed' },
    });
    expect(await calls.get('call-1')).toMatchObject({ ok: true, value: { id: 'call-1' } });
  });

  test('closing answers all that was asked before, and it is on disk', async () => {
    const file = join(tempFolder(), 'live', 'helpdesk.db');
    const stores = await openedAt(file);
    const asked = Array.from({ length: 50 }, (_call, index) => stores.calls.begin(`call-${index}`, 0));
    const search = stores.history.search({ text: '', before: null, limit: 5 });
    await stores.close();
    expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true);
    expect(await search).toMatchObject({ ok: true });
    expect(await (await openedAt(file)).calls.unfinished()).toMatchObject({ value: { length: 50 } });
  });

  test('after closing every question is answered with an error, and closing again is no fault', async () => {
    const stores = await fresh();
    await stores.history.search({ text: '', before: null, limit: 5 });
    await stores.close();
    expect(await stores.calls.unfinished()).toMatchObject(hasEnded);
    expect(await stores.history.search({ text: '', before: null, limit: 5 })).toMatchObject({ ok: false });
    await stores.close();
  });

  test('after closing no thread is started for a first search', async () => {
    const stores = await fresh();
    await stores.close();
    expect(await stores.history.search({ text: '', before: null, limit: 5 })).toMatchObject(hasEnded);
    expect(await stores.maintenance.backups()).toMatchObject(hasEnded);
  });

  test('a search after one that could not open the file opens it again', async () => {
    const file = join(tempFolder(), 'live', 'helpdesk.db');
    const { history } = await openedAt(file);
    renameSync(file, `${file}.away`);
    expect(await history.search({ text: '', before: null, limit: 5 })).toMatchObject({ ok: false });
    renameSync(`${file}.away`, file);
    expect(await history.search({ text: '', before: null, limit: 5 })).toMatchObject({ ok: true });
  });

  test('reports that their thread died, and not that it was closed', async () => {
    const dies = `parentPort.on('message', ({ kind }) => { if (kind === 'call') process.exit(1); if (kind === 'close') parentPort.close(); });`;
    const script = join(tempFolder(), 'script.mjs');
    writeFileSync(script, `import { parentPort } from 'node:worker_threads';\n${dies}\n${opens}`);
    const reasons: string[] = [];
    const open = async () => {
      const onUnusable = (why: string): void => {
        reasons.push(why);
      };
      const opened = await openStoresOnThreads(pathToFileURL(script), newWitnesses())('', {
        ...how,
        onUnusable,
      });
      if (!opened.ok) throw new Error(opened.error.detail);
      return opened.value;
    };
    await (await open()).close();
    expect(reasons).toEqual([]);
    const stores = await open();
    expect(await stores.calls.unfinished()).toMatchObject(hasEnded);
    await stores.close();
    expect(reasons).toEqual(['thread-died']);
  });

  test.skipIf(process.platform === 'win32')(
    'files that are removed under them are told of at the next question, once',
    async () => {
      const reasons: string[] = [];
      const file = join(tempFolder(), 'live', 'helpdesk.db');
      const opened = await openStoresOnThreads(worker, newWitnesses())(file, {
        ...how,
        onUnusable: (why) => void reasons.push(why),
      });
      if (!opened.ok) throw new Error(opened.error.detail);
      const { calls, close } = opened.value;
      await calls.begin('call-1', 0);
      rmSync(dirname(file), { recursive: true });
      await calls.unfinished();
      await calls.begin('call-2', 0);
      await calls.unfinished();
      expect(reasons).toEqual(['files-removed']);
      await close();
      const again = await openedAt(file);
      expect(await again.calls.unfinished()).toMatchObject({
        ok: true,
        value: [{ id: 'call-1' }, { id: 'call-2' }],
      });
    },
  );

  test('a statement that fails leaves a line with its name, and nothing of what it was about', async () => {
    const recordedLog = createRecordedLog();
    const file = join(tempFolder(), 'live', 'helpdesk.db');
    const opened = await openStoresOnThreads(worker, newWitnesses())(file, { ...how, log: recordedLog.log });
    if (!opened.ok) throw new Error(opened.error.detail);
    onTestFinished(() => opened.value.close());
    const { calls } = opened.value;
    await calls.begin('call-1', 0);
    expect(await calls.begin('call-1', 0)).toMatchObject({ ok: false });
    expect(JSON.stringify(recordedLog.of('store call failed'))).toMatch(
      /^\[\{"store":"calls","method":"begin","errorCode":"failed","code":"SQLITE_CONSTRAINT\w*","ms":\d+\}\]$/,
    );
    expect(JSON.stringify(recordedLog.lines)).not.toContain('call-1');
  });

  test('a file that cannot be opened is told once, and nobody waits for it', async () => {
    const file = join(tempFolder(), 'live');
    writeFileSync(file, '');
    expect(await openStoresOnThreads(worker, newWitnesses())(join(file, 'helpdesk.db'), how)).toMatchObject({
      ok: false,
    });
    const thread = startDatabaseThread(loadDatabaseThread(worker), {
      file: join(file, 'helpdesk.db'),
      access: 'read',
    });
    const asked = thread.call('callers', 'match', []);
    expect(await thread.opened).toMatchObject({ ok: false, error: { kind: 'database' } });
    expect(await asked).toMatchObject({ ok: false, error: { kind: 'database' } });
    await thread.close();
  });
});

describe('a thread that ends unexpectedly', () => {
  test.each([
    ['leaves', `parentPort.on('message', () => process.exit(3));`],
    ['throws', `parentPort.on('message', () => { throw new Error('out of memory'); });`],
  ])(
    'and %s in the middle, answers all who wait, and all who come later, with an error',
    async (_how, dies) => {
      const thread = threadRunning(opens + dies);
      const asked = [1, 2, 3].map(() => thread.call('callers', 'match', []));
      expect(await thread.opened).toMatchObject({ ok: true });
      expect(await Promise.all(asked)).toMatchObject([hasEnded, hasEnded, hasEnded]);
      expect(await thread.call('callers', 'match', [])).toMatchObject(hasEnded);
      await thread.close();
    },
  );

  test('before it has opened anything, says that it could not', async () => {
    const thread = threadRunning(`process.exit(1);`);
    const asked = thread.call('callers', 'match', []);
    expect(await thread.opened).toMatchObject(hasEnded);
    expect(await asked).toMatchObject(hasEnded);
  });

  test('while it is being closed, does not keep the app from ending', async () => {
    const thread = threadRunning(`${opens} parentPort.on('message', () => process.exit(1));`);
    await thread.opened;
    await thread.close();
    expect(await thread.call('callers', 'match', [])).toMatchObject(hasEnded);
  });
});
