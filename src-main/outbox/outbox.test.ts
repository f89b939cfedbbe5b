import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { outcomes } from '../tickets/sample-ticket.fixture';
import { resendableStatuses } from '../rows/tickets/ticket-status';
import { openOutboxIn, openOutboxWith } from './outbox.fixture';

const asked = (retryAfterMs: number): Outcome => ({ ...outcomes.throttled, retryAfterMs });

test('a ticket whose content is damaged is never sent, and holds up no other', async () => {
  const { queue, begin, requests, answer, state } = await openOutboxIn(tempFolder());
  await queue('a', 'damaged b', 'c');
  await begin();
  await answer(outcomes.created);
  expect(requests.map(({ body }) => (JSON.parse(body) as { Ticket: object }).Ticket)).toMatchObject([
    { Name: 'a' },
    { Name: 'c' },
  ]);
  await answer(outcomes.created);
  expect(requests).toHaveLength(2);
  expect((await state()).pauseState).toBe(null);
});

describe('what waits', () => {
  test('goes out in order, one at a time', async () => {
    const { begin, requests, sent, answer, waiting } = await openOutboxWith('a', 'b', 'c');
    await begin();
    for (const soFar of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
      expect(sent()).toEqual(soFar);
      await answer(outcomes.created);
    }
    expect(requests).toHaveLength(3);
    expect(await waiting()).toEqual([]);
  });

  test('is not sent twice, however often it is asked for', async () => {
    const { begin, outbox, sent, answer } = await openOutboxWith('a', 'b');
    await begin();
    for (let press = 0; press < 20; press += 1) {
      outbox.resume();
      void outbox.drain();
    }
    await flushPendingWork();
    expect(sent()).toEqual(['a']);
    await answer(outcomes.created);
    expect(sent()).toEqual(['a', 'b']);
  });

  test('skips a poison ticket and sends the others', async () => {
    const { begin, sent, answer, waiting } = await openOutboxWith('a', 'poison', 'c');
    await begin();
    await answer(outcomes.created);
    await answer(outcomes.rejected);
    expect(sent()).toEqual(['a', 'poison', 'c']);
    await answer(outcomes.created);
    expect(await waiting()).toEqual([]);
  });

  test('an uncertain ticket is set aside for people, and the others follow after a pause', async () => {
    const { begin, sent, answer, pass, state } = await openOutboxWith('a', 'b');
    await begin();
    await answer(outcomes.uncertain);
    expect(sent()).toEqual(['a']);
    await pass(15_000);
    await answer(outcomes.created);
    for (let hour = 0; hour < 48; hour += 1) await pass(3_600_000);
    expect(sent()).toEqual(['a', 'b']);
    expect(await state()).toMatchObject({ waiting: [], uncertain: [{ name: 'a' }] });
  });

  test('a ticket that starts to wait is looked at once: it goes out, or the outbox says why not', async () => {
    const { begin, world, sendByHand, pauseState, outbox, sent } = await openOutboxWith();
    await begin();
    world.token = null;
    await sendByHand('a');
    expect(await pauseState()).toMatchObject({ kind: 'signed-out', outcome: null });
    world.token = 'tk_test1';
    outbox.resume();
    await flushPendingWork();
    expect(sent()).toEqual(['a']);
  });
});

describe('without a network', () => {
  test('it tries again later and later, and says until when it pauses', async () => {
    const { begin, answer, pass, time, pauseState, requests } = await openOutboxWith('a');
    await begin();
    for (const expectedMs of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      await answer(outcomes['not-sent']);
      expect(time.nextMs()).toBe(expectedMs);
      expect(await pauseState()).toEqual({
        kind: 'paused',
        reason: 'not-sent',
        untilMs: time.nowMs() + expectedMs,
      });
      await pass(expectedMs - 1);
      const before = requests.length;
      await pass(1);
      expect(requests).toHaveLength(before + 1);
    }
  });

  test('a new call is tried at once, and when it gets through what waits follows', async () => {
    const { begin, answer, sendByHand, sent } = await openOutboxWith('a');
    await begin();
    await answer(outcomes['not-sent']);
    await sendByHand('new');
    await answer(outcomes.created);
    expect(sent()).toEqual(['a', 'new', 'a']);
  });

  test('a refusal is an answer too: the network is back', async () => {
    const { begin, answer, sendByHand, sent } = await openOutboxWith('a');
    await begin();
    await answer(outcomes['not-sent']);
    await sendByHand('new');
    await answer(outcomes.rejected);
    expect(sent()).toEqual(['a', 'new', 'a']);
  });

  test('waking from sleep tries at once', async () => {
    const { begin, answer, outbox, sent } = await openOutboxWith('a');
    await begin();
    await answer(outcomes['not-sent']);
    outbox.wake();
    await flushPendingWork();
    expect(sent()).toEqual(['a', 'a']);
  });
});

