import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron';
import { serveAppFile, type PageStart } from './serve-app-file';
import { createDeferred } from '../../time/create-deferred';
import { appScheme, isAppPage } from './app-origin';
import { serveDevFile } from './serve-dev-file';

/**
 * Registers the app's scheme, without the privileges for fetch and service workers. Call it once, before Electron is
 * ready.
 */
export function claimAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** The page as it is served. */
export type ServedPage = {
  /** Resolves once the page has been read as far as the names of its scripts. Work now delays the first frame least. */
  readonly parsed: Promise<null>;
  /** Serves the script, too. Until then the page has only its early form. */
  readonly serveScript: () => void;
};

/**
 * Serves the renderer to one session at app://helpdesk/: the built files, or in `npm run dev` those of the development
 * server. The renderer process may start before the session is locked, but gets no byte of the page until then.
 */
export function serveApp(
  session: Session,
  { rendererFolder, devServer }: { readonly rendererFolder: string; readonly devServer: URL | null },
  isLocked: Promise<void>,
  start: () => PageStart,
): ServedPage {
  const parsed = createDeferred<null>();
  const complete = createDeferred<null>();
  // The start goes on even if the page does not load.
  setTimeout(() => parsed.resolve(null), pageTimeoutMs);
  const serve = async (request: ProtocolRequest): Promise<ProtocolResponse> => {
    await isLocked;
    if (!isOfFirstFrame(request.url)) {
      parsed.resolve(null);
      await complete.promise;
    }
    const { status, headers, data } =
      devServer === null
        ? await serveAppFile(rendererFolder, request, start())
        : await serveDevFile(devServer, request, start());
    return { statusCode: status, headers: { ...headers }, data };
  };
  // oxlint-disable-next-line typescript/no-deprecated -- `handle` loads undici before the page: see ServedFile
  session.protocol.registerBufferProtocol(appScheme, (request, answer) => {
    void serve(request).then(answer, () => answer({ error: failedCode }));
  });
  return { parsed: parsed.promise, serveScript: () => complete.resolve(null) };
}

const pageTimeoutMs = 3_000;

/** The page, and the script and the style that its first frame needs. */
function isOfFirstFrame(url: string): boolean {
  return isAppPage(url) || /\/start[-.][^/]*$/.test(url);
}

/** Chromium's code for a request that failed for no reason of its own. */
const failedCode = -2;
