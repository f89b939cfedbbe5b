import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { patchApp } from '../../fixtures/patched-app';
import type { Measurement } from '../../measurement/measurement';
import type { DnsLeakRun } from '../dns/dns-leak-run';
import { runInNetworkNamespace } from '../dns/network-namespace';
import { appWithoutResolverRule } from '../dns/app-without-resolver-rule';

const projectFolder = join(import.meta.dirname, '../../..');
const program = join(import.meta.dirname, '../dns/dns-leak-run.ts');
/** The ways in which WebRTC tries `repeats` names each. */
const repeatedWays = 7;

/** S13: script in the page tries names in every way, while a name server listens. */
export const dnsLeaks: Measurement = {
  id: 'S13',
  unit: 'names that were resolved for the page',
  goal: 0,
  runs: { full: 400, short: 70 },
  measure: async (runs) => {
    const repeats = String(Math.ceil(runs / repeatedWays));
    const asked = await runInNetworkNamespace<DnsLeakRun>(program, [projectFolder, repeats]);
    if (!asked.isListening) throw new Error('the name server heard nothing at all');
    const folder = patchApp(...appWithoutResolverRule);
    try {
      const control = await runInNetworkNamespace<DnsLeakRun>(program, [folder, repeats]);
      const seen = { tried: asked.tried, leaked: asked.leaked.slice(0, 10), proxy: asked.proxy };
      return { value: asked.leaked.length, control: control.leaked.length, seen };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
