import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { findInstallerStarter, startInstaller } from './find-installer-starter';

it('only a program on Windows with its uninstaller beside it is updated by the app', () => {
  const folder = tempFolder();
  const program = join(folder, 'storehub-helpdesk.exe');
  expect(findInstallerStarter('win32', program)).toBeNull();
  writeFileSync(join(folder, 'uninstall.exe'), '');
  expect(findInstallerStarter('win32', program)).toBe(startInstaller);
  expect(findInstallerStarter('linux', program)).toBeNull();
});

it.skipIf(process.platform === 'win32')('starts an installer in silence, in its own folder', async () => {
  const folder = tempFolder();
  const installer = join(folder, 'installer');
  writeFileSync(installer, `#!/bin/sh\nprintf '%s' "$* $PWD" > told.part\nmv told.part told\n`, {
    mode: 0o755,
  });
  expect(startInstaller(installer)).toBe(true);
  await expect.poll(() => existsSync(join(folder, 'told'))).toBe(true);
  expect(readFileSync(join(folder, 'told'), 'utf8')).toBe(`/S ${folder}`);
});

it('says so where there is no installer', () => {
  expect(startInstaller(join(tempFolder(), 'none.exe'))).toBe(false);
});
