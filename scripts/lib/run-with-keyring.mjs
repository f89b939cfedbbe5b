import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The programs that `withKeyring` needs here. */
export const keyringCommands = () =>
  process.platform === 'linux' ? ['dbus-run-session', 'gnome-keyring-daemon'] : [];

const UNLOCK = 'printf private | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"';

/**
 * Returns the command for its own session bus with an empty, unlocked keyring, in a temporary home folder. No test
 * ever reaches the keyring of the person who runs it.
 */
export function withKeyring(command) {
  if (process.platform !== 'linux') return command;
  const home = mkdtempSync(join(tmpdir(), 'helpdesk-home-'));
  process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const args = ['--', 'sh', '-c', UNLOCK, 'sh', command.file, ...command.args];
  return {
    file: 'dbus-run-session',
    args,
    env: { ...command.env, ...privateHome(home), ...screenOutside() },
  };
}

function privateHome(home) {
  return {
    HOME: home,
    XDG_CACHE_HOME: undefined,
    XDG_CONFIG_HOME: undefined,
    XDG_DATA_HOME: undefined,
    XDG_RUNTIME_DIR: home,
    GNOME_KEYRING_CONTROL: undefined,
  };
}

/** Programs find the screen through the home and runtime folders, which are replaced here. */
function screenOutside() {
  const { DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, XDG_RUNTIME_DIR } = process.env;
  return {
    ...(DISPLAY && { XAUTHORITY: XAUTHORITY ?? join(homedir(), '.Xauthority') }),
    ...(WAYLAND_DISPLAY &&
      XDG_RUNTIME_DIR &&
      !isAbsolute(WAYLAND_DISPLAY) && { WAYLAND_DISPLAY: join(XDG_RUNTIME_DIR, WAYLAND_DISPLAY) }),
  };
}