describe('when StoreHub asks for time', () => {
  test('it is given, to the last ms, and new calls wait too', async () => {
    const { begin, answer, pass, sendByHand, sent, waiting, outbox } = await openOutboxWith('a');
    await begin();
    await answer(asked(120_000));
    await sendByHand('new');
    outbox.wake();
    await pass(119_999);
    expect(sent()).toEqual(['a']);
    expect(await waiting()).toEqual(['a', 'new']);
    await pass(1);
    await answer(outcomes.created);
    expect(sent()).toEqual(['a', 'a', 'new']);
  });

  test.each(['created', 'rejected', 'not-sent', 'uncertain'] as const)(
    'a call that was under way meanwhile and ends %s does not cut it short',
    async (kind) => {
      const { begin, answer, pass, sendByHand, sent, pauseState, requests, time } = await openOutboxWith('a');
      await begin();
      await sendByHand('by hand');
      await answer(asked(120_000), requests[0]);
      await answer(outcomes[kind], requests[1]);
      expect(await pauseState()).toEqual({
        kind: 'paused',
        reason: 'throttled',
        untilMs: time.nowMs() + 120_000,
      });
      await pass(119_999);
      expect(sent()).toEqual(['a', 'by hand']);
      await pass(1);
      expect(sent()).toEqual(['a', 'by hand', 'a']);
    },
  );

  test('the longer of two requests for time holds', async () => {
    const { begin, answer, sendByHand, requests, time } = await openOutboxWith('a');
    await begin();
    await sendByHand('by hand');
    await answer(asked(600_000), requests[0]);
    await answer(asked(1_000), requests[1]);
    expect(time.nextMs()).toBe(600_000);
  });

  test.each([365, -365])('a clock set %i days on neither shortens nor stretches it', async (days) => {
    const { begin, answer, sendByHand, requests, time, pass, sent } = await openOutboxWith('a');
    await begin();
    await sendByHand('by hand');
    await answer(asked(60_000), requests[0]);
    time.jump(days * 24 * 3_600_000);
    await pass(10_000);
    expect(sent()).toEqual(['a', 'by hand']);
    await answer(asked(1_000), requests[1]);
    expect(time.nextMs()).toBeGreaterThanOrEqual(30_000);
    expect(time.nextMs()).toBeLessThanOrEqual(60_000);
  });

  test('the first time after hours without a network is short: only the same trouble in a row adds up', async () => {
    const { begin, answer, pass, time } = await openOutboxWith('a');
    await begin();
    for (let round = 0; round < 20; round += 1) {
      await answer(outcomes['not-sent']);
      await pass(60_000);
    }
    await answer(outcomes.throttled);
    expect(time.nextMs()).toBe(15_000);
  });
});

