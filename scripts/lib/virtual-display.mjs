import { say } from './cli.mjs';

/** Tells the person where the window opens if there is no visible screen. */
export function sayIfUnseen() {
  if (hasDisplay()) return;
  say(
    'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): the app opens on a virtual one, unseen. Ctrl+C ends it.',
  );
}

/** The programs that `withDisplay` needs here. */
export const displayCommands = () => (hasDisplay() ? [] : ['xvfb-run', 'xauth']);

/** The program that gives a test its own screen. */
export const screenCommands = () => (process.platform === 'linux' ? ['Xvfb'] : []);

/** The programs that type into another program on its own screen, as a person would. */
export const typingCommands = () => (process.platform === 'linux' ? [...screenCommands(), 'xdotool'] : []);

/** The programs by which a screen reader speaks, into a file. */
export const screenReaderCommands = () => (process.platform === 'linux' ? ['orca', 'speech-dispatcher'] : []);

/** The program of an input method. Its pinyin and its module for GTK are files, not commands. */
export const inputMethodCommands = () => (process.platform === 'linux' ? ['ibus-daemon'] : []);

/** The programs that give another program its own network, with its own name server. */
export const networkCommands = () => (process.platform === 'linux' ? ['ip', 'unshare'] : []);

/** The program that shifts another program's clock. */
export const clockCommands = () => (process.platform === 'linux' ? ['faketime'] : []);

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
