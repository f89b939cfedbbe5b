import { expect, test } from 'vitest';
import { defaultEndingKinds } from '../calls/call-ending';
import {
  defaultSettings,
  maxKeyedActions,
  settingsChangeSchema,
  settingsSchema,
  applySettingsChange,
  pickChangedSettings,
} from './settings';

test('the settings begin as the system’s, and take light and dark', () => {
  expect(settingsSchema.parse(defaultSettings)).toStrictEqual({
    theme: 'system',
    language: 'system',
    addReferenceToRemark: false,
    isMasked: false,
    keys: {},
    agent: null,
    endingKinds: defaultEndingKinds,
    isTourClosed: false,
  });
  const isTaken = (change: object) => settingsSchema.safeParse({ ...defaultSettings, ...change }).success;
  expect(isTaken({ theme: 'light', language: 'zh', addReferenceToRemark: true })).toBe(true);
  expect(isTaken({ theme: 'blue' })).toBe(false);
  expect(isTaken({ language: 'ta' })).toBe(false);
  expect(isTaken({ sound: true })).toBe(false);
});

test('a change of the settings leaves alone what it does not name', () => {
  const before = { ...defaultSettings, theme: 'dark', isMasked: true, keys: { send: ['F6'] } } as const;
  expect(applySettingsChange(before, {})).toStrictEqual(before);
  expect(applySettingsChange(before, { theme: undefined, language: 'ms', isMasked: false })).toStrictEqual({
    ...before,
    language: 'ms',
    isMasked: false,
  });
  expect(applySettingsChange(before, { keys: { park: ['F9'] } }).keys).toEqual({
    send: ['F6'],
    park: ['F9'],
  });
  expect(applySettingsChange(before, { keys: { send: null, park: [] } }).keys).toEqual({ park: [] });
  expect(applySettingsChange(before, { keys: null })).toStrictEqual({ ...before, keys: {} });
  const named = { theme: undefined, isMasked: true, agent: null, keys: { park: ['F9'] } };
  expect(pickChangedSettings(before, named)).toStrictEqual({
    isMasked: true,
    agent: null,
    keys: { send: ['F6'], park: ['F9'] },
  });
  const many = Object.fromEntries(Array.from({ length: maxKeyedActions }, (_, index) => [`a${index}`, []]));
  expect(settingsChangeSchema.safeParse({ keys: many }).success).toBe(true);
  expect(settingsChangeSchema.safeParse({ keys: { ...many, more: [] } }).success).toBe(false);
  const full = applySettingsChange({ ...before, keys: many }, { keys: { send: ['F6'] } });
  expect(full.keys['send']).toEqual(['F6']);
  expect(Object.keys(full.keys)).toHaveLength(maxKeyedActions);
  expect(settingsChangeSchema.safeParse({ theme: 'blue' }).success).toBe(false);
  expect(settingsChangeSchema.safeParse({ sound: true }).success).toBe(false);
});
