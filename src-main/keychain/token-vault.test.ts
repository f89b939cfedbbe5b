import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../shared/result';
import type { TokenState } from '../../shared/app/api-token';
import type { Keychain, KeychainError } from './keychain';
import { createTokenVault } from './token-vault';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { silentLog } from '../log/log';

const token = 'tk_test000000000000000000000000000000abcd';

/** A keychain whose content and answers the test sets. */
function fakeKeychain(text: string | null = null) {
  const { log, of } = createRecordedLog();
  const world = {
    text,
    fault: undefined as KeychainError | undefined,
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
  return { world, vault: createTokenVault(keychain, log), of };
}

const locked: KeychainError = { errorCode: 'locked', detail: '' };

describe('the state', () => {
  it('says whether there is a token, and of it the last four characters', async () => {
    await expect(fakeKeychain(token).vault.state()).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
    await expect(fakeKeychain().vault.state()).resolves.toEqual({ kind: 'none' });
  });

  it('is never "none" while the keychain fails, and is read again until it is known', async () => {
    const { world, vault } = fakeKeychain(token);
    world.fault = locked;
    await expect(vault.state()).resolves.toEqual({ kind: 'unknown', errorCode: 'locked' });
    await expect(vault.token()).resolves.toEqual(fail(locked));
    world.fault = undefined;
    await expect(vault.state()).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
  });

  it('of a keychain in trouble is logged once, and once more when it answers again', async () => {
    const { world, vault, of } = fakeKeychain(token);
    world.fault = locked;
    for (let time = 0; time < 3; time += 1) await vault.state();
    expect(of('keychain failed')).toEqual([{ step: 'read', errorCode: 'locked' }]);
    world.fault = undefined;
    await vault.state();
    expect(of('keychain answers again')).toEqual([{ after: 'locked' }]);
    world.fault = locked;
    await vault.set(token);
    expect(of('keychain failed').at(-1)).toEqual({ step: 'write', errorCode: 'locked' });
  });

  it('was last what the keychain said last, also while it is asked again', async () => {
    const { world, vault } = fakeKeychain(token);
    expect(vault.lastState()).toEqual({ kind: 'checking' });
    world.fault = locked;
    await vault.state();
    const asked = vault.state();
    expect(vault.lastState()).toEqual({ kind: 'unknown', errorCode: 'locked' });
    await asked;
  });

  it('stays "cancelled" while it is locked, until the owner opens it or something else is wrong', async () => {
    const { world, vault } = fakeKeychain(token);
    world.fault = { errorCode: 'cancelled', detail: '' };
    await expect(vault.check()).resolves.toEqual({ kind: 'unknown', errorCode: 'cancelled' });
    world.fault = locked;
    await expect(vault.state()).resolves.toEqual({ kind: 'unknown', errorCode: 'cancelled' });
    await expect(vault.token()).resolves.toMatchObject({ error: { errorCode: 'cancelled' } });
    world.fault = { errorCode: 'absent', detail: '' };
    await expect(vault.state()).resolves.toEqual({ kind: 'unknown', errorCode: 'absent' });
    world.fault = locked;
    await expect(vault.state()).resolves.toEqual({ kind: 'unknown', errorCode: 'locked' });
    world.fault = undefined;
    await expect(vault.state()).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
  });

  it('asks the keychain once for many who ask at once, and its owner never', async () => {
    const { world, vault } = fakeKeychain(token);
    await Promise.all([vault.state(), vault.token(), vault.state(), vault.token()]);
    await vault.token();
    expect(world.reads).toEqual([false]);
  });

  it.each(['', 'hunter2', 'tk_', 'tk_test 0000000', 'tk_testÄÄÄÄÄÄÄ', 'x'.repeat(5000)])(
    'takes an entry of %.20j for damaged, and does not send it',
    async (text) => {
      const { vault } = fakeKeychain(text);
      await expect(vault.state()).resolves.toEqual({ kind: 'unknown', errorCode: 'invalid-entry' });
      await expect(vault.token()).resolves.toMatchObject({
        ok: false,
        error: { errorCode: 'invalid-entry' },
      });
    },
  );
});

describe('setting', () => {
  it('keeps a token, trimmed', async () => {
    const { world, vault } = fakeKeychain();
    await expect(vault.set(` ${token}\n`)).resolves.toEqual(succeed(null));
    expect(world.text).toBe(token);
    await expect(vault.token()).resolves.toEqual(succeed(token));
  });

  it('refuses what is no token before it goes anywhere', async () => {
    const { world, vault } = fakeKeychain();
    await expect(vault.set('Bearer tk_test00000')).resolves.toEqual(fail({ kind: 'invalid-token' }));
    expect(world.text).toBeNull();
  });

  it('reads back what it wrote', async () => {
    const { world, vault } = fakeKeychain();
    world.forgetsWrites = true;
    await expect(vault.set(token)).resolves.toMatchObject({
      error: { kind: 'keychain', errorCode: 'failed' },
    });
    await expect(vault.state()).resolves.toEqual({ kind: 'none' });
  });

  it('keeps the previous token on failure', async () => {
    const { world, vault } = fakeKeychain(token);
    await vault.state();
    world.fault = locked;
    await expect(vault.set('tk_testOther00000')).resolves.toMatchObject({
      error: { kind: 'keychain', errorCode: 'locked' },
    });
    await expect(vault.token()).resolves.toEqual(succeed(token));
  });
});

describe('removing', () => {
  it('removes the token from memory, too', async () => {
    const { vault } = fakeKeychain(token);
    await vault.state();
    await expect(vault.remove()).resolves.toEqual(succeed(null));
    await expect(vault.token()).resolves.toEqual(succeed(null));
  });
});

describe('checking', () => {
  it('sees that the entry was deleted, or replaced, while the app runs', async () => {
    const { world, vault } = fakeKeychain(token);
    await vault.state();
    world.text = 'tk_testReplaced9999';
    await expect(vault.check()).resolves.toEqual({ kind: 'present', lastFour: '9999' });
    world.text = null;
    await expect(vault.check()).resolves.toEqual({ kind: 'none' });
    expect(world.reads).toEqual([false, true, true]);
  });

  it('tells the trouble, while the token in memory goes on being good', async () => {
    const { world, vault } = fakeKeychain(token);
    await vault.state();
    world.fault = locked;
    await expect(vault.check()).resolves.toEqual({ kind: 'unknown', errorCode: 'locked' });
    await expect(vault.token()).resolves.toEqual(succeed(token));
  });
});

it('reports each new state once, until the listener is removed', async () => {
  const { world, vault } = fakeKeychain();
  const states: TokenState[] = [];
  const stop = vault.onChange((state) => states.push(state));
  await vault.state();
  await vault.check();
  await vault.set(token);
  world.fault = locked;
  await vault.check();
  stop();
  world.fault = undefined;
  await vault.remove();
  expect(states).toEqual([
    { kind: 'none' },
    { kind: 'present', lastFour: 'abcd' },
    { kind: 'unknown', errorCode: 'locked' },
  ]);
});

it('ignores a value that was read before a write', async () => {
  let answerFirst: (text: string | null) => void = () => {};
  let reads = 0;
  const vault = createTokenVault(
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
  const early = vault.state();
  await vault.set(token);
  answerFirst(null);
  await expect(early).resolves.toEqual({ kind: 'present', lastFour: 'abcd' });
});
