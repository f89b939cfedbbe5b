import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { caseNumber } from '../../../e2e/fake-storehub/canned-answers';
import { startFakeStoreHub } from '../../../e2e/fake-storehub/fake-storehub';
import { unwrap } from '../../helpdesk.fixture';
import { findLeaks, makeCanaries } from './leak-canaries.fixture';
import { failingHelpdesks } from '../failing-helpdesks.fixture';

const storeHub = await startFakeStoreHub();
const canaries = makeCanaries('Kanari', '9876543');
const { fields } = canaries;
const root = mkdtempSync(join(tmpdir(), 'kanari-log-'));
const { failToSend, failAtEverythingElse, linesOf, logFolder, clear } = failingHelpdesks(
  root,
  storeHub,
  canaries,
);

afterAll(async () => {
  await clear();
  await storeHub.close();
});

it('tells in one line what became of each of 15 failed sends, and of the outbox', async () => {
  const { send, handlers, last } = await failToSend();

  const attempts = linesOf('attempt ended');
  expect(attempts).toHaveLength(15);
  expect(attempts[0]).toMatch(
    /^\S+Z warn attempt ended \{"ticketId":1,"attempt":1,"outcome":"rejected","errorCode":"-10000","httpStatus":200,"hasLeft":true,"ms":\d+\}$/,
  );
  expect(attempts[1]).toContain('"outcome":"rejected","errorCode":"not-a-code"');
  expect(attempts[2]).toContain('"outcome":"uncertain","reason":"no-case-number"');
  expect(attempts[5]).toContain('"outcome":"uncertain","reason":"server-error","httpStatus":502');
  expect(attempts[14]).toContain(
    `"ticketId":${last.id},"attempt":1,"outcome":"signed-out","errorCode":"-10007"`,
  );
  expect(linesOf('outbox stopped')).toHaveLength(1);
  await send();
  expect(linesOf('ticket waits')).toHaveLength(1);
  storeHub.script({ kind: 'answer', body: { ErrorCode: '0', Ticket: { CaseNum: caseNumber(1) } } });
  unwrap(await handlers['outbox.send-now'](null));
  await expect.poll(() => linesOf('attempt ended').at(-1)).toContain('info attempt ended');
  expect(linesOf('outbox resumed')[0]).toContain('"after":"signed-out"');
  expect(findLeaks(logFolder, canaries)).toEqual([]);
});

it('tells of everything else that fails, and holds nothing of a caller, a token or a path', async () => {
  const { log } = await failAtEverythingElse();

  const failed = linesOf('ipc request failed').join('\n');
  for (const channel of ['archive.import', 'templates.import', 'history.export', 'token.remove'])
    expect(failed).toContain(`"channel":"${channel}"`);
  expect(linesOf('ipc request not valid')).toHaveLength(2);
  expect(linesOf('ipc handler failed').join()).toContain(
    '"channel":"tickets.print-slip","error":"TypeError"',
  );
  expect(linesOf('backup failed')[0]).toMatch(/"errorCode":"disk-full","code":"SQLITE_IOERR","ms":\d+/);
  expect(linesOf('keychain failed').map((line) => line.replace(/^.*\{/, '{'))).toEqual([
    '{"step":"write","errorCode":"failed"}',
    '{"step":"remove","errorCode":"locked"}',
  ]);
  expect(linesOf('caller erasure began')[0]).toMatch(/"tickets":[1-9]/);
  expect(findLeaks(logFolder, canaries)).toEqual([]);

  // Control: the search does find them.
  log.info('control', { name: fields.name, remark: Buffer.from(fields.remark).toString('base64') });
  log.info('control', {
    address: encodeURIComponent(fields.dealerReseller),
    mail: JSON.stringify({ m: fields.issue }),
  });
  expect(findLeaks(logFolder, canaries)).toEqual(
    expect.arrayContaining([fields.name, fields.remark, fields.dealerReseller, fields.issue, 'kanari']),
  );
});
