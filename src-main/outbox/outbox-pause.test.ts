import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refused } from '../../e2e/fake-storehub/canned-answers';
import { startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { succeed } from '../../shared/result';
import { tempFolder } from '../db/temp-folder.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { hashToken } from '../keychain/hash-token';
import { createTokenVault } from '../keychain/token-vault';
import { silentLog } from '../log/log';
import { outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { openOutboxIn } from './outbox.fixture';

const refusals = ['signed-out', 'account-blocked'] as const;
type World = Parameters<typeof openOutboxIn>[1] & object;

/** An app whose first ticket was refused, and which is closed. */
async function closeRefused(world: World, refusal: (typeof refusals)[number]): Promise<string> {
  const folder = tempFolder();
  const { queue, begin, answer, stores } = await openOutboxIn(folder, world);
  await queue('a', 'b');
  await begin();
  await answer(outcomes[refusal]);
  await stores.close();
  return folder;
}

describe.each(refusals)('a token that came while the app was closed after %s', (refusal) => {
  const stopped = { kind: refusal, outcome: outcomes[refusal] };

  test('sends what waits at the next start, in its order, and what is sent by hand then', async () => {
    const world: World = { token: 'tk_old' };
    const folder = await closeRefused(world, refusal);
    world.token = 'tk_new';
    const { begin, answer, sendByHand, pauseState, requests, sent } = await openOutboxIn(folder, world);
    await begin();
    expect(requests.map(({ token }) => token)).toEqual(['tk_new']);
    await answer(outcomes.created);
    expect(sent()).toEqual(['a', 'b']);
    await answer(outcomes.created);
    expect(await pauseState()).toBeNull();
    await sendByHand('c');
    expect(sent()).toEqual(['a', 'b', 'c']);
  });

  test('stops the outbox again if it is refused as well', async () => {
    const world: World = { token: 'tk_old' };
    const folder = await closeRefused(world, refusal);
    world.token = 'tk_other';
    const { begin, answer, pauseState, sent } = await openOutboxIn(folder, world);
    await begin();
    await answer(outcomes[refusal]);
    expect([await pauseState(), sent()]).toEqual([stopped, ['a']]);
  });

  test.each([
    ['tk_old', [], stopped],
    ['tk_new', ['a'], null],
  ])('is known once the keychain answers: %s sends %j', async (token, sentThen, stateThen) => {
    const world: World = { token: 'tk_old' };
    const folder = await closeRefused(world, refusal);
    world.token = token;
    world.errorCode = 'locked';
    const { begin, pass, pauseState, sendByHand, sent } = await openOutboxIn(folder, world);
    await begin();
    expect(await pauseState()).toEqual({ kind: 'keychain', errorCode: 'locked' });
    delete world.errorCode;
    await sendByHand('c');
    expect(sent()).toEqual([]);
    await pass(5_000);
    expect([await pauseState(), sent()]).toEqual([stateThen, sentThen]);
  });

  test('is told from the refused one by the settings, which hold neither', async () => {
    const storeHub = await startFakeStoreHub();
    const folder = tempFolder();
    const { compose, closeOpen } = helpdesksIn(folder);
    const world = { stored: 'tk_testOld00' };
    const keychain = {
      read: () => Promise.resolve(succeed(world.stored)),
      write: () => Promise.resolve(succeed(null)),
      remove: () => Promise.resolve(succeed(null)),
    };
    const start = () =>
      compose(
        { kind: 'none' },
        { fixedMode: 'live', liveEndpoint: storeHub.endpoint, token: createTokenVault(keychain, silentLog) },
      );
    storeHub.queue(refused(refusal === 'signed-out' ? '-10003' : '-10005'));
    const { handlers } = start();
    const { id: callId } = unwrap(await handlers['calls.begin'](null));
    expect(unwrap(await handlers['tickets.send']({ callId, fields: readyFields })).status).toBe(refusal);
    await closeOpen();
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toMatch(/tk_|Old00/);

    await start().handlers['calls.list'](null);
    await closeOpen();
    expect(storeHub.requests).toHaveLength(1);

    world.stored = 'tk_testNew00';
    start();
    const { headers } = await storeHub.waitForRequest(2);
    expect(headers).toContainEqual(['Authorization', 'Bearer tk_testNew00']);
    await storeHub.close();
    await closeOpen();
  });
});

test.each([
  ['account-blocked', [], { kind: 'account-blocked', outcome: outcomes['account-blocked'] }],
  ['signed-out', ['a'], null],
] as const)(
  'a hash that an earlier version stored tells no other account: after %s it sends %j',
  async (refusal, sentThen, stateThen) => {
    const world: World = { token: 'tk_now' };
    const folder = await closeRefused(world, refusal);
    // It stored that of a token which was signed out, which may be months ago.
    world.refusedTokenHash = hashToken('tk_long_ago');
    delete world.refusedTokenFor;
    const { begin, pauseState, sent } = await openOutboxIn(folder, world);
    await begin();
    expect([await pauseState(), sent()]).toEqual([stateThen, sentThen]);
  },
);

describe.each(refusals)('a token that came while a ticket was on its way, which ended %s', (refusal) => {
  test('sends what waits, though the one before is refused then', async () => {
    const world: World = { token: 'tk_old' };
    const { queue, begin, answer, outbox, pauseState, requests } = await openOutboxIn(tempFolder(), world);
    await queue('a', 'b');
    await begin();
    world.token = 'tk_new';
    // As setting a token does, and `--take-token`.
    outbox.resume();
    await flushPendingWork();
    await answer(outcomes[refusal]);
    expect(await pauseState()).toBeNull();
    expect(requests.map(({ token }) => token)).toEqual(['tk_old', 'tk_new']);
  });

  test('does not shorten a pause that StoreHub asked for meanwhile', async () => {
    const world: World = { token: 'tk_old' };
    const opened = await openOutboxIn(tempFolder(), world);
    const { queue, begin, sendByHand, answer, pass, pauseState, requests, sent } = opened;
    await queue('a');
    await begin();
    world.token = 'tk_new';
    await sendByHand('b');
    await answer({ ...outcomes.throttled, retryAfterMs: 120_000 });
    await answer(outcomes[refusal], requests[0]);
    expect(await pauseState()).toMatchObject({ kind: 'paused', reason: 'throttled' });
    await pass(119_999);
    expect(sent()).toEqual(['a', 'b']);
    await pass(1);
    expect(sent()).toEqual(['a', 'b', 'a']);
  });
});
