import { expect, test } from 'vitest';
import { appStateSchema } from './app-state';

const state = {
  mode: 'practice',
  isModeFixed: false,
  token: { kind: 'present', lastFour: 'test' },
  settings: {
    theme: 'dark',
    language: 'system',
    addReferenceToRemark: true,
    isMasked: true,
    keys: { send: ['Ctrl+S'] },
    agent: null,
    endingKinds: [{ id: 'complaint', name: null }],
    isTourClosed: false,
  },
  language: 'ms',
  version: '0.1.0',
  electronVersion: '33.2.1',
  dataFolder: '/home/agent/.config/StoreHub Helpdesk',
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
  systemUser: 'noraini',
  supervisorNotices: [],
};

test('the window learns what it draws its frame from, and nothing else', () => {
  expect(appStateSchema.parse(structuredClone(state))).toStrictEqual(state);
  expect(appStateSchema.safeParse({ ...state, apiUrl: 'https://storehub.example' }).success).toBe(false);
});

test('the window never learns the token', () => {
  const token = { ...state.token, value: 'tk_testtest' };

  expect(appStateSchema.safeParse({ ...state, token }).success).toBe(false);
  expect(appStateSchema.safeParse({ ...state, token: 'tk_testtest' }).success).toBe(false);
});

test('there is live and practice, and no third mode', () => {
  expect(appStateSchema.safeParse({ ...state, mode: 'live' }).success).toBe(true);
  expect(appStateSchema.safeParse({ ...state, mode: 'test' }).success).toBe(false);
});
