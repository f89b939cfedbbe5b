import { say } from './run-or-stop.mjs';

/** Tells the person where the window opens if there is no visible screen. */
export function sayIfNoScreen() {
  if (hasDisplay()) return;
  say(
    'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): the app opens on a virtual one, unseen. Ctrl+C ends it.',
  );
}

/** The programs that `withDisplay` needs here. */
export const displayCommands = () => (hasDisplay() ? [] : ['xvfb-run', 'xauth']);

/** Returns the command for the current screen, or for a virtual screen that ends with the command. */
export function withDisplay(command) {
  if (hasDisplay()) return command;
  const args = ['--auto-servernum', '--server-args=-screen 0 1440x900x24', command.file, ...command.args];
  return { ...command, file: 'xvfb-run', args };
}

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => Boolean(process.env[name]));
}
