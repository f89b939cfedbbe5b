import { appendFileSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { openJournal } from './journal-file';

function journalIn(folder: string) {
  const journal = openJournal(folder);
  onTestFinished(() => {
    journal.close();
  });
  return journal;
}

const firstSegment = (folder: string) => join(folder, 'unsent-000001.journal');
const words = { says: '打印机坏了 🖨️ \n \0 "', half: '\ud83d' };

test('a record is on disk, word for word, when writing returns', () => {
  const folder = tempFolder();
  journalIn(folder).append(words);
  expect(journalIn(folder).readAll()).toEqual([words]);
  expect((statSync(firstSegment(folder)).mode & 0o777).toString(8)).toBe('600');
});

test('records come back oldest first, over segments and restarts', () => {
  const folder = tempFolder();
  const journal = journalIn(folder);
  journal.append(1);
  expect(journal.beginSegment()).toBe(2);
  journal.append(2);
  journalIn(folder).append(3);
  expect(journalIn(folder).readAll()).toEqual([1, 2, 3]);
  journal.dropBefore(2);
  expect(journalIn(folder).readAll()).toEqual([2, 3]);
  journal.dropBefore(99);
  expect(journalIn(folder).segments()).toEqual([2]);
});

test('a record that a crash tore is passed over, and spoils none after it', () => {
  const folder = tempFolder();
  journalIn(folder).append('whole');
  appendFileSync(firstSegment(folder), '0badc0de "to');
  journalIn(folder).append('after');
  expect(journalIn(folder).readAll()).toEqual(['whole', 'after']);
});

test('one flipped bit costs one record', () => {
  const folder = tempFolder();
  const journal = journalIn(folder);
  for (const record of ['one', 'two', 'three']) journal.append(record);
  const bytes = readFileSync(firstSegment(folder));
  const at = bytes.indexOf('two');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(firstSegment(folder), bytes);
  expect(journalIn(folder).readAll()).toEqual(['one', 'three']);
});

test.skipIf(process.platform !== 'linux')(
  'a full disk says so, and once there is room the next record is whole',
  () => {
    const folder = tempFolder();
    symlinkSync('/dev/full', firstSegment(folder));
    const journal = journalIn(folder);
    expect(() => journal.append('lost')).toThrow('ENOSPC');
    rmSync(firstSegment(folder));
    writeFileSync(firstSegment(folder), '0badc0de "lo');
    journal.append('kept');
    expect(journal.readAll()).toEqual(['kept']);
  },
);
