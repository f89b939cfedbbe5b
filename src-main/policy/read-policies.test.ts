import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { readPolicyFile } from './policy-files';
import { getDataFolder, logPolicies, readPolicies } from './read-policies';

const elsewhere = { systemRoot: '', tempFolder: '', localAppData: null };

function policyFile(text: string): string {
  const file = join(tempFolder(), 'policies.json');
  writeFileSync(file, text);
  return file;
}

const read = (file: string) => readPolicies({ platform: 'linux', file, ...elsewhere });

it('reads what is required and what is recommended', () => {
  const { required, recommended } = read(
    policyFile('{ "Mode": "live", "Recommended": { "Theme": "dark", "Language": "zh" } }'),
  );
  expect([required, recommended]).toEqual([{ Mode: 'live' }, { Theme: 'dark', Language: 'zh' }]);
});

it('is nothing where there is no file', () => {
  expect(read(join(tempFolder(), 'policies.json'))).toMatchObject({ entries: [], error: null });
});

it.each(['', '{', '[]', '7', '{"Recommended": 3}', '\uFEFF{}', '{"Mode": "live",}'])(
  'a file of %j is as none, listed and logged',
  (text) => {
    const policies = read(policyFile(text));
    expect(policies).toMatchObject({
      required: {},
      recommended: {},
      entries: [{ key: 'policies', problem: 'not-readable' }],
    });
    const { log, of } = createRecordedLog();
    logPolicies(policies, log);
    expect(of('policies not readable')).toHaveLength(1);
    expect(of('policy without effect')).toEqual([]);
  },
);

it('logs what has no effect by its key, and no value', () => {
  const { log, lines } = createRecordedLog();
  logPolicies(read(policyFile('{ "Theme": "Ahmad", "Mode": "live", "Ali": 1 }')), log);
  expect(lines).toEqual([
    ['info', 'policies read', { required: 1, recommended: 0 }],
    [
      'warn',
      'policy without effect',
      { key: 'Theme', place: 'machine', level: 'required', problem: 'invalid-value' },
    ],
    [
      'warn',
      'policy without effect',
      { key: 'unknown', place: 'machine', level: 'required', problem: 'unknown-key' },
    ],
  ]);
});

describe.skipIf(process.getuid?.() !== 0)('the file in /etc', () => {
  it.each([0o666, 0o664, 0o602])(
    'with mode %o is refused: others than root could have written it',
    (mode) => {
      const file = policyFile('{ "Mode": "practice" }');
      chmodSync(file, mode);
      expect(() => readPolicyFile(file, { mustBeOfRoot: true })).toThrow('not of root');
      chmodSync(file, 0o644);
      expect(readPolicyFile(file, { mustBeOfRoot: true })[0]?.values).toEqual({ Mode: 'practice' });
    },
  );

  it.each([0o777, 0o775, 0o1777])(
    'in a folder with mode %o is refused, also when it is missing: others could have moved it away',
    (mode) => {
      const file = policyFile('{ "Mode": "practice" }');
      chmodSync(dirname(file), mode);
      expect(() => readPolicyFile(file, { mustBeOfRoot: true })).toThrow('not of root');
      rmSync(file);
      expect(() => readPolicyFile(file, { mustBeOfRoot: true })).toThrow('not of root');
      chmodSync(dirname(file), 0o755);
      expect(readPolicyFile(file, { mustBeOfRoot: true })).toEqual([]);
    },
  );

  it('that is a link is refused where others could write in the folder of its target', () => {
    const target = policyFile('{ "Mode": "practice" }');
    const link = join(tempFolder(), 'policies.json');
    symlinkSync(target, link);
    expect(readPolicyFile(link, { mustBeOfRoot: true })[0]?.values).toEqual({ Mode: 'practice' });
    chmodSync(dirname(target), 0o777);
    expect(() => readPolicyFile(link, { mustBeOfRoot: true })).toThrow('not of root');
  });
});

describe.skipIf(process.platform === 'win32')('reg.exe, as a script', () => {
  function readWith(script: string | null) {
    const [systemRoot, folder] = [tempFolder(), tempFolder()];
    mkdirSync(join(systemRoot, 'System32'));
    const program = join(systemRoot, 'System32', 'reg.exe');
    if (script !== null) writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const key = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\StoreHub Helpdesk`;
    const text = `Windows Registry Editor Version 5.00\r\n\r\n[${key}]\r\n"Mode"="live"\r\n`;
    writeFileSync(join(systemRoot, 'System32', 'live.reg'), text, 'utf16le');
    return readPolicies({ ...elsewhere, platform: 'win32', file: null, systemRoot, tempFolder: folder });
  }

  it('that finds no key means no policies, and no error', () => {
    expect(readWith('exit 1')).toMatchObject({ entries: [], error: null });
  });

  it('that may not run is logged', () => {
    const { log, of } = createRecordedLog();
    logPolicies(readWith(null), log);
    expect(of('policies not readable')).toHaveLength(1);
  });

  it('that fails for one key is logged, and the other key counts', () => {
    const { required, error } = readWith(
      String.raw`case "$2" in HKLM*) cp "$(dirname "$0")/live.reg" "$3" ;; *) exit 5 ;; esac`,
    );
    expect([required, error]).toEqual([{ Mode: 'live' }, 'Error']);
  });
});

test.skipIf(process.platform === 'win32')('the data folder is a path of this system, or broken', () => {
  const readFolder = (folder: string, localAppData: string | null) => {
    const file = policyFile(JSON.stringify({ DataFolder: folder, Recommended: { Theme: 'dark' } }));
    const policies = readPolicies({ platform: 'linux', file, ...elsewhere, localAppData });
    const { problem } = policies.entries[0] ?? {};
    return [getDataFolder(policies, { localAppData }), policies.required.DataFolder, problem];
  };
  const inProfile = String.raw`%LOCALAPPDATA%\Helpdesk`;
  expect(readFolder('/srv/helpdesk', null)).toEqual(['/srv/helpdesk', '/srv/helpdesk', null]);
  expect(readFolder(inProfile, '/local')).toEqual([String.raw`/local\Helpdesk`, inProfile, null]);
  for (const folder of [inProfile, String.raw`C:\Helpdesk`, String.raw`\\server\share`])
    expect([folder, ...readFolder(folder, null)]).toEqual([folder, null, undefined, 'invalid-value']);
});

test.skipIf(process.platform === 'win32')('a path of Windows or a share has no effect here', () => {
  const share = String.raw`\\server\share\v.json`;
  const { required, entries } = read(
    policyFile(JSON.stringify({ UpdateNotice: share, TemplatesFile: String.raw`C:\templates.json` })),
  );
  expect(required).toEqual({});
  expect(entries.map(({ problem }) => problem)).toEqual(['invalid-value', 'invalid-value']);
  const address = 'https://it.example.com/v.json';
  expect(read(policyFile(JSON.stringify({ UpdateNotice: address }))).required).toEqual({
    UpdateNotice: address,
  });
});
