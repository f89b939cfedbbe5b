import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { caseNumber, refused } from '../../e2e/double/answers';
import { startDouble } from '../../e2e/double/storehub-double';
import { fail, succeed } from '../../shared/result';
import type { HelpdeskParts } from '../compose';
import { databaseError } from '../db/database-trouble';
import { openStoresHere } from '../db/open-stores-here';
import { helpdesksIn, valueOf } from '../helpdesk.fixture';
import { createTokenKeeper } from '../keychain/token-keeper';
import { openLog } from '../log/log';
import { fields, leaksIn, token } from './canaries.fixture';
import { answerRequest } from './ipc-answer';

const storeHub = await startDouble();
const root = mkdtempSync(join(tmpdir(), 'kanari-log-'));
const { folder, compose, clear } = helpdesksIn(join(root, 'data'));
const logs = join(folder, 'logs');

afterAll(async () => {
  await clear();
  await storeHub.close();
});

let laterMs = 0;

/** A live helpdesk of an agent, with its log on disk as in the app. */
function liveHelpdesk(changes: Partial<HelpdeskParts> = {}) {
  mkdirSync(folder, { recursive: true });
  const log = openLog(logs, Date.now);
  const keychain = {
    read: () => Promise.resolve(succeed(token)),
    write: () => Promise.resolve(fail({ trouble: 'failed' as const, detail: `${token} ${fields.name}` })),
    remove: () => Promise.resolve(fail({ trouble: 'locked' as const, detail: token })),
  };
  const { handlers } = compose(
    { kind: 'none' },
    {
      log,
      fixedMode: 'live',
      liveEndpoint: storeHub.endpoint,
      token: createTokenKeeper(keychain, log),
      nowMs: () => Date.now() + laterMs,
      ...changes,
    },
  );
  const ask = (channel: Parameters<typeof answerRequest>[0], request: unknown) =>
    answerRequest(channel, request, { handlers, log, timeLimitMs: 10_000 });
  const send = async () => {
    // Sends are paced: as an agent does, one a minute.
    laterMs += 60_000;
    const call = valueOf(await handlers['calls.begin'](null));
    return valueOf(await handlers['tickets.send']({ callId: call.id, fields }));
  };
  return { log, handlers, ask, send };
}

/** A store that answers one method in another way; the others are behind a proxy, which cannot be copied. */
function withMethod<Store extends object, Name extends keyof Store>(
  store: Store,
  name: Name,
  method: Store[Name],
): Store {
  return new Proxy(store, { get: (target, asked) => (asked === name ? method : Reflect.get(target, asked)) });
}

