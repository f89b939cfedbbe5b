import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pair } from './compare-with-control';

/** The size of the unpacked program that `npm run package` makes, and of the Electron in it, in MB. */
export async function measureInstalledSize(): Promise<Pair> {
  const [installed, electron] = [
    process.env['HELPDESK_BENCH_INSTALLED'],
    process.env['HELPDESK_BENCH_ELECTRON'],
  ];
  if (installed === undefined || electron === undefined) throw new Error('run it by npm run bench');
  return { app: await megabytesIn(installed), control: await megabytesIn(electron) };
}

async function megabytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(entries.map(async (name) => lstat(join(folder, name))));
  return sizes.filter((one) => one.isFile()).reduce((sum, { size }) => sum + size, 0) / 1024 / 1024;
}
