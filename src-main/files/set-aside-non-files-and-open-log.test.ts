import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { setAsideNonFilesAndOpenLog } from './set-aside-non-files-and-open-log';

describe.skipIf(process.platform === 'win32')('the log', () => {
  function logOf(folder: string): string {
    setAsideNonFilesAndOpenLog(folder, () => 0).info('app started');
    return readFileSync(join(folder, 'logs', 'helpdesk.log'), 'utf8');
  }

  it('is written although its folder was a link to nothing', () => {
    const folder = tempFolder();
    symlinkSync(join(folder, 'gone'), join(folder, 'logs'));
    expect(logOf(folder)).toMatch(/set aside \{"name":"logs"\}\n.*info app started\n$/);
  });

  it('is written to the folder that a link leads to', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'logs'));
    logOf(folder);
    expect(readFileSync(join(folder, 'elsewhere', 'helpdesk.log'), 'utf8')).toMatch(/info app started\n$/);
  });

  it('is not written through a link to a file of another program', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'of another program'), 'kept');
    mkdirSync(join(folder, 'logs'));
    symlinkSync(join(folder, 'of another program'), join(folder, 'logs', 'helpdesk.log'));
    expect(logOf(folder)).toMatch(/info app started\n$/);
    expect(readFileSync(join(folder, 'of another program'), 'utf8')).toBe('kept');
  });
});
