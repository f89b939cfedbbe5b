import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { findUpdateInstaller, startInstaller } from './find-update-installer';

it('only a program on Windows with its uninstaller beside it is updated by an installer', () => {
  const folder = tempFolder();
  const program = join(folder, 'storehub-helpdesk.exe');
  expect(findUpdateInstaller('win32', program, null)).toBeNull();
  writeFileSync(join(folder, 'uninstall.exe'), '');
  expect(findUpdateInstaller('win32', program, null)).toEqual({ entry: 'installer', start: startInstaller });
  expect(findUpdateInstaller('linux', program, null)).toBeNull();
});

it('an AppImage changes places with the newer one, which can be started', () => {
  const [folder, downloads] = [tempFolder(), tempFolder()];
  const [appImage, newer] = [join(folder, 'Helpdesk.AppImage'), join(downloads, 'newer')];
  writeFileSync(appImage, 'old', { mode: 0o755 });
  writeFileSync(newer, 'new', { mode: 0o600 });
  const found = findUpdateInstaller('linux', '/tmp/.mount/storehub-helpdesk', appImage);
  expect(found?.entry).toBe('appImage');
  expect(found?.start(newer)).toBe(true);
  expect([readFileSync(appImage, 'utf8'), statSync(appImage).mode & 0o777]).toEqual(['new', 0o755]);
  expect(found?.start(join(downloads, 'none'))).toBe(false);
  expect([readFileSync(appImage, 'utf8'), readdirSync(folder)]).toEqual(['new', ['Helpdesk.AppImage']]);
});

it('an AppImage in a folder that the user may not write to, or that is gone, is left alone', () => {
  const gone = join(tempFolder(), 'gone', 'Helpdesk.AppImage');
  expect(findUpdateInstaller('linux', '/tmp/.mount/storehub-helpdesk', gone)).toBeNull();
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
