import { describe, expect, it } from 'vitest';
import { isInstalled } from './install-node-packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
};
const installedWith = (zod) => ({ packages: { 'node_modules/zod': { version: zod } } });

describe('the installed packages', () => {
  it('are complete without what another platform needs', () => {
    expect(isInstalled(wanted, installedWith('4.6.7'))).toBe(true);
  });

  it('are not, in another version, in part, or never installed', () => {
    expect(isInstalled(wanted, installedWith('4.6.6'))).toBe(false);
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
    expect(isInstalled(wanted, undefined)).toBe(false);
  });
});
