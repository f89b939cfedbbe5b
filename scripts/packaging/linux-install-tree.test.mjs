import { expect, it } from 'vitest';
import { createDesktopEntry } from './linux-install-tree.mjs';

it('a desktop starts the program with its sandbox on, and with its links', () => {
  const lines = createDesktopEntry('storehub-helpdesk').split('\n');
  expect(lines.find((line) => line.startsWith('Exec='))).toBe('Exec=storehub-helpdesk %U');
  expect(lines).toContain('MimeType=x-scheme-handler/storehub-helpdesk;x-scheme-handler/tel;');
});
