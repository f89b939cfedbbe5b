import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test';

test('a data folder that others could read becomes private, and the process leaves no core', async ({
  start,
  userDataFolder,
}) => {
  writeFileSync(join(userDataFolder, 'settings.json'), '{"theme":"dark"}');
  chmodSync(join(userDataFolder, 'settings.json'), 0o644);
  chmodSync(userDataFolder, 0o755);
  // The app must not keep the limits with which it is started.
  execFileSync('prlimit', ['--pid', String(process.pid), '--core=unlimited']);
  const { electron, quit } = await start({ mode: 'practice' });
  expect(rightsOf(userDataFolder)).toBe(0o700);
  const coreLimit = () =>
    /^Max core file size\s+(\S+)/m.exec(readFileSync(`/proc/${electron.process().pid}/limits`, 'utf8'))?.[1];
  await expect.poll(coreLimit).toBe('1');
  await quit();
  expect(openToOthers(userDataFolder)).toEqual([]);
});

const rightsOf = (path: string): number => statSync(path).mode & 0o777;

/** Lists files that others could read or change if the data folder itself were accessible. */
function openToOthers(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => {
    // A process that is just ending may still take a file away.
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found !== undefined && (found.mode & 0o077) !== 0;
  });
}
