import { expect, test } from 'vitest';
import { findLicenceSection } from './third-party-notices.mjs';

test.each([
  [
    '# a\n\n## License\n\nCopyright (c) 2014 B\n\nPermission is granted\n',
    'Copyright (c) 2014 B\n\nPermission is granted',
  ],
  [
    '# a\n## license\nCopyright B. Permission is granted.\n\n## Tests\n',
    'Copyright B. Permission is granted.',
  ],
  ['# a\n## License\nMIT\n', undefined],
  ['# a\nCopyright, permission\n', undefined],
])('the licence in the readme %j is %j', (readme, text) => {
  expect(findLicenceSection(readme)).toBe(text);
});
