import { quitExitCodes } from '../../../shared/app/quit-exit-codes';

type Program = { readonly name: string; readonly version: string };

/** Returns what `--help` or `--version` prints for administrators, in English as the other switches, or null without them. */
export function getCommandLineHelp(argv: readonly string[], { name, version }: Program): string | null {
  if (argv.includes('--version')) return `${name} ${version}\n`;
  return argv.includes('--help') ? `${name} ${version}\n\n${help}` : null;
}

const help = `Without a switch the app opens. One switch at a time:

--quit                  ask the app to quit, and wait for its end.
                        ${quitExitCodes.quit}: it has quit or was not open. ${quitExitCodes.callOpen}: a call is open, or may be. ${quitExitCodes.noAnswer}: no answer, or no end in time.
--health                print the state of the app as JSON.
                        0: healthy. 1: "problems" names something.
--check-connection      connect to StoreHub as a ticket does, send nothing, print the route as JSON.
                        0: connected. 1: "problem" says why not.
--take-token            put the token from standard input into the keychain of this user.
--take-server-password  the same with the password for the server of the shared history.
                        0: stored. 65: nothing came, or nothing of the form. 69: the keychain did not take it.
--version               print the version.
--help                  print this.

64: a switch that the app does not know, or a switch or variable that would weaken it. 1: an unexpected fault.
143: a signal ended it before it was done.
`;
