import { app } from 'electron';
import type { IncomingCall } from '../../../shared/calls/incoming-caller';
import {
  callLinkScheme,
  findCallLinks,
  looksLikeCallLink,
  parseCallLink,
} from '../../../shared/calls/incoming-call-link';
import { isPackaged } from './is-packaged-or-dev-build';
import type { Log } from '../../log/log';

/**
 * Receives the links by which a softphone announces a call, on macOS; on other systems they are on the command line.
 * Call it before Electron is ready, or the link that started the app is lost.
 */
export function listenForCallLinks(onCalls: (calls: readonly IncomingCall[]) => void, log: Log): void {
  // An unpackaged build would register plain Electron for this user, permanently.
  if (isPackaged) app.setAsDefaultProtocolClient(callLinkScheme);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const call = parseCallLink(url);
    logLinks(call === null ? [] : [call], 1, log);
    if (call !== null) onCalls([call]);
  });
}

/** Returns the calls on a command line. A link that cannot be parsed leaves a line in the log. */
export function readCallLinks(commandLine: readonly string[], log: Log): IncomingCall[] {
  const calls = findCallLinks(commandLine);
  logLinks(calls, commandLine.filter(looksLikeCallLink).length, log);
  return calls;
}

function logLinks(calls: readonly IncomingCall[], meant: number, log: Log): void {
  for (const { phone, store } of calls)
    log.info('call link taken', { hasPhone: phone !== '', hasStore: store !== '' });
  if (meant > calls.length) log.warn('call link refused', { links: meant - calls.length });
}
