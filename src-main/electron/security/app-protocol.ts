import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron';
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
  const serve = async (request: ProtocolRequest): Promise<ProtocolResponse> => {
    await isLocked;
    const { status, headers, data } =
      devServer === null
        ? await serveAppFile(rendererFolder, request, language())
        : await serveDevFile(devServer, request, language());
    return { statusCode: status, headers: { ...headers }, data };
  };
  // oxlint-disable-next-line typescript/no-deprecated -- `handle` loads undici before the page: see ServedFile
  session.protocol.registerBufferProtocol(appScheme, (request, answer) => {
    void serve(request).then(answer, () => answer({ error: failedCode }));
  });
}

/** Chromium's code for a request that failed for no reason of its own. */
const failedCode = -2;
