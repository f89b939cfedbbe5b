import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { patchApp } from '../../fixtures/patched-app';
import { expect, test } from '../../fixtures/test';
import type { DnsLeakRun } from './dns-leak-run';
import { runInNetworkNamespace } from './network-namespace';
import { appWithoutResolverRule } from './app-without-resolver-rule';

const projectFolder = join(import.meta.dirname, '../../..');
const program = join(import.meta.dirname, 'dns-leak-run.ts');

test('no name is resolved for the page, while the proxy settings of the system still work', async () => {
  const asked = await runInNetworkNamespace<DnsLeakRun>(program, [projectFolder, '4']);
  expect(asked.isListening).toBe(true);
  expect(asked.tried).toBeGreaterThan(60);
  expect(asked.leaked).toEqual([]);
  expect(asked.proxy).toBe('PROXY 127.0.0.1:3128');
});

test('the listener hears the names of an app without its rule', { tag: '@exhaustive' }, async () => {
  const folder = patchApp(...appWithoutResolverRule);
  try {
    const { leaked } = await runInNetworkNamespace<DnsLeakRun>(program, [folder, '1']);
    const ways = new Set(leaked.map((name) => name.replace(/-\d+\..*/, '')));
    expect([...ways]).toEqual(
      expect.arrayContaining(['turns', 'turns-local', 'candidate', 'candidate-local', 'frame-turns']),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
