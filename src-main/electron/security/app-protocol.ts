import { protocol, type Session } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { serveAppFile } from './app-files';
import { appScheme } from './app-origin';
import { serveDevFile } from './dev-files';

/**
 * Registers the app's scheme, without the privileges for fetch and service workers. Call it once, before Electron is
 * ready.
 */
export function claimAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the renderer to one session at app://helpdesk/: the built files, or in `npm run dev` those of the development
 * server. The renderer process may start before the session is locked, but gets no byte of the page until then.
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
