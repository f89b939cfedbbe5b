import { expect, it } from 'vitest';
import { findAppImage } from './find-app-image';

const program = '/tmp/.mount_a/storehub-helpdesk';

it.each([
  ['its own', { APPIMAGE: '/home/a/H.AppImage', APPDIR: '/tmp/.mount_a' }, '/home/a/H.AppImage'],
  ['that of a terminal which started it', { APPIMAGE: '/home/a/T.AppImage', APPDIR: '/tmp/.mount_t' }, null],
  ['none', {}, null],
  ['one without its folder', { APPIMAGE: '/home/a/H.AppImage' }, null],
  ['one that is no whole path', { APPIMAGE: 'H.AppImage', APPDIR: '/tmp/.mount_a' }, null],
])('of %s, the AppImage is %j', (_name, env, found) => {
  expect(findAppImage(env, program)).toBe(found);
});
