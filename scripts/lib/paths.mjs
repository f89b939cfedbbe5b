import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The cache of this clone. It is deleted together with node_modules. */
export const projectCacheFolder = join(projectFolder, 'node_modules', '.cache', 'storehub-helpdesk');

/** The cache that all clones of one person share: the Electron runtime and the rebuilt native module. */
export const userCacheFolder = join(cachesOfThisUser(), 'storehub-helpdesk');

export const packageFolder = (name) => join(projectFolder, 'node_modules', ...name.split('/'));

function cachesOfThisUser() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  return join(homedir(), '.cache');
}
