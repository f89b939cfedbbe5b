import { describe, expect, it } from 'vitest';
import { isAppPage, isAppUrl } from './app-origin';

describe('isAppPage', () => {
  it.each(['app://helpdesk/', 'app://helpdesk/index.html', 'app://helpdesk/index.html?x=1#y'])(
    'takes %s',
    (url) => {
      expect(isAppPage(url)).toBe(true);
    },
  );

  it.each([
    '',
    'about:blank',
    'app://other/index.html',
    'app://helpdesk.example/index.html',
    'app://a:b@helpdesk/index.html',
    'app://helpdesk:80/index.html',
    'app://helpdesk/assets/index.js',
    'https://helpdesk/index.html',
    'file:///index.html',
    'data:text/html,app://helpdesk/',
    'blob:app://helpdesk/0b2c',
  ])('refuses %j', (url) => {
    expect(isAppPage(url)).toBe(false);
  });
});

describe('isAppUrl', () => {
  it('takes the app’s own files and nothing that only looks like them', () => {
    expect(isAppUrl('app://helpdesk/assets/index.js')).toBe(true);
    expect(isAppUrl('app://helpdesk.example/index.js')).toBe(false);
    expect(isAppUrl('blob:app://helpdesk/0b2c')).toBe(false);
  });
});
