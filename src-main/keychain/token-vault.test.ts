import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../shared/result';
import type { TokenState } from '../../shared/app/api-token';
import type { Keychain, KeychainFault } from './keychain';
import { createTokenKeeper } from './token-vault';
import { keepLog } from '../log/recorded-log.fixture';
import { silentLog } from '../log/log';

const token = 'tk_test000000000000000000000000000000abcd';

/** A keychain that is told what to hold and what to say. */
function fakeKeychain(text: string | null = null) {
  const { log, of } = keepLog();
  const world = {
    text,
    fault: undefined as KeychainFault | undefined,
    reads: [] as boolean[],
    forgetsWrites: false,
  };
  const answer = <T>(value: T) =>
    Promise.resolve(world.fault === undefined ? succeed(value) : fail(world.fault));
  const keychain: Keychain = {
    read: async (mayAsk) => {
      world.reads.push(mayAsk);
      return answer(world.text);
    },
    write: async (written) => {
      if (world.fault === undefined && !world.forgetsWrites) world.text = written;
      return answer(null);
    },
    remove: async () => {
      if (world.fault === undefined) world.text = null;
      return answer(null);
    },
  };
  return { world, keeper: createTokenKeeper(keychain, log), of };
}

const locked: KeychainFault = { trouble: 'locked', detail: '' };

describe('the state', () => {
  it('says whether there is a token, and of it the last four characters', async () => {
    await expect(fakeKeychain(token).keeper.state()).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
    await expect(fakeKeychain().keeper.state()).resolves.toEqual({ kind: 'none' });
  });

  it('is never "none" for a keychain in trouble, and is asked for anew until it is known', async () => {
    const { world, keeper } = fakeKeychain(token);
    world.fault = locked;
    await expect(keeper.state()).resolves.toEqual({ kind: 'unknown', trouble: 'locked' });
    await expect(keeper.token()).resolves.toEqual(fail(locked));
    world.fault = undefined;
    await expect(keeper.state()).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
  });

  it('of a keychain in trouble is logged once, and once more when it answers again', async () => {
    const { world, keeper, of } = fakeKeychain(token);
    world.fault = locked;
    for (let time = 0; time < 3; time += 1) await keeper.state();
    expect(of('keychain failed')).toEqual([{ step: 'read', trouble: 'locked' }]);
    world.fault = undefined;
    await keeper.state();
    expect(of('keychain answers again')).toEqual([{ after: 'locked' }]);
    world.fault = locked;
    await keeper.set(token);
    expect(of('keychain failed').at(-1)).toEqual({ step: 'write', trouble: 'locked' });
  });

  it('was last what the keychain said last, also while it is asked again', async () => {
    const { world, keeper } = fakeKeychain(token);
    expect(keeper.lastState()).toEqual({ kind: 'checking' });
    world.fault = locked;
    await keeper.state();
    const asked = keeper.state();
    expect(keeper.lastState()).toEqual({ kind: 'unknown', trouble: 'locked' });
    await asked;
  });

  it('stays "cancelled" while it is locked, until the owner opens it or something else is wrong', async () => {
    const { world, keeper } = fakeKeychain(token);
    world.fault = { trouble: 'cancelled', detail: '' };
    await expect(keeper.check()).resolves.toEqual({ kind: 'unknown', trouble: 'cancelled' });
    world.fault = locked;
    await expect(keeper.state()).resolves.toEqual({ kind: 'unknown', trouble: 'cancelled' });
    await expect(keeper.token()).resolves.toMatchObject({ error: { trouble: 'cancelled' } });
    world.fault = { trouble: 'absent', detail: '' };
    await expect(keeper.state()).resolves.toEqual({ kind: 'unknown', trouble: 'absent' });
    world.fault = locked;
    await expect(keeper.state()).resolves.toEqual({ kind: 'unknown', trouble: 'locked' });
    world.fault = undefined;
    await expect(keeper.state()).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
  });

  it('asks the keychain once for many who ask at once, and its owner never', async () => {
    const { world, keeper } = fakeKeychain(token);
    await Promise.all([keeper.state(), keeper.token(), keeper.state(), keeper.token()]);
    await keeper.token();
    expect(world.reads).toEqual([false]);
  });

  it.each(['', 'hunter2', 'tk_', 'tk_test 0000000', 'tk_testÄÄÄÄÄÄÄ', 'x'.repeat(5000)])(
    'takes an entry of %.20j for damaged, and does not send it',
    async (text) => {
      const { keeper } = fakeKeychain(text);
      await expect(keeper.state()).resolves.toEqual({ kind: 'unknown', trouble: 'damaged entry' });
      await expect(keeper.token()).resolves.toMatchObject({ ok: false, error: { trouble: 'damaged entry' } });
    },
  );
});

