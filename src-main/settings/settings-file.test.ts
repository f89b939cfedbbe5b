import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { defaultEndingKinds } from '../../shared/calls/call-ending';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { silentLog } from '../log/log';
import { whileFilesStaySmall } from '../files/full-disk.fixture';
import { openSettingsFile } from './settings-file';

const initial = {
  theme: 'system',
  language: 'system',
  addReferenceToRemark: false,
  isMasked: false,
  keys: {},
  agent: null,
  endingKinds: defaultEndingKinds,
  isTourClosed: false,
  chosenMode: null,
  hasHadToken: false,
  hasBeenLive: false,
  keepDays: null,
  practiceKeepDays: null,
  syncServer: null,
  refusedTokenHash: null,
  refusedTokenFor: null,
};
const syncServer = {
  host: 'db.example.com',
  port: 5432,
  database: 'helpdesk',
  user: 'pc_12',
  certificateFile: null,
};
const fileIn = (folder: string) => join(folder, 'settings.json');
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('a fresh start has the initial settings and writes nothing', () => {
  const folder = join(tempFolder(), 'data');
  expect(openSettingsFile(folder, silentLog).read()).toEqual(initial);
  expect(readdirSync(join(folder, '..'))).toEqual([]);
});

test('a change survives a restart and leaves the other settings unchanged', () => {
  const folder = tempFolder();
  const settings = openSettingsFile(folder, silentLog);
  settings.change({ chosenMode: 'practice', hasHadToken: true });
  expect(settings.change({ theme: 'dark' })).toEqual({ ok: true, value: null });
  expect(settings.read()).toEqual({
    theme: 'dark',
    language: 'system',
    addReferenceToRemark: false,
    isMasked: false,
    keys: {},
    agent: null,
    endingKinds: defaultEndingKinds,
    isTourClosed: false,
    chosenMode: 'practice',
    hasHadToken: true,
    hasBeenLive: false,
    keepDays: null,
    practiceKeepDays: null,
    syncServer: null,
    refusedTokenHash: null,
    refusedTokenFor: null,
  });
  expect(openSettingsFile(folder, silentLog).read()).toEqual(settings.read());
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test.skipIf(process.platform === 'win32')('file and folder are private under umask 000', () => {
  const before = process.umask(0);
  onTestFinished(() => {
    process.umask(before);
  });
  const folder = join(tempFolder(), 'data');
  openSettingsFile(folder, silentLog).change({ theme: 'dark' });
  expect([modeOf(folder), modeOf(fileIn(folder))]).toEqual(['700', '600']);
});

test.each(['', '{', 'null', '[]', '"theme"', '\0\0\0'])(
  'a file that holds %j is as none, except that personal data is hidden until the agent changes a setting',
  (text) => {
    const folder = tempFolder();
    const { log, of } = createRecordedLog();
    writeFileSync(fileIn(folder), text);
    const settings = openSettingsFile(folder, log);
    expect(settings.read()).toEqual({ ...initial, isMasked: true });
    expect(of('settings not readable')).toHaveLength(1);
    expect(settings.hasUnread()).toBe(true);
    settings.change({ hasBeenLive: true });
    expect(settings.hasUnread()).toBe(true);
    settings.change({ isMasked: false });
    expect(settings.hasUnread()).toBe(false);
    const again = openSettingsFile(folder, log);
    expect([again.hasUnread(), again.read().isMasked]).toEqual([false, false]);
  },
);

test.each([
  ['a value that is none', { isMasked: 'maybe' }, { isMasked: true }, 'isMasked'],
  ['keys of 20 MB', { keys: { send: ['x'.repeat(20_000_000)] } }, { isMasked: true, keys: {} }, 'keys'],
  ['20 MB of something else', { other: 'x'.repeat(20_000_000) }, { isMasked: true }, null],
  ['two of them', { theme: {}, agent: 7 }, { isMasked: true }, 'theme agent'],
])(
  '%s costs no other setting, and what was chosen to protect stays',
  (_what, broken, recordedLog, logged) => {
    const folder = tempFolder();
    const { log, of } = createRecordedLog();
    const chosen = { ...initial, isMasked: true, keepDays: 90, language: 'ms' };
    writeFileSync(fileIn(folder), JSON.stringify({ ...chosen, ...broken }));
    const settings = openSettingsFile(folder, log);
    expect(settings.read()).toEqual({ ...chosen, ...recordedLog });
    expect(of('settings not readable')).toEqual(logged === null ? [] : [{ settings: logged }]);
    expect(settings.hasUnread()).toBe(logged !== null);
  },
);

test.each([
  { theme: 'sepia' },
  { zoom: 120 },
  { theme: 7, zoom: null },
  { addReferenceToRemark: 'yes' },
  { language: 'ta' },
])('what another version wrote, %j, costs no other setting', (other) => {
  const folder = tempFolder();
  writeFileSync(fileIn(folder), JSON.stringify({ chosenMode: 'live', hasHadToken: true, ...other }));
  expect(openSettingsFile(folder, silentLog).read()).toEqual({
    theme: 'system',
    language: 'system',
    addReferenceToRemark: false,
    isMasked: false,
    keys: {},
    agent: null,
    endingKinds: defaultEndingKinds,
    isTourClosed: false,
    chosenMode: 'live',
    hasHadToken: true,
    hasBeenLive: false,
    keepDays: null,
    practiceKeepDays: null,
    syncServer: null,
    refusedTokenHash: null,
    refusedTokenFor: null,
  });
});

const notSaved = { ok: false, error: { kind: 'not-allowed', reason: 'settings-not-saved' } };

test.skipIf(process.platform !== 'linux')(
  'a full disk is an error in words and in the log; the setting and the file stay as they were',
  async () => {
    const folder = tempFolder();
    openSettingsFile(folder, silentLog).change({ theme: 'dark' });
    const bytes = readFileSync(fileIn(folder));
    const { log, lines } = createRecordedLog();
    const settings = openSettingsFile(folder, log);
    const change = { theme: 'light', syncServer } as const;
    const changed = await whileFilesStaySmall(10, () => Promise.resolve(settings.change(change)));
    expect(changed).toEqual(notSaved);
    expect(settings.read()).toMatchObject({ theme: 'dark', syncServer: null });
    expect(readFileSync(fileIn(folder)).equals(bytes)).toBe(true);
    expect(lines).toEqual([
      ['error', 'settings not written', { error: 'Error EFBIG', settings: 'theme syncServer' }],
    ]);
  },
);

test('a folder that cannot be written is no exception, and the next change that can be written is', () => {
  const folder = tempFolder();
  mkdirSync(`${fileIn(folder)}.new`);
  const settings = openSettingsFile(folder, silentLog);
  expect(settings.change({ theme: 'dark' })).toEqual(notSaved);
  rmdirSync(`${fileIn(folder)}.new`);
  expect(settings.change({ isMasked: true })).toEqual({ ok: true, value: null });
  expect(openSettingsFile(folder, silentLog).read()).toMatchObject({ theme: 'system', isMasked: true });
});

test('a file that cannot be read leaves a line, and one that is not there none', () => {
  const folder = tempFolder();
  const { log, of, lines } = createRecordedLog();
  openSettingsFile(folder, log);
  expect(lines).toEqual([]);
  writeFileSync(fileIn(folder), '{"theme": "Ahmad');
  openSettingsFile(folder, log);
  expect(of('settings not readable')).toEqual([{ error: 'SyntaxError' }]);
});

describe.skipIf(process.platform !== 'linux')('a file that another program holds', () => {
  const chosen = { chosenMode: 'practice', keepDays: 90, syncServer, agent: 'AI' } as const;

  /** A file with settings, in whose place the system gives none: reading it fails with EIO. */
  function holdFile() {
    const folder = tempFolder();
    openSettingsFile(folder, silentLog).change(chosen);
    const away = join(folder, 'away');
    renameSync(fileIn(folder), away);
    symlinkSync('/proc/self/mem', fileIn(folder));
    const release = () => renameSync(away, fileIn(folder));
    return { folder, release, ...createRecordedLog() };
  }

  it('is read once it lets go of it', () => {
    const { folder, release, log, lines } = holdFile();
    let waits = 0;
    const settings = openSettingsFile(folder, log, undefined, () => {
      waits += 1;
      if (waits === 2) release();
    });
    expect(settings.read()).toEqual({ ...initial, ...chosen });
    expect([settings.hasUnread(), settings.isUnreadable(), waits]).toEqual([false, false, 2]);
    expect(lines).toEqual([]);
  });

  it('keeps its settings where it can be read again before the first change', () => {
    const { folder, release, log, of } = holdFile();
    const settings = openSettingsFile(folder, log, undefined, () => undefined);
    expect(settings.read()).toEqual({ ...initial, isMasked: true });
    expect([settings.hasUnread(), settings.isUnreadable()]).toEqual([true, true]);
    expect(of('settings not readable')).toEqual([{ error: 'Error EIO' }]);
    settings.assume({ chosenMode: 'live' });
    expect(settings.read().chosenMode).toBe('live');
    release();
    expect(settings.change({ hasBeenLive: true }).ok).toBe(true);
    expect([settings.hasUnread(), settings.isUnreadable()]).toEqual([false, false]);
    const after = { ...initial, ...chosen, hasBeenLive: true };
    expect([settings.read(), openSettingsFile(folder, silentLog).read()]).toEqual([after, after]);
  });

  it('keeps the keys and endings that it has where it can be read again before one of them is changed', () => {
    const { folder, release } = holdFile();
    const endingKinds = [...defaultEndingKinds, { id: 'sales call', name: 'Sales call' }];
    const keys = { pause: ['Ctrl+J'] };
    const own = tempFolder();
    openSettingsFile(own, silentLog).change({ keys, endingKinds });
    const settings = openSettingsFile(folder, silentLog, undefined, () => undefined);
    release();
    renameSync(fileIn(own), fileIn(folder));
    const ofDefaults = [...defaultEndingKinds, { id: 'transferred', name: 'Transferred' }];
    expect(settings.changeShown({ keys: { map: ['Ctrl+M'] }, endingKinds: ofDefaults })).toMatchObject({
      error: { reason: 'ending-list-read-again' },
    });
    expect(settings.shown()).toMatchObject({ keys: { ...keys, map: ['Ctrl+M'] }, endingKinds });
    // The window shows the agent's own endings by now, and makes the next list of these.
    const next = endingKinds.slice(1);
    expect(settings.changeShown({ endingKinds: next }).ok).toBe(true);
    expect(openSettingsFile(folder, silentLog).read().endingKinds).toEqual(next);
  });

  it('is kept aside where it cannot be read then either', () => {
    const { folder, log } = holdFile();
    const settings = openSettingsFile(folder, log, undefined, () => undefined);
    settings.assume({ chosenMode: 'practice' });
    expect(settings.change({ theme: 'dark' }).ok).toBe(true);
    expect(settings.isUnreadable()).toBe(false);
    expect(readlinkSync(`${fileIn(folder)}.old`)).toBe('/proc/self/mem');
    const written = { ...initial, isMasked: true, chosenMode: 'practice', theme: 'dark' };
    expect(openSettingsFile(folder, silentLog).read()).toEqual(written);
  });
});

describe.skipIf(process.platform === 'win32')('a file that exists, but cannot be reached', () => {
  it('leaves a line and is kept aside, as one that cannot be read', () => {
    const folder = tempFolder();
    const { log, lines } = createRecordedLog();
    symlinkSync('settings.json', fileIn(folder));
    const settings = openSettingsFile(folder, log, undefined, () => undefined);
    expect(lines).toEqual([['error', 'settings not readable', { error: 'Error ELOOP' }]]);
    expect(settings.read()).toEqual({ ...initial, isMasked: true });
    expect([settings.hasUnread(), settings.isUnreadable()]).toEqual([true, true]);
    settings.change({ theme: 'dark' });
    expect(readlinkSync(`${fileIn(folder)}.old`)).toBe('settings.json');
    expect(openSettingsFile(folder, silentLog).read()).toMatchObject({ theme: 'dark', isMasked: true });
  });

  it('is not taken for one that was reached where it is gone before the first change', () => {
    const folder = tempFolder();
    symlinkSync('settings.json', fileIn(folder));
    const settings = openSettingsFile(folder, silentLog, undefined, () => undefined);
    unlinkSync(fileIn(folder));
    expect(settings.change({ theme: 'dark' }).ok).toBe(true);
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(openSettingsFile(folder, silentLog).read()).toMatchObject({ theme: 'dark', isMasked: true });
  });
});

test('a file that holds no settings is kept aside by the first change, and by no other', () => {
  const folder = tempFolder();
  writeFileSync(fileIn(folder), '{"theme": "da');
  const settings = openSettingsFile(folder, silentLog);
  for (const theme of ['dark', 'light'] as const) settings.change({ theme });
  expect(readFileSync(`${fileIn(folder)}.old`, 'utf8')).toBe('{"theme": "da');
});

test.each([{ port: 0 }, { host: '' }, { host: 'a b' }, { more: 1 }])(
  'a server that is none is none: %o',
  (change) => {
    const folder = tempFolder();
    const edited = { ...initial, theme: 'dark', syncServer: { ...syncServer, ...change } };
    writeFileSync(fileIn(folder), JSON.stringify(edited));
    expect(openSettingsFile(folder, silentLog).read()).toEqual({ ...initial, theme: 'dark' });
  },
);

describe.skipIf(process.platform === 'win32')('what is no settings file', () => {
  it.each([
    ['a pipe', (file: string) => void execFileSync('mkfifo', [file])],
    [
      'a file of 300 MB',
      (file: string) => {
        writeFileSync(file, '{}');
        truncateSync(file, 300_000_000);
      },
    ],
  ])(
    '%s stands for the initial settings, leaves a line, and is replaced by the next change',
    (_what, put) => {
      const folder = tempFolder();
      const recordedLog = createRecordedLog();
      put(join(folder, 'settings.json'));
      const settings = openSettingsFile(folder, recordedLog.log);
      expect(settings.read().chosenMode).toBeNull();
      expect(recordedLog.of('settings not readable')).toHaveLength(1);
      expect(settings.change({ chosenMode: 'live' }).ok).toBe(true);
      expect(openSettingsFile(folder, recordedLog.log).read().chosenMode).toBe('live');
    },
  );

  it('a pipe where a file is about to be written is not waited for', () => {
    const folder = tempFolder();
    execFileSync('mkfifo', [join(folder, 'settings.json.new')]);
    expect(openSettingsFile(folder, createRecordedLog().log).change({ chosenMode: 'live' }).ok).toBe(true);
  });

  it('a link where a file is about to be written is replaced, and its target stays as it was', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'of another program'), 'kept');
    symlinkSync(join(folder, 'of another program'), join(folder, 'settings.json.new'));
    expect(openSettingsFile(folder, silentLog).change({ chosenMode: 'live' }).ok).toBe(true);
    expect(readFileSync(join(folder, 'of another program'), 'utf8')).toBe('kept');
    expect(openSettingsFile(folder, silentLog).read().chosenMode).toBe('live');
  });
});
