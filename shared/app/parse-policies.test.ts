import { describe, expect, it } from 'vitest';
import { noPolicies, parsePolicies, type PolicySource } from './parse-policies';
import { policyKeys, requiredOnlyKeys, type PolicyKey } from './policy-schema';

const examples: Readonly<
  Record<PolicyKey, { readonly good: unknown; readonly other: unknown; readonly broken: readonly unknown[] }>
> = {
  Mode: { good: 'live', other: 'choose', broken: ['Live', '', 1, null] },
  DataFolder: {
    good: '/srv/helpdesk',
    other: String.raw`%LOCALAPPDATA%\Helpdesk`,
    broken: [String.raw`\\server\share`, '//server/share', 'relative', '/srv/../etc', '%TEMP%', 7],
  },
  Language: { good: 'ms', other: 'system', broken: ['ta', 5] },
  Theme: { good: 'dark', other: 'light', broken: ['sepia', true] },
  MaskedDisplay: { good: true, other: false, broken: ['yes', 2, null] },
  AddReferenceToRemark: { good: true, other: false, broken: ['true', -1] },
  KeepDays: { good: 365, other: 30, broken: [29, 3651, 90.5, '365', true] },
  AllowExport: { good: false, other: true, broken: ['no'] },
  AllowArchive: { good: false, other: true, broken: ['no'] },
  AllowErase: { good: false, other: true, broken: ['maybe'] },
  AllowTokenChange: { good: false, other: true, broken: [{}] },
  SupportContact: { good: 'Helpdesk, ext. 4100', other: 'Siti', broken: ['', '   ', 'x'.repeat(201), 4100] },
  TemplatesFile: {
    good: '/etc/storehub-helpdesk/templates.json',
    other: String.raw`C:\ProgramData\templates.json`,
    broken: [String.raw`\\server\share\t.json`, 'templates.json', '%LOCALAPPDATA%\\t.json', '', 1],
  },
  LogLevel: { good: 'debug', other: 'warn', broken: ['Info', '', 3] },
  UpdateNotice: {
    good: 'https://it.example.com/helpdesk.json',
    other: String.raw`\\files\helpdesk\latest.json`,
    broken: ['http://it.example.com/a.json', 'https://user@evil.example/a', 'latest.json', '//a/b', '', 1],
  },
  InstallUpdates: { good: true, other: false, broken: ['yes', 2, null] },
  SharedHistoryHost: {
    good: 'history.example.com',
    other: '10.0.0.7',
    broken: ['', 'postgres://history.example.com', 'two words', 5432],
  },
  SharedHistoryPort: { good: 5432, other: 6543, broken: [0, 65_536, 54.32, '5432', true] },
  SharedHistoryDatabase: { good: 'helpdesk', other: 'calls', broken: ['', ' ', 'x'.repeat(64), 1] },
  SharedHistoryUser: { good: 'pc_12', other: 'pc_%COMPUTERNAME%', broken: ['', 'x'.repeat(64), 12] },
  SharedHistoryCertificateFile: {
    good: '/etc/ssl/ca.pem',
    other: String.raw`C:\ProgramData\ca.pem`,
    broken: [
      '',
      'ca.pem',
      String.raw`\\server\share\ca.pem`,
      '%LOCALAPPDATA%\\ca.pem',
      '/etc/../ca.pem',
      null,
    ],
  },
};

const source = (
  place: PolicySource['place'],
  level: PolicySource['level'],
  values: PolicySource['values'],
): PolicySource => ({ place, level, values });

describe.each(policyKeys.filter((key) => !requiredOnlyKeys.has(key)))('%s, recommended', (key) => {
  const { good, other } = examples[key];

  it('holds where it is not required', () => {
    const both = parsePolicies([
      source('machine', 'recommended', { [key]: other }),
      source('user', 'required', { [key]: good }),
    ]);
    expect([both.required, both.recommended]).toEqual([{ [key]: good }, {}]);
    expect(parsePolicies([source('user', 'recommended', { [key]: other })]).recommended).toEqual({
      [key]: other,
    });
  });
});

it.each([...requiredOnlyKeys])('%s, recommended, is listed as without effect', (key) => {
  const { recommended, entries } = parsePolicies([source('machine', 'recommended', { [key]: false })]);
  expect(recommended).toEqual({});
  expect(entries).toEqual([expect.objectContaining({ key, level: 'recommended', problem: 'required-only' })]);
});

describe.each(policyKeys)('%s', (key) => {
  const { good, other, broken } = examples[key];

  it('is absent where nothing sets it', () => {
    expect(parsePolicies([source('machine', 'required', {})])).toEqual(noPolicies);
  });

  it('counts more for the machine than for the user', () => {
    const { required, entries } = parsePolicies([
      source('machine', 'required', { [key]: good }),
      source('user', 'required', { [key]: other }),
    ]);
    expect(required).toEqual({ [key]: good });
    expect(entries.map(({ problem }) => problem)).toEqual([null, 'overridden']);
  });

  it.each(broken)('as %j is as absent, and is listed', (value) => {
    const { required, recommended, entries } = parsePolicies([
      source('machine', 'required', { [key]: value }),
      source('user', 'required', { [key]: good }),
    ]);
    expect([required, recommended]).toEqual([{ [key]: good }, {}]);
    expect(entries).toEqual([
      expect.objectContaining({ key, place: 'machine', level: 'required', problem: 'invalid-value' }),
      expect.objectContaining({ key, place: 'user', level: 'required', problem: null }),
    ]);
  });
});

it('reads 0 and 1 of a registry as false and true', () => {
  const values = { MaskedDisplay: 1, AllowExport: 0 };
  expect(parsePolicies([source('machine', 'required', values)]).required).toEqual({
    MaskedDisplay: true,
    AllowExport: false,
  });
});

it.each(['ApiUrl', 'Token', 'Sandbox', 'AllowInsecureTls', 'mode', '__proto__', 'constructor'])(
  'knows no key %s',
  (key) => {
    const values = Object.fromEntries([[key, 'https://evil.example/']]);
    const { required, entries } = parsePolicies([source('machine', 'required', values)]);
    expect(required).toEqual({});
    expect(entries).toEqual([expect.objectContaining({ key, problem: 'unknown-key' })]);
  },
);
