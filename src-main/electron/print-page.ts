import { BrowserWindow, session, type Session } from 'electron';
import type { Log } from '../log/log';
import { appOrigin, appScheme } from './app-origin';
import { lockSession } from './permissions';

export type PagePrinterOptions = {
  /** The printing window goes with it, so that it never keeps the app open. */
  readonly parent: () => BrowserWindow | undefined;
  readonly log: Log;
};

/**
 * Makes A4 PDFs of HTML pages, by a window that is never seen: without script, without a bridge, and in a session of its
 * own, kept in memory, which is locked as the app's is and has nothing in it but the page that is printed.
 */
export function createPagePrinter({
  parent,
  log,
}: PagePrinterOptions): (html: string) => Promise<Uint8Array> {
  const pages = new Map<string, string>();
  let opened: Promise<Session> | undefined;
  let count = 0;

  async function openSession(): Promise<Session> {
    const own = session.fromPartition('printing');
    await lockSession(own, { isDevToolsAllowed: false, log });
    own.protocol.handle(appScheme, ({ url }) => {
      const html = pages.get(url);
      return html === undefined
        ? new Response(null, { status: 404 })
        : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    });
    return own;
  }

  return async (html) => {
    opened ??= openSession();
    const own = await opened;
    const parentNow = parent();
    count += 1;
    const url = `${appOrigin}/printed/${count}`;
    const window = new BrowserWindow({
      show: false,
      ...(parentNow !== undefined && { parent: parentNow }),
      webPreferences: {
        session: own,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webSecurity: true,
        webgl: false,
        images: false,
        disableDialogs: true,
        spellcheck: false,
        devTools: false,
      },
    });
    pages.set(url, html);
    try {
      await window.loadURL(url);
      return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
    } finally {
      pages.delete(url);
      if (!window.isDestroyed()) window.destroy();
    }
  };
}
