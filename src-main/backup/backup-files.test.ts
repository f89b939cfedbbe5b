import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { deleteCopies, getBackupsFolder, rotateBackups } from './backup-files';

it('deletes every copy that can be deleted, and says then that one cannot', () => {
  const folder = tempFolder();
  const backups = getBackupsFolder(join(folder, 'helpdesk.db'));
  const damaged = join(folder, 'damaged');
  const nameOf = (number: number) => `helpdesk-00000${number}-20261124T000000Z-daily.db`;
  // Nothing deletes a folder in the place of a file.
  mkdirSync(join(backups, nameOf(1)), { recursive: true });
  mkdirSync(damaged);
  for (const file of [join(backups, nameOf(2)), join(backups, nameOf(3)), join(damaged, 'helpdesk.db.1')])
    writeFileSync(file, 'copy');
  expect(() => deleteCopies(backups, ({ number }) => number < 3, Infinity)).toThrow(nameOf(1));
  expect(readdirSync(backups)).toEqual([nameOf(1), nameOf(3)]);
  expect(readdirSync(damaged)).toEqual([]);
});

it('a backup that cannot be deleted keeps no other one from its rotation', () => {
  const backups = getBackupsFolder(join(tempFolder(), 'helpdesk.db'));
  const nameOf = (number: number) => `helpdesk-00000${number}-20261124T000000Z-daily.db`;
  mkdirSync(join(backups, nameOf(1)), { recursive: true });
  for (const number of [2, 3]) writeFileSync(join(backups, nameOf(number)), 'copy');
  rotateBackups(backups);
  expect(readdirSync(backups)).toEqual([nameOf(1), nameOf(3)]);
});
