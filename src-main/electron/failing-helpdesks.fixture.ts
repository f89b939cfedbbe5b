import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refused } from '../../e2e/fake-storehub/canned-answers';
import type { startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { fail, succeed } from '../../shared/result';
import type { HelpdeskParts } from '../helpdesk-parts';
import { createDatabaseError } from '../db/database-error';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { createTokenVault } from '../keychain/token-vault';
import { openLog } from '../log/log';
import type { Canaries } from './security/leak-canaries.fixture';
import { answerRequest } from './ipc/answer-request';

type FakeStoreHub = Awaited<ReturnType<typeof startFakeStoreHub>>;
type Ask = (channel: Parameters<typeof answerRequest>[0], request: unknown) => Promise<unknown>;

/**
 * Creates live helpdesks of one agent in a folder below `root`, with their log on disk as in the app, and drives them
 * into every error with canaries as data. `clear` closes them and removes the folder.
 * @param areRequestsLogged true for a control whose log contains every request, as the logs of many apps do
 */
export function failingHelpdesks(
  root: string,
  storeHub: FakeStoreHub,
  { token, fields }: Canaries,
  areRequestsLogged = false,
) {
  const { folder, compose, clear } = helpdesksIn(join(root, 'data'));
  const logFolder = join(folder, 'logs');
  const [word = ''] = fields.name.split(' ');
  const message = `${word}: ${fields.name} ${fields.phone} ${token}`;
  let laterMs = 0;

  function open(changes: Partial<HelpdeskParts> = {}) {
    mkdirSync(folder, { recursive: true });
    const log = openLog(logFolder, Date.now);
    const keychain = {
      read: () => Promise.resolve(succeed(token)),
      write: () => Promise.resolve(fail({ errorCode: 'failed' as const, detail: `${token} ${fields.name}` })),
      remove: () => Promise.resolve(fail({ errorCode: 'locked' as const, detail: token })),
    };
    const { handlers } = compose(
      { kind: 'none' },
      {
        log,
        fixedMode: 'live',
        liveEndpoint: storeHub.endpoint,
        token: createTokenVault(keychain, log),
        nowMs: () => Date.now() + laterMs,
        ...changes,
      },
    );
    const ask: Ask = (channel, request) => {
      if (areRequestsLogged) log.info('asked', { channel, request: JSON.stringify(request) });
      return answerRequest(channel, request, { handlers, log, timeLimitMs: 10_000 });
    };
    const send = async () => {
      // Sends are rate-limited, so this sends one per minute, as an agent would.
      laterMs += 60_000;
      const call = unwrap(await handlers['calls.begin'](null));
      const request = { callId: call.id, fields };
      if (areRequestsLogged) log.info('asked', { request: JSON.stringify(request) });
      return unwrap(await handlers['tickets.send'](request));
    };
    return { log, handlers, ask, send };
  }

  /** Sends 15 tickets. StoreHub answers each with a different error, and the last with a refused token. */
  async function failToSend() {
    const { send, handlers } = open();
    storeHub.script({ kind: 'answer', status: 502, body: `<p>${message} ${JSON.stringify(fields)}</p>` });
    storeHub.queue(
      refused('-10000', message),
      refused('60129876543', message),
      { kind: 'answer', status: 200, body: { ErrorCode: '0', Ticket: {} } },
      { kind: 'at-request', how: 'reset' },
    );
    for (let sent = 0; sent < 14; sent += 1) await send();
    storeHub.queue(refused('-10007', message));
    return { send, handlers, last: await send() };
  }

  /** Breaks disk, printer, keychain and files, and sends requests that need them. Call it after `failToSend`. */
  async function failAtEverythingElse() {
    const named = join(root, word);
    mkdirSync(named);
    writeFileSync(join(named, 'archive.zip'), JSON.stringify(fields));
    const notThere = join(named, 'no folder', `${word}.csv`);
    let chosen = join(named, 'archive.zip');
    const { ask, handlers, log } = open({
      chooseFile: {
        toOpen: () => Promise.resolve(chosen),
        toSave: () => Promise.resolve(notThere),
      },
      openStores: async (file, how) => {
        const opened = await openStoresInProcess(file, how);
        if (!opened.ok) return opened;
        const words = `SQLITE_IOERR: near "${fields.name}" in ${file}`;
        const { calls, maintenance } = opened.value;
        return succeed({
          ...opened.value,
          calls: withMethod(calls, 'save', () => Promise.resolve(fail(createDatabaseError('failed', words)))),
          maintenance: withMethod(maintenance, 'backUp', () =>
            Promise.resolve(fail(createDatabaseError('disk-full', words))),
          ),
        });
      },
      htmlPrinter: {
        toPdf: () => Promise.reject(new Error(JSON.stringify(fields))),
        onPaper: () =>
          Promise.reject(new TypeError(`${fields.name}\n    at ${fields.name} (${word}.js:1:2)`)),
      },
    });
    const call = unwrap(await handlers['calls.begin'](null));
    const ticketId = unwrap(await handlers['history.search']({ text: '', before: null, limit: 1 })).rows[0]
      ?.id;

    await ask('calls.save', { callId: call.id, fields });
    await ask('calls.save', { callId: fields.phone, fields: { ...fields, [word]: token } });
    const trace = { name: 'TypeError', frames: [`at ${fields.name} (${word}.js:1:2)`] };
    await ask('app.report-error', { during: 'render', place: 'call', trace });
    await ask('archive.import', null);
    await ask('templates.import', null);
    await ask('history.export', { format: 'csv', query: { text: fields.name, sort: 'oldest' } });
    await ask('database.back-up', null);
    await ask('tickets.save-slip', { ticketId });
    await ask('tickets.print-slip', { ticketId });
    await ask('token.set', { token });
    await ask('token.set', { token: `${fields.name} ${fields.phone}` });
    await ask('token.remove', null);
    await ask('privacy.preview-erasure', { phone: fields.phone, name: fields.name });
    await ask('privacy.erase-caller', { phone: fields.phone, name: '' });
    await ask('callers.match', { phone: fields.phone, name: fields.name, storeName: fields.storeName });
    chosen = notThere;
    await ask('archive.import', null);
    return { log };
  }

  return {
    logFolder,
    failToSend,
    failAtEverythingElse,
    linesOf: (event: string) =>
      readFileSync(join(logFolder, 'helpdesk.log'), 'utf8')
        .split('\n')
        .filter((line) => line.includes(` ${event}`)),
    clear,
  };
}

/** Replaces one method of a store. Uses a proxy, because the store itself is a proxy and cannot be copied. */
function withMethod<Store extends object, Name extends keyof Store>(
  store: Store,
  name: Name,
  method: Store[Name],
): Store {
  return new Proxy(store, { get: (target, asked) => (asked === name ? method : Reflect.get(target, asked)) });
}
