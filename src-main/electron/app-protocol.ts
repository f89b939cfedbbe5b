import { protocol, type Session } from 'electron';
import type { Language } from '../../shared/language';
import { serveAppFile } from './app-files';
import { appScheme } from './app-origin';

/** To be called once, before Electron is ready. Fetching and service workers are not among its privileges. */
export function claimAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the built renderer to one session, as app://helpdesk/. Its process may start before the session is locked;
 * not a byte of the page gets there before it is.
 */
export function serveApp(
  session: Session,
  rendererFolder: string,
  isLocked: Promise<void>,
  language: () => Language,
): void {
  session.protocol.handle(appScheme, async (request) => {
    await isLocked;
    return serveAppFile(rendererFolder, request, language());
  });
}
