import { expect, test } from 'vitest';
import { defaultSettings } from '../../shared/app/settings';
import type { AppState } from '../../shared/app/app-state';
import { fail, succeed } from '../../shared/result';
import { createFakeBridge } from '../ipc/fake-bridge.fixture';
import { createIpcClient } from '../ipc/ipc-client';
import { createAppStore } from './app-store';

const state: AppState = {
  mode: 'practice',
  isModeFixed: false,
  token: { kind: 'none' },
  settings: { ...defaultSettings, keys: { send: ['Ctrl+S'] } },
  language: 'en',
  version: '0.1.0',
  electronVersion: '33.2.1',
  dataFolder: '/data',
  isBackupOverdue: false,
  isRestoring: false,
  isStillOpening: false,
  needsRestart: false,
  isQuitAsked: false,
  newerVersion: null,
  isInstalledAtEnd: false,
  policies: [],
  forbidden: [],
  supportContact: null,
  hasUnreadSettings: false,
  openElsewhere: null,
  liveHost: 'storehub.example',
  platform: 'linux',
  systemUser: null,
  supervisorNotices: [],
};

test('shows a chosen setting at once; a failed change is reverted without losing later ones', async () => {
  let refuse: () => void = () => undefined;
  const refused = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  const kept: AppState = { ...state, settings: { ...state.settings, isMasked: true } };
  const { bridge } = createFakeBridge({
    'app.get-state': () => Promise.resolve(succeed(state)),
    'app.set-settings': async (change) => {
      if (change.theme === undefined) return succeed(kept);
      await refused;
      return fail({ kind: 'internal', detail: 'refused' });
    },
  });
  const { store, refresh, actions } = createAppStore(createIpcClient(bridge).ask);
  await refresh();

  const dark = actions.changeSettings({ theme: 'dark', keys: { park: ['Ctrl+O'] } });
  expect(store.get()?.settings).toMatchObject({
    theme: 'dark',
    keys: { send: ['Ctrl+S'], park: ['Ctrl+O'] },
  });
  expect(await actions.changeSettings({ isMasked: true })).toBeNull();
  expect(store.get()?.settings).toMatchObject({ theme: 'dark', isMasked: true });
  refuse();
  expect(await dark).toMatchObject({ kind: 'internal' });
  expect(store.get()).toEqual(kept);
});
