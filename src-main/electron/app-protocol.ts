import { protocol, type Session } from 'electron';
import { serveAppFile } from './app-files';
import { appScheme } from './app-origin';

/** To be called once, before Electron is ready. Fetching and service workers are not among its privileges. */
export function claimAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the built renderer to one session, as app://helpdesk/. */
export function serveApp(session: Session, rendererFolder: string): void {
  session.protocol.handle(appScheme, async (request) => serveAppFile(rendererFolder, request));
}
