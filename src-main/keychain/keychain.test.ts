import { describe, expect, it } from 'vitest';
import { createKeychain, type KeychainParts } from './keychain';
import type { KeytarLike } from './load-keytar';
import type { KeyringView } from './linux/check-secret-service-entry';

const schedule: KeychainParts['schedule'] = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => {
    clearTimeout(timer);
  };
};

/** A keytar over a map that counts every call. `locked` behaves like libsecret: reads return null, and writes fail. */
function fakeKeytar(entries: Record<string, string> = {}) {
  const calls: string[] = [];
  const world = { entries, calls, isLocked: false };
  const keytar: KeytarLike = {
    getPassword: async (_service, account) => {
      calls.push(`get ${account}`);
      return Promise.resolve(world.isLocked ? null : (entries[account] ?? null));
    },
    setPassword: async (_service, account, password) => {
      calls.push(`set ${account}`);
      if (world.isLocked) throw new Error('Cannot create an item in a locked collection');
      entries[account] = password;
      return Promise.resolve();
    },
    deletePassword: async (_service, account) => {
      calls.push(`delete ${account}`);
      const had = account in entries && !world.isLocked;
      if (had) Reflect.deleteProperty(entries, account);
      return Promise.resolve(had);
    },
  };
  return { ...world, keytar };
}

function keychainOver(
  keytar: KeytarLike | undefined,
  views: KeyringView[],
  more: Partial<KeychainParts> = {},
) {
  return createKeychain({
    account: 'api-token',
    loadKeytar: async () => Promise.resolve(keytar),
    view: async () => Promise.resolve((views.length > 1 ? views.shift() : views[0])!),
    isNullAmbiguous: true,
    schedule,
    timeLimitMs: 50,
    askingTimeLimitMs: 200,
    ...more,
  });
}

const token = 'tk_test0000000000';

describe('reading, with a view of the keyring', () => {
  it('does not open the keyring without an entry', async () => {
    const { keytar, calls } = fakeKeytar();
    await expect(keychainOver(keytar, ['no-entry']).read(true)).resolves.toEqual({ ok: true, value: null });
    expect(calls).toEqual([]);
  });

  it('returns the stored text', async () => {
    const { keytar } = fakeKeytar({ 'api-token': token });
    await expect(keychainOver(keytar, ['entry']).read(false)).resolves.toEqual({ ok: true, value: token });
  });

  it.each(['absent', 'no-session-bus', 'not-responding', 'locked'] as const)(
    'tells %s without a call that could hang or ask',
    async (errorCode) => {
      const { keytar, calls } = fakeKeytar({ 'api-token': token });
      await expect(keychainOver(keytar, [errorCode]).read(false)).resolves.toMatchObject({
        ok: false,
        error: { errorCode },
      });
      expect(calls).toEqual([]);
    },
  );

  it('asks the owner of a locked one where it may, and tells when that was refused', async () => {
    const { keytar } = fakeKeytar({ 'api-token': token });
    await expect(keychainOver(keytar, ['locked']).read(true)).resolves.toEqual({ ok: true, value: token });
    const refused = fakeKeytar({});
    await expect(keychainOver(refused.keytar, ['locked']).read(true)).resolves.toMatchObject({
      error: { errorCode: 'cancelled' },
    });
  });

  it.each([
    ['no-entry', { ok: true, value: null }],
    ['locked', { ok: false, error: { errorCode: 'locked' } }],
    ['entry', { ok: false, error: { errorCode: 'invalid-entry' } }],
    ['not-responding', { ok: false, error: { errorCode: 'not-responding' } }],
  ] as const)('takes null for what the second view says: %s', async (after, expected) => {
    const { keytar } = fakeKeytar();
    await expect(keychainOver(keytar, ['entry', after]).read(false)).resolves.toMatchObject(expected);
  });
});