describe('a token or an account in trouble', () => {
  test.each(['signed-out', 'account-blocked'] as const)(
    '%s stops everything and keeps the order, until the agent acts',
    async (kind) => {
      const { begin, answer, pass, sent, waiting, pauseState, outbox, sendByHand, time } =
        await openOutboxWith('a', 'b');
      await begin();
      await answer(outcomes[kind]);
      await sendByHand('new');
      outbox.wake();
      await pass(365 * 24 * 3_600_000);
      expect(sent()).toEqual(['a']);
      expect(time.timers()).toBe(0);
      expect(await pauseState()).toMatchObject({ kind });
      expect(await waiting()).toEqual(['a', 'b', 'new']);
      outbox.resume();
      await flushPendingWork();
      for (let round = 0; round < 3; round += 1) await answer(outcomes.created);
      expect(sent()).toEqual(['a', 'a', 'b', 'new']);
    },
  );

  test.each(['not-sent', 'throttled', 'uncertain', 'rejected'] as const)(
    'is not forgotten because a ticket sent by hand ends %s',
    async (kind) => {
      const { begin, answer, pass, sent, pauseState, sender } = await openOutboxWith('a', 'b');
      await begin();
      await answer(outcomes['signed-out']);
      void sender.sendAgain(2, resendableStatuses);
      await flushPendingWork();
      await answer(outcomes[kind]);
      await pass(24 * 3_600_000);
      expect(sent()).toEqual(['a', 'b']);
      expect(await pauseState()).toMatchObject({ kind: 'signed-out' });
    },
  );

  test('a token that comes while the keychain is still being asked is not missed', async () => {
    const { begin, world, outbox, sent, pauseState } = await openOutboxWith('a');
    const answers: ((token: string | null) => void)[] = [];
    world.askToken = () =>
      new Promise((resolve) => {
        answers.push(resolve);
      });
    await begin();
    outbox.resume();
    await flushPendingWork();
    delete world.askToken;
    for (const late of answers) late(null);
    await flushPendingWork();
    expect(await pauseState()).toBeNull();
    expect(sent()).toEqual(['a']);
  });
});

describe('a keychain in trouble', () => {
  test('is never called "no-token", and what waits goes on by itself, in order, when it answers', async () => {
    const { begin, world, pass, sent, pauseState, answer, waiting, changes, time } = await openOutboxWith(
      'a',
      'b',
    );
    world.errorCode = 'locked';
    await begin();
    expect(await pauseState()).toEqual({ kind: 'keychain', errorCode: 'locked' });
    const changesBefore = changes();
    for (let minute = 0; minute < 10; minute += 1) await pass(60_000);
    expect([changes(), time.timers()]).toEqual([changesBefore, 1]);
    world.errorCode = 'not-responding';
    await pass(5_000);
    expect(await pauseState()).toEqual({ kind: 'keychain', errorCode: 'not-responding' });
    expect(sent()).toEqual([]);
    delete world.errorCode;
    await pass(5_000);
    expect(await pauseState()).toBeNull();
    await answer(outcomes.created);
    await answer(outcomes.created);
    expect(sent()).toEqual(['a', 'b']);
    expect(await waiting()).toEqual([]);
  });

  test('that turns out to hold no token says so', async () => {
    const { begin, world, pass, pauseState, time } = await openOutboxWith('a');
    world.errorCode = 'absent';
    await begin();
    delete world.errorCode;
    world.token = null;
    await pass(5_000);
    expect(await pauseState()).toMatchObject({ kind: 'signed-out', outcome: null });
    expect(time.timers()).toBe(0);
  });

  test('is asked at once after sleep', async () => {
    const { begin, world, outbox, sent } = await openOutboxWith('a');
    world.errorCode = 'not-responding';
    await begin();
    delete world.errorCode;
    outbox.wake();
    await flushPendingWork();
    expect(sent()).toEqual(['a']);
  });

  test('does not cut short the time that StoreHub asked for', async () => {
    const { begin, world, sendByHand, answer, pass, sent } = await openOutboxWith();
    await begin();
    await sendByHand('by hand');
    world.errorCode = 'locked';
    await sendByHand('new');
    await answer(asked(120_000));
    delete world.errorCode;
    await pass(119_999);
    expect(sent()).toEqual(['by hand']);
    await pass(1);
    expect(sent()).toEqual(['by hand', 'by hand']);
  });

  test('leaves no timer behind at the end', async () => {
    const { begin, world, close, time } = await openOutboxWith('a');
    world.errorCode = 'locked';
    await begin();
    await close();
    expect(time.timers()).toBe(0);
  });
});

