import { app } from 'electron';
import { callLinkScheme, parseCallLink, type IncomingCall } from '../../shared/call-link';
import { isPackaged } from '../build';

/**
 * Takes the links by which a softphone says who is ringing, as macOS hands them over; elsewhere they come on the
 * command line. To be called before Electron is ready, or the link that started the app is missed.
 */
export function takeCallLinks(onCall: (call: IncomingCall) => void): void {
  // Unpackaged, it would register the bare Electron for this user, and for good.
  if (isPackaged) app.setAsDefaultProtocolClient(callLinkScheme);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const call = parseCallLink(url);
    if (call !== null) onCall(call);
  });
}
