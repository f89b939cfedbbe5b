import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { openForAppending, openForOverwriting, openForReading } from './open-file-nonblocking';

const closing = (handle: number): void => onTestFinished(() => closeSync(handle));

it('appends to a file, and replaces its content', () => {
  const file = join(tempFolder(), 'file');
  for (const text of ['one ', 'two']) {
    const handle = openForAppending(file);
    closing(handle);
    writeFileSync(handle, text);
  }
  expect(readFileSync(file, 'utf8')).toBe('one two');
  const handle = openForOverwriting(file);
  closing(handle);
  writeFileSync(handle, '3');
  const reading = openForReading(file);
  closing(reading);
  expect(readFileSync(reading, 'utf8')).toBe('3');
});

// A pipe would be waited for without end, and no time limit ends a thread that waits.
describe.skipIf(process.platform === 'win32')('a pipe in the place of a file', () => {
  function pipe(): string {
    const file = join(tempFolder(), 'pipe');
    execFileSync('mkfifo', [file]);
    return file;
  }

  it('is not opened for writing, whether or not something reads it', () => {
    const file = pipe();
    for (const open of [openForAppending, openForOverwriting]) expect(() => open(file)).toThrow('ENXIO');
    closing(openSync(file, constants.O_RDONLY | constants.O_NONBLOCK));
    for (const open of [openForAppending, openForOverwriting])
      expect(() => open(file)).toThrow('not a regular file');
  });

  it('is not opened for reading', () => {
    expect(() => openForReading(pipe())).toThrow('not a regular file');
  });
});

it.skipIf(process.platform === 'win32')('overwrites nothing through a link', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'of another program'), 'kept');
  symlinkSync(join(folder, 'of another program'), join(folder, 'link'));
  expect(() => openForOverwriting(join(folder, 'link'))).toThrow('ELOOP');
  expect(readFileSync(join(folder, 'of another program'), 'utf8')).toBe('kept');
});
