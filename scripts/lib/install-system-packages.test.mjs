import { describe, expect, it } from 'vitest';
import { parseInstallable, parseNotFound, findPackagesFor } from './install-system-packages.mjs';

const POLICY = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.14-1
  Version table:
     1.2.14-1 500
`;

describe('system packages', () => {
  it('are called what this release calls them', () => {
    const missing = ['libasound.so.2', 'libnss3.so', 'libsmime3.so', 'xvfb-run'];
    expect(findPackagesFor(missing, new Set(['libasound2', 'libnss3', 'xvfb']))).toEqual([
      'libasound2',
      'libnss3',
      'xvfb',
    ]);
    expect(findPackagesFor(missing, parseInstallable(POLICY))).toEqual(['libasound2t64', 'libnss3', 'xvfb']);
  });

  it('are missing where ldd says so, in its own words', () => {
    const printed =
      '\tlinux-vdso.so.1 (0x00007ffd)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n';
    expect(parseNotFound(printed)).toEqual(['libnss3.so']);
  });

  it('are guessed by their newest name where apt has no lists yet', () => {
    expect(findPackagesFor(['libgtk-3.so.0'], new Set())).toEqual(['libgtk-3-0t64']);
  });

  it('of a purely virtual name cannot be installed', () => {
    expect([...parseInstallable(POLICY)]).toEqual(['libasound2t64']);
  });
});
