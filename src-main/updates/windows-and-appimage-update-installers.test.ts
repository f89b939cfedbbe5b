import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { findUpdateInstaller, startInstaller } from './windows-and-appimage-update-installers';

it('only a program on Windows with its uninstaller beside it is updated by an installer', () => {
  const folder = tempFolder();
  const program = join(folder, 'storehub-helpdesk.exe');
  expect(findUpdateInstaller('win32', program, null)).toBeNull();
  writeFileSync(join(folder, 'uninstall.exe'), '');
  expect(findUpdateInstaller('win32', program, null)).toEqual({ entry: 'installer', start: startInstaller });
  expect(findUpdateInstaller('linux', program, null)).toBeNull();
});

/** A file with the head of an AppImage for the processor x64, or for another. */
const programOf = (content: string, processor = 0x3e): Buffer =>
  Buffer.concat([
    Buffer.from('\u007FELF\u0002\u0001\u0001\0AI\u0002'.padEnd(18, '\0')),
    Buffer.from([processor, 0]),
    Buffer.from(content),
  ]);

describe('an AppImage', () => {
  /** One that runs, in a folder of its user's, and a newer one that was downloaded. */
  function world(mode = 0o755, newer = programOf('new')) {
    const [folder, downloads] = [tempFolder(), tempFolder()];
    const [appImage, download] = [join(folder, 'Helpdesk.AppImage'), join(downloads, 'newer')];
    writeFileSync(appImage, programOf('old'));
    chmodSync(appImage, mode);
    writeFileSync(download, newer, { mode: 0o600 });
    const found = findUpdateInstaller('linux', '/tmp/.mount/storehub-helpdesk', appImage);
    expect(found?.entry).toBe('appImage');
    const replace = (file = download) => found?.start(file);
    const content = () => readFileSync(appImage).subarray(20).toString();
    return { folder, downloads, appImage, replace, content };
  }

  it.each([0o755, 0o750, 0o555])(
    'of mode %o changes places with the newer one and keeps its mode',
    (mode) => {
      const { folder, appImage, replace, content } = world(mode);
      replace();
      expect([content(), statSync(appImage).mode & 0o777]).toEqual(['new', mode]);
      expect(readdirSync(folder)).toEqual(['Helpdesk.AppImage']);
    },
  );

  it('stays where the newer one cannot be read', () => {
    const { folder, downloads, replace, content } = world();
    expect(() => replace(join(downloads, 'none'))).toThrow('ENOENT');
    expect([content(), readdirSync(folder)]).toEqual(['old', ['Helpdesk.AppImage']]);
  });

  it.each([
    ['an installer for Windows', Buffer.from('MZ, an installer for Windows')],
    ['a page of a proxy', Buffer.from('<!doctype html><title>Log in</title>')],
    ['an AppImage for another processor', programOf('new', 0xb7)],
    ['an empty file', Buffer.alloc(0)],
  ])('is not replaced by %s', (_name, newer) => {
    const { folder, replace, content } = world(0o755, newer);
    expect(() => replace()).toThrow(expect.objectContaining({ code: 'not-an-app-image' }));
    expect([content(), readdirSync(folder)]).toEqual(['old', ['Helpdesk.AppImage']]);
  });

  it('that another user has replaced by a newer one meanwhile is not replaced by an older one', () => {
    const { folder, appImage, replace, content } = world();
    writeFileSync(join(folder, 'newest'), programOf('newest'));
    renameSync(join(folder, 'newest'), appImage);
    expect(() => replace()).toThrow(expect.objectContaining({ code: 'changed' }));
    expect([content(), readdirSync(folder)]).toEqual(['newest', ['Helpdesk.AppImage']]);
  });

  it('that was moved while it runs does not come back', () => {
    const { folder, appImage, replace } = world();
    renameSync(appImage, join(folder, 'Moved.AppImage'));
    expect(() => replace()).toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual(['Moved.AppImage']);
  });

  it('is not written through a link that another user has put beside it', () => {
    const { folder, appImage, replace, content } = world();
    const target = join(tempFolder(), 'target');
    for (const name of [`${appImage}.new`, `${appImage}.${process.pid}.new`]) symlinkSync(target, name);
    expect(() => replace()).toThrow('EEXIST');
    expect([content(), existsSync(target)]).toEqual(['old', false]);
    replace();
    expect([content(), existsSync(target)]).toEqual(['new', false]);
    expect(readdirSync(folder).toSorted()).toEqual(['Helpdesk.AppImage', 'Helpdesk.AppImage.new']);
  });

  it.skipIf(process.platform === 'win32')('takes away what an app that was ended by force has left', () => {
    const { folder, appImage, replace, content } = world();
    const ended = spawnSync('true').pid;
    for (const name of [
      `${appImage}.${ended}.new`,
      `${appImage}.${process.ppid}.new`,
      `${appImage}.notes.new`,
    ])
      writeFileSync(name, '');
    mkdirSync(`${appImage}.0${ended}.new`);
    replace();
    expect(content()).toBe('new');
    expect(readdirSync(folder).toSorted()).toEqual([
      'Helpdesk.AppImage',
      `Helpdesk.AppImage.0${ended}.new`,
      `Helpdesk.AppImage.${process.ppid}.new`,
      'Helpdesk.AppImage.notes.new',
    ]);
  });

  it('in a folder that is gone is left alone', () => {
    const gone = join(tempFolder(), 'gone', 'Helpdesk.AppImage');
    expect(findUpdateInstaller('linux', '/tmp/.mount/storehub-helpdesk', gone)).toBeNull();
  });
});

it.skipIf(process.platform === 'win32')('starts an installer in silence, in its own folder', async () => {
  const folder = tempFolder();
  const installer = join(folder, 'installer');
  writeFileSync(installer, `#!/bin/sh\nprintf '%s' "$* $PWD" > told.part\nmv told.part told\n`, {
    mode: 0o755,
  });
  startInstaller(installer);
  await expect.poll(() => existsSync(join(folder, 'told'))).toBe(true);
  expect(readFileSync(join(folder, 'told'), 'utf8')).toBe(`/S ${folder}`);
});

it('throws where there is no installer', () => {
  expect(() => startInstaller(join(tempFolder(), 'none.exe'))).toThrow('not started');
});