describe('reading, with keytar alone', () => {
  it('accepts null on a system where null means "no entry"', async () => {
    const { keytar, calls } = fakeKeytar();
    const keychain = keychainOver(keytar, ['unknown'], { isNullAmbiguous: false });
    await expect(keychain.read(false)).resolves.toEqual({ ok: true, value: null });
    expect(calls).toEqual(['get api-token']);
  });

  it('believes null where the canary can be read, or written', async () => {
    const { keytar, calls } = fakeKeytar();
    const keychain = keychainOver(keytar, ['unknown']);
    await expect(keychain.read(false)).resolves.toEqual({ ok: true, value: null });
    await expect(keychain.read(false)).resolves.toEqual({ ok: true, value: null });
    expect(calls).toEqual(['get api-token', 'get canary', 'set canary', 'get api-token', 'get canary']);
  });

  it('never takes a locked keyring for an empty one', async () => {
    const { keytar } = fakeKeytar({ 'api-token': token, canary: 'here' });
    const locked: KeytarLike = {
      ...keytar,
      getPassword: async () => Promise.resolve(null),
      setPassword: async () => Promise.reject(new Error('words in another language')),
    };
    await expect(keychainOver(locked, ['unknown']).read(false)).resolves.toMatchObject({
      ok: false,
      error: { errorCode: 'locked' },
    });
  });

  it('stores the canary beside the token', async () => {
    const { keytar, entries } = fakeKeytar();
    await expect(keychainOver(keytar, ['unknown']).write(token)).resolves.toEqual({ ok: true, value: null });
    expect(entries).toEqual({ 'api-token': token, canary: 'here' });
  });
});

describe('a keytar', () => {
  it('that cannot be loaded is an absent keychain', async () => {
    await expect(keychainOver(undefined, ['unknown']).read(false)).resolves.toMatchObject({
      error: { errorCode: 'absent' },
    });
  });

  it('that never answers is told within the limit, and called once however often it is asked', async () => {
    let calls = 0;
    const hung = async () => {
      calls += 1;
      return new Promise<never>(() => {});
    };
    const keytar: KeytarLike = { getPassword: hung, setPassword: hung, deletePassword: hung };
    const keychain = keychainOver(keytar, ['entry']);
    const answers = await Promise.all(Array.from({ length: 40 }, async () => keychain.read(false)));
    for (const answer of answers) expect(answer).toMatchObject({ error: { errorCode: 'not-responding' } });
    await expect(keychain.write(token)).resolves.toMatchObject({ error: { errorCode: 'not-responding' } });
    await expect(keychain.remove()).resolves.toMatchObject({ error: { errorCode: 'not-responding' } });
    expect(calls).toBe(1);
  });
});

describe('writing and removing', () => {
  it('tells a refused unlocking from another failure', async () => {
    const failing: KeytarLike = {
      ...fakeKeytar().keytar,
      setPassword: async () => Promise.reject(new Error('odd')),
    };
    await expect(keychainOver(failing, ['locked']).write(token)).resolves.toMatchObject({
      error: { errorCode: 'cancelled' },
    });
    await expect(keychainOver(failing, ['entry']).write(token)).resolves.toMatchObject({
      error: { errorCode: 'failed', detail: 'odd' },
    });
  });

  it('does not claim that an entry is gone while it is there', async () => {
    const { keytar } = fakeKeytar({ 'api-token': token });
    const keychain = (views: KeyringView[]) => keychainOver(keytar, views);
    await expect(keychain(['entry', 'entry']).remove()).resolves.toMatchObject({
      error: { errorCode: 'failed' },
    });
    await expect(keychain(['locked', 'locked']).remove()).resolves.toMatchObject({
      error: { errorCode: 'cancelled' },
    });
    await expect(keychain(['entry', 'no-entry']).remove()).resolves.toEqual({ ok: true, value: null });
    await expect(keychain(['no-entry']).remove()).resolves.toEqual({ ok: true, value: null });
  });
});
