import { Stop } from './run-or-stop.mjs';

/** @param {string} what what cannot run here, with its verb: "The crash tests run" */
export function requireLinux(what) {
  if (process.platform === 'linux') return;
  throw new Stop(
    `${what} on Linux only: there they get a screen and a keyring of their own. ` +
      'Elsewhere they would use your own keychain, with the token in it.',
  );
}
