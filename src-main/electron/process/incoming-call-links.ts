import { app } from 'electron';
import {
  callLinkScheme,
  findCallLinks,
  looksLikeCallLink,
  parseCallLink,
  type IncomingCall,
} from '../../../shared/calls/incoming-call-link';
import { isPackaged } from './is-packaged';
import type { Log } from '../../log/log';

/**
 * Takes the links by which a softphone says who is ringing, as macOS hands them over; elsewhere they come on the
 * command line. To be called before Electron is ready, or the link that started the app is missed.
 */
export function listenForCallLinks(onCall: (call: IncomingCall) => void, log: Log): void {
  // Unpackaged, it would register the bare Electron for this user, and for good.
  if (isPackaged) app.setAsDefaultProtocolClient(callLinkScheme);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const call = parseCallLink(url);
    logLinks(call === null ? [] : [call], 1, log);
    if (call !== null) onCall(call);
  });
}

/** The calls that a command line brings; a link on it that cannot be read leaves a line in the log. */
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