const linesOf = (event: string) =>
  readFileSync(join(logs, 'helpdesk.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(` ${event}`));

it('tells in one line what became of each of 15 failed sends, and of the outbox', async () => {
  const { send, handlers } = liveHelpdesk();
  const said = `Kanari: ${fields.name} ${fields.phone} ${token}`;
  storeHub.script({ kind: 'answer', status: 502, body: `<p>${said} ${JSON.stringify(fields)}</p>` });
  storeHub.queue(
    refused('-10000', said),
    refused('60129876543', said),
    { kind: 'answer', status: 200, body: { ErrorCode: '0', Ticket: {} } },
    { kind: 'at request', how: 'reset' },
  );
  for (let sent = 0; sent < 14; sent += 1) await send();
  storeHub.queue(refused('-10007', said));
  const last = await send();

  const attempts = linesOf('attempt ended');
  expect(attempts).toHaveLength(15);
  expect(attempts[0]).toMatch(
    /^\S+Z warn attempt ended \{"ticketId":1,"attempt":1,"outcome":"rejected","errorCode":"-10000","httpStatus":200,"hasLeft":true,"ms":\d+\}$/,
  );
  expect(attempts[1]).toContain('"outcome":"rejected","errorCode":"not a code"');
  expect(attempts[2]).toContain('"outcome":"uncertain","reason":"no case number"');
  expect(attempts[5]).toContain('"outcome":"uncertain","reason":"server error","httpStatus":502');
  expect(attempts[14]).toContain(
    `"ticketId":${last.id},"attempt":1,"outcome":"signed out","errorCode":"-10007"`,
  );
  expect(linesOf('outbox stopped')).toHaveLength(1);
  await send();
  expect(linesOf('ticket waits')).toHaveLength(1);
  storeHub.script({ kind: 'answer', body: { ErrorCode: '0', Ticket: { CaseNum: caseNumber(1) } } });
  valueOf(await handlers['outbox.send-now'](null));
  await expect.poll(() => linesOf('attempt ended').at(-1)).toContain('info attempt ended');
  expect(linesOf('outbox resumed')[0]).toContain('"after":"signed out"');
  expect(leaksIn(logs)).toEqual([]);
});

it('tells of everything else that fails, and holds nothing of a caller, a token or a path', async () => {
  const kanari = join(root, 'Kanari');
  mkdirSync(kanari);
  writeFileSync(join(kanari, 'archive.zip'), JSON.stringify(fields));
  const notThere = join(kanari, 'no folder', 'kanari.csv');
  let chosen = join(kanari, 'archive.zip');
  const { ask, handlers, log } = liveHelpdesk({
    chooseFile: {
      toOpen: () => Promise.resolve(chosen),
      toSave: () => Promise.resolve(notThere),
      folder: () => Promise.resolve(kanari),
    },
    openStores: async (file, how) => {
      const opened = await openStoresHere(file, how);
      if (!opened.ok) return opened;
      const words = `SQLITE_IOERR: near "${fields.name}" in ${file}`;
      const { calls, maintenance } = opened.value;
      return succeed({
        ...opened.value,
        calls: withMethod(calls, 'save', () => Promise.resolve(fail(databaseError('failed', words)))),
        maintenance: withMethod(maintenance, 'backUp', () =>
          Promise.resolve(fail(databaseError('disk full', words))),
        ),
      });
    },
    pagePrinter: {
      toPdf: () => Promise.reject(new Error(JSON.stringify(fields))),
      onPaper: () => Promise.reject(new TypeError(`${fields.name}\n    at ${fields.name} (kanari.js:1:2)`)),
    },
  });
  const call = valueOf(await handlers['calls.begin'](null));
  const ticketId = valueOf(await handlers['history.search']({ text: '', before: null, limit: 1 })).rows[0]
    ?.id;

  await ask('calls.save', { callId: call.id, fields });
  await ask('calls.save', { callId: fields.phone, fields: { ...fields, kanari: token } });
  const trace = { name: 'TypeError', frames: [`at ${fields.name} (kanari.js:1:2)`] };
  await ask('app.report-error', { during: 'render', place: 'call', trace });
  await ask('archive.import', null);
  await ask('words.import', null);
  await ask('history.export', { format: 'csv', query: { text: fields.name, sort: 'oldest' } });
  await ask('database.back-up', null);
  await ask('tickets.save-slip', { ticketId });
  await ask('tickets.print-slip', { ticketId });
  await ask('token.set', { token });
  await ask('token.set', { token: `${fields.name} ${fields.phone}` });
  await ask('token.remove', null);
  await ask('privacy.find-caller', { phone: fields.phone, name: fields.name });
  await ask('privacy.erase-caller', { phone: fields.phone, name: '' });
  await ask('callers.match', { phone: fields.phone, name: fields.name, storeName: fields.storeName });
  chosen = notThere;
  await ask('archive.import', null);

  const failed = linesOf('ipc request failed').join('\n');
  for (const channel of ['archive.import', 'words.import', 'history.export', 'token.remove'])
    expect(failed).toContain(`"channel":"${channel}"`);
  expect(linesOf('ipc request not valid')).toHaveLength(2);
  expect(linesOf('ipc handler failed').join()).toContain(
    '"channel":"tickets.print-slip","error":"TypeError"',
  );
  expect(linesOf('backup failed')[0]).toMatch(/"trouble":"disk full","code":"SQLITE_IOERR","ms":\d+/);
  expect(linesOf('keychain failed').map((line) => line.replace(/^.*\{/, '{'))).toEqual([
    '{"step":"write","trouble":"failed"}',
    '{"step":"remove","trouble":"locked"}',
  ]);
  expect(linesOf('caller erasure began')[0]).toMatch(/"tickets":[1-9]/);
  expect(leaksIn(logs)).toEqual([]);

  // The search itself would find them.
  log.info('control', { name: fields.name, remark: Buffer.from(fields.remark).toString('base64') });
  log.info('control', {
    address: encodeURIComponent(fields.dealerReseller),
    mail: JSON.stringify({ m: fields.issue }),
  });
  expect(leaksIn(logs)).toEqual(
    expect.arrayContaining([fields.name, fields.remark, fields.dealerReseller, fields.issue, 'kanari']),
  );
});
