import { execFile } from 'node:child_process';
import { app, shell } from 'electron';
import { telLinkPattern } from '../../../shared/phone/tel-link-and-dial-outcome';
import type { DialProgram } from '../../dialling/dial-handlers';

/** `desktopName` of package.json: how a Linux desktop calls this app. */
const ownDesktopEntry = 'storehub-helpdesk.desktop';

/** How long the desktop may take to name its program, in ms. */
const desktopTimeoutMs = 5_000;

/** The only place from which the window has another program opened, and only with the address of a phone number. */
export const systemDialProgram: DialProgram = {
  findName: process.platform === 'linux' ? findOnLinux : () => Promise.resolve(findInRegistry()),
  open: (address) =>
    telLinkPattern.test(address)
      ? shell.openExternal(address)
      : Promise.reject(new Error('not the address of a phone number')),
};

/**
 * Asks as Electron would, by `xdg-mime`, but without holding up the app: that script asks further programs and can take
 * seconds.
 */
async function findOnLinux(): Promise<string | null> {
  const entry = await new Promise<string>((resolve) => {
    const args = ['query', 'default', 'x-scheme-handler/tel'];
    execFile('xdg-mime', args, { timeout: desktopTimeoutMs }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : ''),
    );
  });
  // This app takes `tel:` links for incoming calls. It must not dial by calling itself.
  if (entry === ownDesktopEntry) return null;
  const name = entry.replace(/\.desktop$/, '');
  return name === '' ? null : name;
}

function findInRegistry(): string | null {
  if (app.isDefaultProtocolClient('tel')) return null;
  const name = app.getApplicationNameForProtocol('tel:').trim();
  return name === '' ? null : name;
}
