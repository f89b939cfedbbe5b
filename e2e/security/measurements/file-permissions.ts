import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createUserDataFolder, startApp } from '../../fixtures/helpdesk-app';
import { patchApp } from '../../fixtures/patched-app';
import type { Measurement } from '../../measurement/measurement';

/** S7: the app starts under a umask that makes nothing private, is used, and quits. */
export const filePermissions: Measurement = {
  id: 'S7',
  unit: 'files and folders that others could read or change',
  goal: 0,
  runs: { full: 5, short: 1 },
  measure: async (runs) => {
    let value = 0;
    let files = 0;
    for (let run = 0; run < runs; run += 1) {
      const left = await runOnce();
      value += left.open.length;
      files += left.files;
    }
    const folder = patchApp('without-mask', /process\.umask\(63\)/, 'undefined');
    try {
      return { value, control: (await runOnce(folder)).open.length, seen: { files } };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function runOnce(programFolder?: string): Promise<{ open: string[]; files: number }> {
  const { folder, remove } = await createUserDataFolder();
  const before = process.umask(0);
  try {
    const app = await startApp({
      userDataFolder: folder,
      mode: 'practice',
      ...(programFolder !== undefined && { programFolder }),
    });
    await app.page.locator('#field-phone').fill('60123456789');
    await app.quit();
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    // A process that is just ending may still take a file away.
    const found = names.map((name) => ({
      name,
      mode: statSync(join(folder, name), { throwIfNoEntry: false })?.mode ?? 0,
    }));
    const open = found.filter(({ mode }) => (mode & 0o077) !== 0).map(({ name }) => name);
    return { open, files: names.length };
  } finally {
    process.umask(before);
    await remove();
  }
}
