import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { hasKeyring } from '../../e2e/fixtures/private-session-bus';
import { bundleKeychain, openAskedBus, type KeychainAnswer } from './private-keyring.fixture';

const token = 'tk_testKeyring00000000000000000000000wxyz';
const limitMs = 5_000;

const present = { kind: 'present', lastFour: 'wxyz' };
const none = { kind: 'none' };
const done = { ok: true, value: null };
const unknown = (errorCode: string) => ({ kind: 'unknown', errorCode });

/** Returns the answers, and checks that each came within the limit. */
function answersOf(asked: KeychainAnswer[]): unknown[] {
  for (const { tookMs } of asked) expect(tookMs).toBeLessThan(limitMs);
  return asked.map(({ answer }) => answer);
}

describe.skipIf(!hasKeyring)('with a real keyring', { timeout: 60_000, concurrent: true }, () => {
  let bundle: Awaited<ReturnType<typeof bundleKeychain>>;

  beforeAll(async () => {
    bundle = await bundleKeychain();
  }, 60_000);

  afterAll(() => {
    bundle.remove();
  });

  async function privateBus({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) {
    const bus = await openAskedBus(bundle.script);
    onTestFinished(bus.close);
    return bus;
  }

  async function keyringHolding(text: string, test: Pick<TestContext, 'onTestFinished'>) {
    const bus = await privateBus(test);
    await bus.startKeyring('unlocked');
    await bus.ask(`plant=${text}`);
    return bus;
  }

  it('fine: kept across processes, found, replaced, removed, and nowhere on disk as it is', async (test) => {
    const bus = await privateBus(test);
    await bus.startKeyring('unlocked');
    expect(answersOf(await bus.ask('state', `set=${token}`, 'state'))).toEqual([none, done, present]);
    expect(answersOf(await bus.ask('state', 'token'))).toEqual([present, { ok: true, value: token }]);
    expect(bus.filesWith(token)).toEqual([]);
    expect(answersOf(await bus.ask('set=tk_testOther0000', 'check', 'remove', 'check'))).toEqual([
      done,
      { kind: 'present', lastFour: '0000' },
      done,
      none,
    ]);
    expect(answersOf(await bus.ask('state'))).toEqual([none]);
  });

  it('absent: nothing on the bus is a keyring', async (test) => {
    const bus = await privateBus(test);
    const [state, set, check] = answersOf(await bus.ask('state', `set=${token}`, 'check'));
    expect([state, check]).toEqual([unknown('absent'), unknown('absent')]);
    expect(set).toMatchObject({ ok: false, error: { kind: 'keychain', errorCode: 'absent' } });
    expect(bus.filesWith(token)).toEqual([]);
  });

  it('locked, and cancelled where its owner was asked: never taken for "none"', async (test) => {
    const bus = await keyringHolding(token, test);
    await bus.stopKeyring();
    await bus.startKeyring('locked');
    const [state, given, check, set, remove] = answersOf(
      await bus.ask('state', 'token', 'check', 'set=tk_testOther0000', 'remove'),
    );
    expect(state).toEqual(unknown('locked'));
    expect(given).toMatchObject({ ok: false, error: { errorCode: 'locked' } });
    expect(check).toEqual(unknown('cancelled'));
    expect(set).toMatchObject({ error: { kind: 'keychain', errorCode: 'cancelled' } });
    expect(remove).toMatchObject({ error: { kind: 'keychain', errorCode: 'cancelled' } });
    await bus.stopKeyring();
    await bus.startKeyring('unlocked');
    expect(answersOf(await bus.ask('state'))).toEqual([present]);
  });

  it('nobody there to answer: a write that would ask fails at once, and all others are done', async (test) => {
    const bus = await privateBus(test);
    await bus.startKeyring('locked');
    // There is no keyring yet, and making one asks for its password.
    const [state, set] = answersOf(await bus.askUnattended('state', `set=${token}`));
    expect(state).toEqual(none);
    expect(set).toMatchObject({ error: { kind: 'keychain', errorCode: 'locked' } });
    await bus.stopKeyring();
    await bus.startKeyring('unlocked');
    expect(answersOf(await bus.askUnattended(`set=${token}`, 'state'))).toEqual([done, present]);
    await bus.stopKeyring();
    await bus.startKeyring('locked');
    const [again] = answersOf(await bus.askUnattended('set=tk_testOther0000'));
    expect(again).toMatchObject({ error: { kind: 'keychain', errorCode: 'locked' } });
  });

  it.for([{}, { address: 'disabled:' }, { address: 'unix:path=/nowhere/bus' }, { address: '' }])(
    'no session bus: %j',
    async (place, test) => {
      const bus = await keyringHolding(token, test);
      const [state, set] = answersOf(await bus.askWithout(place, 'state', `set=${token}`));
      expect(state).toEqual(unknown('no-session-bus'));
      expect(set).toMatchObject({ error: { kind: 'keychain', errorCode: 'no-session-bus' } });
    },
  );

  it('hung: a frozen daemon is told within the limit, however often it is asked', async (test) => {
    const bus = await keyringHolding(token, test);
    bus.freezeKeyring();
    const [state, set] = answersOf(await bus.ask('state', `set=${token}`));
    expect(state).toEqual(unknown('not-responding'));
    expect(set).toMatchObject({ error: { kind: 'keychain', errorCode: 'not-responding' } });
  });

  it('wrong type: the entry is no token, and setting a token replaces it', async (test) => {
    const bus = await keyringHolding('{"not":"a token"}', test);
    expect(answersOf(await bus.ask('state', `set=${token}`, 'state'))).toEqual([
      unknown('invalid-entry'),
      done,
      present,
    ]);
  });

  it('deleted while running: none, once it is asked', async (test) => {
    const bus = await keyringHolding(token, test);
    expect(answersOf(await bus.ask('state', 'steal', 'state', 'check'))).toEqual([
      present,
      true,
      present,
      none,
    ]);
  });
});
