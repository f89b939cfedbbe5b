import { app, type Session } from 'electron';
import type { Log } from '../../log/log';
import { isAppUrl } from './app-origin';

export type SessionOptions = {
  readonly isDevToolsAllowed: boolean;
  /** The server that hot reload connects to; null except in `npm run dev`. */
  readonly devServer: URL | null;
  readonly log: Log;
};

/**
 * Restricts the window's session to the app's own files: refuses every permission, device and download, and lets no
 * request reach the network.
 */
export async function lockDownSession(session: Session, options: SessionOptions): Promise<void> {
  const { log } = options;
  refusePermissions(session, log);
  refuseDevices(session);
  refuseSpellChecker(session);
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('download refused');
  });
  await cutOffNetwork(session, options);
}

/** Keeps Chromium from giving a user's certificate or password to any server. */
export function refuseCredentials(): void {
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}

function refusePermissions(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(false);
    log.warn('permission refused', { permission });
  });
  session.setPermissionCheckHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
}

function refuseDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
}

/**
 * Chromium's spell checker downloads its dictionaries, also in a run without a window. No language is enabled, and the
 * download address leads nowhere.
 */
export function refuseSpellChecker(session: Session): void {
  session.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') {
    session.setSpellCheckerLanguages([]);
    session.setSpellCheckerDictionaryDownloadURL('https://localhost:9/');
  }
}

/**
 * Cuts off the network in three independent ways. Requests are cancelled before they start. Traffic that bypasses that
 * check (WebRTC, WebTransport) goes to a proxy that does not exist, loopback included. No certificate is accepted.
 */
async function cutOffNetwork(
  session: Session,
  { isDevToolsAllowed, devServer, log }: SessionOptions,
): Promise<void> {
  session.webRequest.onBeforeRequest((request, answer) => {
    const isAllowed =
      isAppUrl(request.url) ||
      (isDevToolsAllowed && request.url.startsWith('devtools://')) ||
      (devServer !== null && request.url.startsWith(`ws://${devServer.host}/`));
    answer({ cancel: !isAllowed });
    if (!isAllowed) log.warn('request refused', { resourceType: request.resourceType });
  });
  session.setCertificateVerifyProc((_request, answer) => {
    answer(-2);
  });
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:9',
    proxyBypassRules: devServer === null ? '<-loopback>' : `<-loopback>;${devServer.host}`,
  });
}
