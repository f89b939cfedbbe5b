import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { getBackupsFolder, listBackups } from '../../backup/backup-files';
import { getNewestVersion } from '../../db/migrate';
import { migrations } from '../../db/migrations/all';
import { openOlderDatabase } from '../../db/migrations/open-older-database.fixture';
import { openJournal } from '../../journal/journal-file';
import { silentLog } from '../../log/log';
import { backUpBeforeMigration } from './back-up-before-migration';

it('a backup that fails again and again leaves one new segment of the journal, which the backup then counts from', () => {
  const newest = getNewestVersion(migrations);
  const { name: file } = openOlderDatabase(newest);
  const backups = getBackupsFolder(file);
  const journal = openJournal(dirname(file));
  journal.append({ kind: 'one' });
  const backUp = () => backUpBeforeMigration(file, journal, 0, newest, silentLog);
  writeFileSync(backups, 'in the place of the folder');
  expect(backUp).toThrow('EEXIST');
  expect(journal.segments()).toEqual([1, 2]);
  expect(backUp).toThrow('EEXIST');
  expect(journal.segments()).toEqual([1, 2]);

  rmSync(backups);
  backUp();
  expect(listBackups(backups)).toMatchObject([{ number: 2, kind: 'before-migration' }]);
  // The next one has a number of its own.
  backUp();
  expect(listBackups(backups).map(({ number }) => number)).toEqual([2, 3]);
  journal.close();
});
