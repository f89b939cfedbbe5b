import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parsePolicies } from '../../shared/app/parse-policies';
import { parseRegistryExport, readWindowsPolicies } from './windows-registry';

const key = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\StoreHub Helpdesk`;

it('reads text, numbers and subkeys of an export', () => {
  const text = [
    'Windows Registry Editor Version 5.00',
    '',
    `[${key}]`,
    '"Mode"="live"',
    '"KeepDays"=dword:0000016d',
    String.raw`"DataFolder"="D:\\Helpdesk \"店\""`,
    '"Other"=hex(2):41,00',
    '',
    String.raw`[${key}\Recommended]`,
    '"Theme"="dark"',
  ].join('\r\n');
  expect(Object.fromEntries(parseRegistryExport(text))).toEqual({
    [key]: { Mode: 'live', KeepDays: 365, DataFolder: String.raw`D:\Helpdesk "店"`, Other: null },
    [String.raw`${key}\Recommended`]: { Theme: 'dark' },
  });
});

describe.skipIf(process.platform !== 'win32')('the registry of Windows', () => {
  const systemRoot = String.raw`C:\windows`;
  const reg = (...args: string[]) =>
    execFileSync(join(systemRoot, 'System32', 'reg.exe'), args, { stdio: 'ignore' });
  const read = () => {
    const errors: unknown[] = [];
    const onError = (thrown: unknown): void => void errors.push(thrown);
    const sources = readWindowsPolicies({ systemRoot, tempFolder: tmpdir(), pid: process.pid, onError });
    expect(errors).toEqual([]);
    return sources;
  };

  it('has no policies at first', () => {
    expect(read()).toEqual([]);
  });

  it('gives what is set for the PC, and then for the user', () => {
    const [machine, user] = ['HKLM', 'HKCU'].map(
      (root) => String.raw`${root}\SOFTWARE\Policies\StoreHub Helpdesk`,
    );
    onTestFinished(() => {
      for (const each of [machine, user]) reg('delete', each ?? '', '/f');
    });
    reg('add', machine ?? '', '/v', 'SupportContact', '/t', 'REG_SZ', '/d', '服务台 4100', '/f');
    reg('add', machine ?? '', '/v', 'AllowErase', '/t', 'REG_DWORD', '/d', '0', '/f');
    reg('add', String.raw`${user}\Recommended`, '/v', 'Theme', '/t', 'REG_SZ', '/d', 'dark', '/f');
    reg('add', user ?? '', '/v', 'AllowErase', '/t', 'REG_DWORD', '/d', '1', '/f');
    const { required, recommended, entries } = parsePolicies(read());
    expect([required, recommended]).toEqual([
      { SupportContact: '服务台 4100', AllowErase: false },
      { Theme: 'dark' },
    ]);
    expect(entries.filter(({ problem }) => problem !== null)).toEqual([
      expect.objectContaining({ key: 'AllowErase', place: 'user', problem: 'overridden' }),
    ]);
  });
});
