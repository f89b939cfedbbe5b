import { expect, test } from 'vitest';
import { fail, succeed } from '../../shared/result';
import { tempFolder } from '../db/temp-folder.fixture';
import type { Keychain } from '../keychain/keychain';
import { createTokenVault } from '../keychain/token-vault';
import { silentLog } from '../log/log';
import { openSettingsFile } from '../settings/settings-file';
import { createModeAndToken } from './change-mode-and-token';
import { findConfiguredMode } from './find-configured-mode';
import { noPolicies } from '../../shared/app/parse-policies';

const token = 'tk_test567890abcdefghijklmnopqrstuvwxyz';

function openInPractice() {
  const world: { stored: string | null; isLocked: boolean } = { stored: null, isLocked: false };
  const keychain: Keychain = {
    read: () => Promise.resolve(succeed(world.stored)),
    write: (text) => {
      if (world.isLocked) return Promise.resolve(fail({ errorCode: 'locked', detail: '' }));
      world.stored = text;
      return Promise.resolve(succeed(null));
    },
    remove: () => Promise.resolve(succeed(null)),
  };
  const settings = openSettingsFile(tempFolder(), silentLog);
  const { setToken } = createModeAndToken({
    settings,
    token: createTokenVault(keychain, silentLog),
    fixedMode: null,
    workspaces: {
      mode: () => Promise.resolve('practice'),
      current: () => Promise.resolve(fail({ kind: 'database', errorCode: 'in-use', detail: '' })),
      changeMode: () => Promise.resolve(succeed(null)),
    },
    onChanged: () => undefined,
    log: silentLog,
  });
  return {
    world,
    setToken,
    modeOfNextStart: () => findConfiguredMode({ fixedMode: null, policies: noPolicies, settings }),
  };
}

test('a token that is refused in practice chooses no mode', async () => {
  const { world, setToken, modeOfNextStart } = openInPractice();
  expect(await setToken('abcdef')).toMatchObject({ error: { kind: 'invalid-token' } });
  world.isLocked = true;
  expect(await setToken(token)).toMatchObject({ error: { kind: 'keychain' } });
  // It depends on the token that IT puts there.
  expect(modeOfNextStart()).toBeNull();
});

test('a token that is entered in practice leaves the next start in practice', async () => {
  const { setToken, modeOfNextStart } = openInPractice();
  expect((await setToken(token)).ok).toBe(true);
  expect(modeOfNextStart()).toBe('practice');
});
