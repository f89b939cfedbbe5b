import { fillPage, createRefusal, type PageStart, type ServedFile } from './serve-app-file';
import { contentSecurityPolicy, guardHeaders } from './security-headers';
import { isAppUrl } from './app-origin';

/**
 * Serves one request of the window from the development server. The page keeps its app address, so that navigation
 * guard, IPC gate and session work as in the packaged app.
 */
export async function serveDevFile(
  devServer: URL,
  request: { readonly method: string; readonly url: string },
  start: PageStart,
): Promise<ServedFile> {
  if (request.method !== 'GET') return createRefusal(405);
  if (!isAppUrl(request.url)) return createRefusal(404);
  const { pathname, search } = new URL(request.url);
  const url = new URL(devServer);
  url.pathname = pathname;
  url.search = search;
  try {
    const response = await fetch(url, { headers: { Accept: '*/*' }, redirect: 'error' });
    const contentType = response.headers.get('Content-Type') ?? 'application/octet-stream';
    const isPage = contentType.startsWith('text/html');
    const file = Buffer.from(await response.arrayBuffer());
    const data = isPage ? Buffer.from(fillPage(file.toString(), start)) : file;
    const headers = {
      ...guardHeaders,
      'Content-Security-Policy': getDevelopmentPolicy(devServer),
      'Content-Type': contentType,
    };
    return { status: response.status, headers, data };
  } catch {
    return createRefusal(404);
  }
}

/**
 * Hot reload needs three things that the packaged window forbids: an inline script (React Refresh), style elements, and
 * a web socket to the development server. Vite's error overlay writes HTML, so trusted types are off.
 */
export function getDevelopmentPolicy(devServer: URL): string {
  const allowed: Readonly<Record<string, string>> = {
    'script-src': "script-src 'self' 'unsafe-inline'",
    'style-src': "style-src 'self' 'unsafe-inline'",
    'connect-src': `connect-src ws://${devServer.host}`,
  };
  return contentSecurityPolicy
    .split('; ')
    .map((directive) => allowed[directive.split(' ')[0] ?? ''] ?? directive)
    .filter((directive) => !/trusted-types/.test(directive))
    .join('; ');
}
