import { protocol, type Session } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { serveAppFile } from './app-files';
import { appScheme } from './app-origin';
import { serveDevFile } from './dev-files';

/** To be called once, before Electron is ready. Fetching and service workers are not among its privileges. */
export function claimAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the renderer to one session, as app://helpdesk/: the built one, or in `npm run dev` what the development
 * server has. Its process may start before the session is locked;
 * not a byte of the page gets there before it is.
 */
export function serveApp(
  session: Session,
  { rendererFolder, devServer }: { readonly rendererFolder: string; readonly devServer: URL | null },
  isLocked: Promise<void>,
  language: () => Language,
): void {
  session.protocol.handle(appScheme, async (request) => {
    await isLocked;
    return devServer === null
      ? serveAppFile(rendererFolder, request, language())
      : serveDevFile(devServer, request, language());
  });
}
