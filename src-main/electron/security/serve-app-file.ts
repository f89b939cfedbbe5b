import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { languageTags, type Language } from '../../../shared/i18n/language';
import { appHost, appScheme } from './app-origin';
import { guardHeaders } from './security-headers';

/**
 * The answer to one request of the page. Not a `Response`: the first one loads all of undici, which keeps the main
 * thread from opening the window for a tenth of a second.
 */
export type ServedFile = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Buffer;
};

/**
 * What is filled into the page, so that its first paint has the right language, in practice the frame of practice, and at
 * a first start the place of the tour.
 */
export type PageStart = {
  readonly language: Language;
  readonly isPractice: boolean;
  readonly hasTour: boolean;
};

/**
 * Serves one file of the built renderer, from disk or from the asar. Serves only plain names below the folder: a path
 * with an escape, a dot segment or an unknown extension is not found.
 */
export async function serveAppFile(
  rendererFolder: string,
  request: { readonly method: string; readonly url: string },
  start: PageStart,
): Promise<ServedFile> {
  if (request.method !== 'GET') return createRefusal(405);
  const path = plainPath(request.url);
  const contentType = path === undefined ? undefined : contentTypes[extname(path)];
  if (path === undefined || contentType === undefined) return createRefusal(404);
  try {
    const file = await readFile(join(rendererFolder, path));
    const data = extname(path) === '.html' ? Buffer.from(fillPage(file.toString(), start)) : file;
    return { status: 200, headers: { ...guardHeaders, 'Content-Type': contentType }, data };
  } catch {
    return createRefusal(404);
  }
}

export function fillPage(page: string, { language, isPractice, hasTour }: PageStart): string {
  const practice = isPractice ? ` data-practice${hasTour ? ' data-tour' : ''}` : '';
  return page.replace(/<html lang="[^"]*"/, `<html lang="${languageTags[language]}"${practice}`);
}

export function createRefusal(status: 404 | 405): ServedFile {
  return { status, headers: guardHeaders, data: Buffer.alloc(0) };
}

/** Returns the path below the renderer's folder. Decodes nothing, so a path with a percent sign is rejected. */
function plainPath(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== `${appScheme}:` || parsed.host !== appHost) return undefined;
  const path = parsed.pathname === '/' ? '/index.html' : parsed.pathname;
  return /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path) ? path : undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
