import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What this clone remembers between runs; gone with node_modules, as it should be. */
export const projectCacheFolder = join(projectFolder, 'node_modules', '.cache', 'storehub-helpdesk');

/** What every clone of one person shares: the Electron runtime and the rebuilt native module. */
export const userCacheFolder = join(cachesOfThisUser(), 'storehub-helpdesk');

export const packageFolder = (name) => join(projectFolder, 'node_modules', ...name.split('/'));

function cachesOfThisUser() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  return join(homedir(), '.cache');
}
