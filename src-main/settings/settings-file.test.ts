import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { openSettingsFile } from './settings-file';

const initial = {
  theme: 'system',
  language: 'system',
  addReferenceToRemark: false,
  isMasked: false,
  keys: {},
  chosenMode: null,
  hasHadToken: false,
  keepDays: null,
  practiceKeepDays: null,
  feedFolder: null,
};
const fileIn = (folder: string) => join(folder, 'settings.json');
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('a fresh start has the initial settings and writes nothing', () => {
  const folder = join(tempFolder(), 'data');
  expect(openSettingsFile(folder).read()).toEqual(initial);
  expect(readdirSync(join(folder, '..'))).toEqual([]);
});

test('what is changed holds over a restart, and leaves the rest alone', () => {
  const folder = tempFolder();
  const settings = openSettingsFile(folder);
  settings.change({ chosenMode: 'practice', hasHadToken: true });
  expect(settings.change({ theme: 'dark' })).toEqual({
    theme: 'dark',
    language: 'system',
    addReferenceToRemark: false,
    isMasked: false,
    keys: {},
    chosenMode: 'practice',
    hasHadToken: true,
    keepDays: null,
    practiceKeepDays: null,
    feedFolder: null,
  });
  expect(openSettingsFile(folder).read()).toEqual(settings.read());
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('file and folder are private under umask 000', () => {
  const before = process.umask(0);
  onTestFinished(() => {
    process.umask(before);
  });
  const folder = join(tempFolder(), 'data');
  openSettingsFile(folder).change({ theme: 'dark' });
  expect([modeOf(folder), modeOf(fileIn(folder))]).toEqual(['700', '600']);
});

test.each(['', '{', 'null', '[]', '"theme"', '{"theme":{}}', '\0\0\0'])(
  'a file that holds %j is as none',
  (text) => {
    const folder = tempFolder();
    writeFileSync(fileIn(folder), text);
    expect(openSettingsFile(folder).read()).toEqual(initial);
  },
);

test.each([
  { theme: 'sepia' },
  { zoom: 120 },
  { theme: 7, zoom: null },
  { addReferenceToRemark: 'yes' },
  { isMasked: 1 },
  { language: 'ta' },
])('what another version wrote, %j, costs no other setting', (other) => {
  const folder = tempFolder();
  writeFileSync(fileIn(folder), JSON.stringify({ chosenMode: 'live', hasHadToken: true, ...other }));
  expect(openSettingsFile(folder).read()).toEqual({
    theme: 'system',
    language: 'system',
    addReferenceToRemark: false,
    isMasked: false,
    keys: {},
    chosenMode: 'live',
    hasHadToken: true,
    keepDays: null,
    practiceKeepDays: null,
    feedFolder: null,
  });
});

test.skipIf(process.platform !== 'linux')(
  'a full disk keeps the change for this run and the old file whole',
  () => {
    const folder = tempFolder();
    openSettingsFile(folder).change({ theme: 'dark' });
    const bytes = readFileSync(fileIn(folder));
    symlinkSync('/dev/full', `${fileIn(folder)}.new`);
    const settings = openSettingsFile(folder);
    expect(settings.change({ theme: 'light' }).theme).toBe('light');
    expect(settings.read().theme).toBe('light');
    expect(readFileSync(fileIn(folder)).equals(bytes)).toBe(true);
  },
);

test('a folder that cannot be written is no exception', () => {
  const folder = tempFolder();
  mkdirSync(`${fileIn(folder)}.new`);
  expect(openSettingsFile(folder).change({ theme: 'dark' }).theme).toBe('dark');
});
