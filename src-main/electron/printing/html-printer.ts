import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import type { AppError } from '../../../shared/errors/app-error';
import type { PrintResult } from '../../../shared/history/file-save-and-print-results';
import { fail, succeed, type Result } from '../../../shared/result';
import type { Log } from '../../log/log';
import type { HtmlPrinter } from '../../tickets/job-slip/save-or-print-job-slip';
import { appOrigin, appScheme } from '../security/app-origin';
import { lockDownSession } from '../security/lock-down-session';

export type HtmlPrinterOptions = {
  /** The parent of the printing window. Both close together, so that the printing window does not keep the app open. */
  readonly parent: () => BrowserWindow | undefined;
  readonly log: Log;
};

/**
 * Renders HTML on A4 pages, as a PDF or on paper, in a hidden window without script or bridge. The window has its own
 * in-memory session, which is locked like the app's and contains only the printed page.
 */
export function createHtmlPrinter({ parent, log }: HtmlPrinterOptions): HtmlPrinter {
  const pages = new Map<string, string>();
  let opened: Promise<Session> | undefined;
  let count = 0;

  async function openSession(): Promise<Session> {
    const own = session.fromPartition('printing');
    await lockDownSession(own, { isDevToolsAllowed: false, devServer: null, log });
    own.protocol.handle(appScheme, ({ url }) => {
      const html = pages.get(url);
      return html === undefined
        ? new Response(null, { status: 404 })
        : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    });
    return own;
  }

  const withPage = async <T>(html: string, use: (page: WebContents) => Promise<T>): Promise<T> => {
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
      return await use(window.webContents);
    } finally {
      pages.delete(url);
      if (!window.isDestroyed()) window.destroy();
    }
  };

  return {
    toPdf: (html) =>
      withPage(html, (page) =>
        // Tagged, so that a screen reader finds the headings and the cells of the table.
        page.printToPDF({ pageSize: 'A4', printBackground: true, generateTaggedPDF: true }),
      ),
    onPaper: (html) => withPage(html, (page) => printThroughDialog(page, log)),
  };
}

/** Prints through the system's dialog. Checks for a printer first, because the dialog is useless without one. */
async function printThroughDialog(page: WebContents, log: Log): Promise<Result<PrintResult, AppError>> {
  const printers = await page.getPrintersAsync();
  if (printers.length === 0) return fail({ kind: 'printer', errorCode: 'none' });
  return new Promise((resolve) => {
    page.print({ silent: false, printBackground: true, pageSize: 'A4' }, (isDone, why) => {
      if (isDone) resolve(succeed('printed'));
      // Chromium's text varies between "canceled" and "cancelled".
      else if (/cancel/i.test(why)) resolve(succeed('cancelled'));
      else {
        log.warn('printing failed', { why });
        resolve(fail({ kind: 'printer', errorCode: 'failed' }));
      }
    });
  });
}
