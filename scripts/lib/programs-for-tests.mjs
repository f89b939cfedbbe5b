// The programs of the system that tests start, beside those of a display and a keyring.

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

/** A program of the package of PostgreSQL's server. The programs that tests start are in no folder of the PATH. */
export const postgresCommands = () => (process.platform === 'linux' ? ['pg_ctlcluster'] : []);
