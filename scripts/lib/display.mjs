import { say } from './console-report.mjs';

/** Says where the window will be, where that is no screen anybody looks at. */
export function sayIfUnseen() {
  if (hasDisplay()) return;
  say(
    'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): the app opens on a virtual one, unseen. Ctrl+C ends it.',
  );
}

/** The programs that `withDisplay` needs here. */
export const displayCommands = () => (hasDisplay() ? [] : ['xvfb-run', 'xauth']);

/** What gives a test a screen of its own. */
export const screenCommands = () => (process.platform === 'linux' ? ['Xvfb'] : []);

/** What types into a program on a screen of its own, as a person would. */
export const typingCommands = () => (process.platform === 'linux' ? [...screenCommands(), 'xdotool'] : []);

/** What gives a program a network of its own, with its own name server. */
export const networkCommands = () => (process.platform === 'linux' ? ['ip', 'unshare'] : []);

/** What shows a program another time than the computer's. */
export const clockCommands = () => (process.platform === 'linux' ? ['faketime'] : []);

/** The command on the screen that is there, else on a virtual one that ends with it. */
export function withDisplay(command) {
  if (hasDisplay()) return command;
  const args = ['--auto-servernum', '--server-args=-screen 0 1440x900x24', command.file, ...command.args];
  return { ...command, file: 'xvfb-run', args };
}

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => Boolean(process.env[name]));
}
