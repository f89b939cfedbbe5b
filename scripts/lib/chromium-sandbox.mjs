import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOnPath, isRoot, read } from './run-command.mjs';
import { Stop } from './run-or-stop.mjs';

/** Chromium refuses to run as root with its sandbox. Every other user runs with it. */
export const sandboxArguments = isRoot ? ['--no-sandbox'] : [];

/** Explains what to do if the system forbids the sandbox, since Electron itself only crashes. */
export function requireSandbox({ electronPath }) {
  if (process.platform !== 'linux' || isRoot) return;
  const setuidSandbox = join(dirname(electronPath), 'chrome-sandbox');
  if (isSetuidRoot(setuidSandbox) || mayMakeNamespaces()) return;
  throw new Stop(
    'This system lets no program make a user namespace, which the sandbox of Electron needs. ' +
      'Allow it for this Electron and run this again:\n\n' +
      `    sudo chown root:root '${setuidSandbox}' && sudo chmod 4755 '${setuidSandbox}'\n`,
  );
}

function isSetuidRoot(path) {
  try {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o4001) === 0o4001;
  } catch {
    return false;
  }
}

function mayMakeNamespaces() {
  return !isOnPath('unshare') || read('unshare', ['--user', '--map-root-user', 'true']) !== undefined;
}