describe('setting', () => {
  it('keeps a token, trimmed', async () => {
    const { world, keeper } = fakeKeychain();
    await expect(keeper.set(` ${token}\n`)).resolves.toEqual(succeed(null));
    expect(world.text).toBe(token);
    await expect(keeper.token()).resolves.toEqual(succeed(token));
  });

  it('refuses what is no token before it goes anywhere', async () => {
    const { world, keeper } = fakeKeychain();
    await expect(keeper.set('Bearer tk_test00000')).resolves.toEqual(fail({ kind: 'token not valid' }));
    expect(world.text).toBeNull();
  });

  it('reads back what it wrote', async () => {
    const { world, keeper } = fakeKeychain();
    world.forgetsWrites = true;
    await expect(keeper.set(token)).resolves.toMatchObject({
      error: { kind: 'keychain', trouble: 'failed' },
    });
    await expect(keeper.state()).resolves.toEqual({ kind: 'none' });
  });

  it('leaves the token before it in place where it fails', async () => {
    const { world, keeper } = fakeKeychain(token);
    await keeper.state();
    world.fault = locked;
    await expect(keeper.set('tk_testOther00000')).resolves.toMatchObject({
      error: { kind: 'keychain', trouble: 'locked' },
    });
    await expect(keeper.token()).resolves.toEqual(succeed(token));
  });
});

describe('removing', () => {
  it('forgets the token here too', async () => {
    const { keeper } = fakeKeychain(token);
    await keeper.state();
    await expect(keeper.remove()).resolves.toEqual(succeed(null));
    await expect(keeper.token()).resolves.toEqual(succeed(null));
  });
});

describe('checking', () => {
  it('sees that the entry was deleted, or replaced, while the app runs', async () => {
    const { world, keeper } = fakeKeychain(token);
    await keeper.state();
    world.text = 'tk_testReplaced9999';
    await expect(keeper.check()).resolves.toEqual({ kind: 'present', lastFour: '9999' });
    world.text = null;
    await expect(keeper.check()).resolves.toEqual({ kind: 'none' });
    expect(world.reads).toEqual([false, true, true]);
  });

  it('tells the trouble, while the token in memory goes on being good', async () => {
    const { world, keeper } = fakeKeychain(token);
    await keeper.state();
    world.fault = locked;
    await expect(keeper.check()).resolves.toEqual({ kind: 'unknown', trouble: 'locked' });
    await expect(keeper.token()).resolves.toEqual(succeed(token));
  });
});

it('tells of each new state once, until nobody listens any more', async () => {
  const { world, keeper } = fakeKeychain();
  const told: TokenState[] = [];
  const stop = keeper.onChange((state) => told.push(state));
  await keeper.state();
  await keeper.check();
  await keeper.set(token);
  world.fault = locked;
  await keeper.check();
  stop();
  world.fault = undefined;
  await keeper.remove();
  expect(told).toEqual([
    { kind: 'none' },
    { kind: 'present', lastFour: 'abcd' },
    { kind: 'unknown', trouble: 'locked' },
  ]);
});

it('what was read before a write says nothing after it', async () => {
  let answerFirst: (text: string | null) => void = () => {};
  let reads = 0;
  const keeper = createTokenKeeper(
    {
      read: async () => {
        reads += 1;
        if (reads > 1) return Promise.resolve(succeed(token));
        const text = await new Promise<string | null>((resolve) => {
          answerFirst = resolve;
        });
        return succeed(text);
      },
      write: async () => Promise.resolve(succeed(null)),
      remove: async () => Promise.resolve(succeed(null)),
    },
    silentLog,
  );
  const early = keeper.state();
  await keeper.set(token);
  answerFirst(null);
  await expect(early).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
});
