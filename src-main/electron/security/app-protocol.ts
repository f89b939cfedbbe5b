import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { serveAppFile } from './app-files';
import { appScheme, isAppPage } from './app-origin';
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

/** The page as it is served. */
export type ServedPage = {
  /** Resolves once the page has been asked for: its process is starting, and this one has time. */
  readonly isAsked: Promise<void>;
  /** Resolves once the page asks for its script: it takes keys, and its process has time. */
  readonly hasStarted: Promise<void>;
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
  language: () => Language,
): ServedPage {
  const asked = createMoment();
  const started = createMoment();
  const complete = createMoment();
  // A page that does not load keeps nothing else from starting.
  setTimeout(() => {
    asked.come();
    started.come();
  }, latestMs);
  const serve = async (request: ProtocolRequest): Promise<ProtocolResponse> => {
    await isLocked;
    if (!isOfFirstFrame(request.url)) {
      started.come();
      await complete.hasCome;
    }
    const { status, headers, data } =
      devServer === null
        ? await serveAppFile(rendererFolder, request, language())
        : await serveDevFile(devServer, request, language());
    asked.come();
    return { statusCode: status, headers: { ...headers }, data };
  };
  // oxlint-disable-next-line typescript/no-deprecated -- `handle` loads undici before the page: see ServedFile
  session.protocol.registerBufferProtocol(appScheme, (request, answer) => {
    void serve(request).then(answer, () => answer({ error: failedCode }));
  });
  return { isAsked: asked.hasCome, hasStarted: started.hasCome, serveScript: complete.come };
}

const latestMs = 3_000;

/** The page, and the script and the style that its first frame needs. */
function isOfFirstFrame(url: string): boolean {
  return isAppPage(url) || /\/start[-.][^/]*$/.test(url);
}

type Moment = { readonly hasCome: Promise<void>; readonly come: () => void };

function createMoment(): Moment {
  let come: () => void;
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { hasCome, come: () => come() };
}

/** Chromium's code for a request that failed for no reason of its own. */
const failedCode = -2;