describe('after a restart', () => {
  test.each([
    ['signed-out', 'signed-out'],
    ['account-blocked', 'account-blocked'],
    ['throttled', 'paused'],
  ] as const)(
    'what StoreHub said last, %s, still holds, also when another ticket is first',
    async (kind, pauseState) => {
      const folder = tempFolder();
      const first = await openOutboxIn(folder);
      await first.queue('a', 'b');
      await first.begin();
      await first.answer(outcomes['not-sent']);
      void first.sender.sendAgain(2, resendableStatuses);
      await flushPendingWork();
      await first.answer(outcomes[kind]);
      await first.stores.close();
      const second = await openOutboxIn(folder);
      await second.begin();
      expect(await second.pauseState()).toMatchObject({ kind: pauseState });
      expect(second.sent()).toEqual([]);
      second.outbox.resume();
      await flushPendingWork();
      expect(second.sent()).toEqual(['a']);
    },
  );

  describe('the time that StoreHub asked for', () => {
    const hourMs = 3_600_000;

    async function closeThrottled(): Promise<string> {
      const folder = tempFolder();
      const first = await openOutboxIn(folder);
      await first.queue('a');
      await first.begin();
      await first.answer({ ...outcomes.throttled, retryAfterMs: 8 * hourMs });
      await first.stores.close();
      return folder;
    }

    test('counts from its answer, whatever the number of starts since', async () => {
      const folder = await closeThrottled();
      for (const hour of [3, 6]) {
        const later = await openOutboxIn(folder);
        later.time.jump(hour * hourMs);
        await later.begin();
        await later.sendByHand(`made after ${hour} h`);
        expect(later.sent()).toEqual([]);
        await later.stores.close();
      }
      const last = await openOutboxIn(folder);
      last.time.jump(7 * hourMs);
      await last.begin();
      await last.pass(hourMs - 1);
      expect(last.sent()).toEqual([]);
      await last.pass(1);
      expect(last.sent()).toEqual(['a']);
    });

    test('is over the next morning', async () => {
      const next = await openOutboxIn(await closeThrottled());
      next.time.jump(15 * hourMs);
      await next.begin();
      expect([await next.pauseState(), next.sent()]).toEqual([null, ['a']]);
    });

    test('is not longer after the clock was set back', async () => {
      const next = await openOutboxIn(await closeThrottled());
      next.time.jump(-24 * hourMs);
      await next.begin();
      await next.pass(8 * hourMs - 1);
      expect(next.sent()).toEqual([]);
      await next.pass(1);
      expect(next.sent()).toEqual(['a']);
    });
  });

  test('forgets a problem that a later answer has ended', async () => {
    const folder = tempFolder();
    const first = await openOutboxIn(folder);
    await first.queue('a', 'b', 'c');
    await first.begin();
    await first.answer(outcomes['signed-out']);
    first.outbox.resume();
    await flushPendingWork();
    await first.answer(outcomes['not-sent']);
    await first.stores.close();
    const second = await openOutboxIn(folder);
    await second.begin();
    expect(second.sent()).toEqual(['a']);
  });

  test('a ticket cut off while it was sent is uncertain, and only the others go on', async () => {
    const folder = tempFolder();
    const first = await openOutboxIn(folder);
    await first.queue('a', 'b');
    await first.begin();
    await first.stores.close();
    const second = await openOutboxIn(folder);
    await second.begin();
    expect(second.sent()).toEqual(['b']);
    expect((await second.state()).uncertain).toMatchObject([{ name: 'a' }]);
  });
});

describe('closing', () => {
  test('lets the attempt under way end, begins no other, and leaves no timer behind', async () => {
    const { begin, close, answer, sent, time } = await openOutboxWith('a', 'b');
    await begin();
    const closed = close();
    await flushPendingWork();
    await answer(outcomes['not-sent']);
    await closed;
    expect(sent()).toEqual(['a']);
    expect(time.timers()).toBe(0);
  });

  test('calls off a pause', async () => {
    const { begin, close, answer, pass, sent, time } = await openOutboxWith('a');
    await begin();
    await answer(outcomes['not-sent']);
    await close();
    await pass(3_600_000);
    expect(sent()).toEqual(['a']);
    expect(time.timers()).toBe(0);
  });
});

test('a database that cannot be opened is an error, not a workspace', async () => {
  const opened = await openStoresInProcess(join('/dev/null', 'helpdesk.db'), {
    nowMs: 0,
    mustRestore: false,
  });
  expect(opened).toMatchObject({ ok: false, error: { kind: 'database' } });
});
