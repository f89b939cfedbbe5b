import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
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

test('a line that is no JSON is passed over, although its checksum is right', () => {
  const folder = tempFolder();
  journalIn(folder).append('before');
  const text = '{"kind":';
  appendFileSync(firstSegment(folder), `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`);
  journalIn(folder).append('after');
  expect(journalIn(folder).readAll()).toEqual(['before', 'after']);
});

test('a segment that is larger than a string can be is read', () => {
  const folder = tempFolder();
  journalIn(folder).append('before');
  truncateSync(firstSegment(folder), 600 * 2 ** 20);
  expect(journalIn(folder).position()).toMatchObject({ segment: 1, bytes: 600 * 2 ** 20 });
  const after = journalIn(folder);
  after.append('after');
  expect(after.readAll()).toEqual(['before', 'after']);
  expect(journalIn(folder).position()).toEqual(after.position());
});

describe('the unbroken run', () => {
  function journalOfThree(folder: string): void {
    const journal = journalIn(folder);
    journal.append(1);
    journal.beginSegment(['unsettled']);
    journal.append(2);
    journal.beginSegment();
    journal.append(3);
  }
  const runIn = (folder: string) => journalIn(folder).findContiguousSegments();

  test('goes over restarts and a torn record, and knows the newest list', () => {
    const folder = tempFolder();
    journalIn(folder).append(1);
    appendFileSync(firstSegment(folder), '0badc0de "to');
    journalIn(folder).beginSegment(['unsettled']);
    journalIn(folder).append(2);
    journalIn(folder).beginSegment();
    const journal = journalIn(folder);
    expect(journal.findContiguousSegments()).toEqual({ first: 1, newestList: 2, isBeforeReplaced: false });
    expect(journal.readFrom(2)).toEqual(['unsettled', 2]);
  });

  test('begins where the segments before it are gone', () => {
    const folder = tempFolder();
    journalOfThree(folder);
    journalIn(folder).dropBefore(2);
    expect(runIn(folder)).toEqual({ first: 2, newestList: 2, isBeforeReplaced: false });
    expect(runIn(tempFolder())).toEqual({ first: Infinity, newestList: null, isBeforeReplaced: false });
  });

  test.each([
    ['shorter', '', { first: 2, newestList: 2 }],
    ['as long, with another end', `0badc0de 1\n`, { first: 2, newestList: 2 }],
  ])('begins behind a segment that is %s than it was', (_how, content, run) => {
    const folder = tempFolder();
    journalOfThree(folder);
    expect(runIn(folder)).toEqual({ first: 1, newestList: 2, isBeforeReplaced: false });
    writeFileSync(firstSegment(folder), content);
    expect(runIn(folder)).toEqual({ ...run, isBeforeReplaced: true });
  });
});

test('a segment that cannot be written leaves the old one in use, and an unfinished one goes', () => {
  const folder = tempFolder();
  const journal = journalIn(folder);
  journal.append(1);
  const unfinished = join(folder, 'unsent-000002.journal.new');
  mkdirSync(unfinished);
  expect(() => journal.beginSegment([2])).toThrow('EISDIR');
  rmSync(unfinished, { recursive: true });
  writeFileSync(unfinished, 'cut off');
  journal.append(3);
  expect(journal.segments()).toEqual([1]);
  const next = journalIn(folder);
  expect(existsSync(unfinished)).toBe(false);
  expect(next.readAll()).toEqual([1, 3]);
});

describe.skipIf(process.platform === 'win32')('a pipe, which would be waited for without end,', () => {
  const pipe = (file: string): void => void execFileSync('mkfifo', [file]);

  test('in the place of the segment refuses each record at once, and is no segment of this process', () => {
    const folder = tempFolder();
    const journal = journalIn(folder);
    pipe(firstSegment(folder));
    expect(journal.isAsWritten()).toBe(false);
    expect(() => journal.append('lost')).toThrow('ENXIO');
    expect(() => journal.position()).toThrow('not a regular file');
    rmSync(firstSegment(folder));
    journal.append('kept');
    expect(journal.readAll()).toEqual(['kept']);
  });

  test('in the place of a segment that is about to be written is replaced', () => {
    const folder = tempFolder();
    const journal = journalIn(folder);
    journal.append(1);
    pipe(join(folder, 'unsent-000002.journal.new'));
    expect(journal.beginSegment([2])).toBe(2);
    expect(journal.readAll()).toEqual([1, 2]);
  });
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

describe('whether the segment is as this process wrote it', () => {
  const records = (folder: string) => readFileSync(firstSegment(folder));
  function writtenTwice() {
    const folder = tempFolder();
    const journal = journalIn(folder);
    journal.append('first');
    const older = records(folder);
    journal.append('second');
    return { folder, journal, older };
  }

  test('stays true once another copy of the app appends records', () => {
    const { folder, journal } = writtenTwice();
    journalIn(folder).append('of the other');
    expect(journal.isAsWritten()).toBe(true);
    expect(journal.isAsWritten()).toBe(true);
    journal.append('third');
    expect(journal.isAsWritten()).toBe(true);
  });

  test.each<[string, (now: { older: Buffer; whole: Buffer }) => Buffer]>([
    ['is older', ({ older }) => older],
    ['is older and was written on', ({ older }) => Buffer.concat([older, older, older])],
    ['ends with bytes that are no record', ({ whole }) => Buffer.concat([whole, Buffer.alloc(64)])],
    ['has no line end where this one ended', ({ whole }) => Buffer.concat([Buffer.from('x'), whole])],
  ])('turns false once its content %s', (_what, content) => {
    const { folder, journal, older } = writtenTwice();
    writeFileSync(firstSegment(folder), content({ older, whole: records(folder) }));
    expect(journal.isAsWritten()).toBe(false);
  });

  test('stays true in another file of the same records, which gets the next ones', () => {
    const { folder, journal } = writtenTwice();
    replaceFile(folder, records(folder));
    expect(journal.isAsWritten()).toBe(true);
    journal.append('third');
    expect(journal.isAsWritten()).toBe(true);
    expect(journalIn(folder).readAll()).toEqual(['first', 'second', 'third']);
  });

  test.each<[string, (now: { older: Buffer; whole: Buffer }) => Buffer]>([
    ['older', ({ older }) => older],
    ['other', ({ whole }) => Buffer.from(whole).fill('x', 0, whole.length - 1)],
  ])('turns false in another file of %s records', (_what, content) => {
    const { folder, journal, older } = writtenTwice();
    replaceFile(folder, content({ older, whole: records(folder) }));
    expect(journal.isAsWritten()).toBe(false);
  });

  test('a segment that was deleted is gone, and keeps the end that it had', () => {
    const { folder, journal } = writtenTwice();
    const end = journal.position();
    expect(journal.isGone()).toBe(false);
    rmSync(firstSegment(folder));
    expect([journal.isGone(), journal.isAsWritten(), journal.position()]).toEqual([true, true, end]);
  });
});

/** As a program does that saves by renaming. */
function replaceFile(folder: string, content: Buffer): void {
  writeFileSync(`${firstSegment(folder)}.tmp`, content);
  renameSync(`${firstSegment(folder)}.tmp`, firstSegment(folder));
}
