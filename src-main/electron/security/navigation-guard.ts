import { app, type WebContents } from 'electron';
import type { Log } from '../../log/log';
import { isAppPage } from './app-origin';

/**
 * Keeps every current and future web contents on the app's only page: refuses navigations and redirects elsewhere, new
 * windows and webviews. Allows a reload of the page. Never opens the system's browser.
 */
export function guardNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}

function guardContents(contents: WebContents, log: Log): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isAppPage(event.url)) return;
    event.preventDefault();
    log.warn('navigation refused', { isMainFrame: event.isMainFrame });
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    log.warn('redirect refused');
  });
  contents.setWindowOpenHandler(() => {
    log.warn('new window refused');
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('webview refused');
  });
  // Otherwise a page without network access could still send UDP packets to any STUN server.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}
