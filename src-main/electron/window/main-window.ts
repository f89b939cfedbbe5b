import { BrowserWindow, Menu, nativeTheme, screen, type Session, type WebContents } from 'electron';
import type { Log } from '../../log/log';
import { appPageUrl, isAppPage } from '../security/app-origin';
import {
  fitBounds,
  readWindowPlacement,
  writeWindowPlacement,
  type WindowPlacement,
} from './window-placement';

export type MainWindowOptions = {
  readonly session: Session;
  readonly title: string;
  readonly preloadFile: string;
  /** A small JSON file in the user-data folder that stores the window's placement. */
  readonly placeFile: string;
  /** The page's background colours, painted before the page is, so that nothing flashes. */
  readonly background: { readonly light: string; readonly dark: string };
  readonly isDevToolsAllowed: boolean;
  readonly log: Log;
};

/** Opens the app's window at its last position. The window appears at once, in the page's background colour. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  // Electron's own menu would reload the page by Ctrl+R, until the app's is there.
  Menu.setApplicationMenu(Menu.buildFromTemplate([]));
  const place = readWindowPlacement(options.placeFile);
  const bounds =
    place &&
    fitBounds(
      place.bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    );
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    title: options.title,
    show: false,
    backgroundColor: getBackground(options.background),
    autoHideMenuBar: false,
    webPreferences: {
      ...lockedDown,
      session: options.session,
      preload: options.preloadFile,
      devTools: options.isDevToolsAllowed,
      zoomFactor: place?.zoomFactor ?? 1,
    },
  });
  window.setMenuBarVisibility(false);
  if (place?.isMaximized === true) window.maximize();
  window.show();
  rememberPlace(window, options.placeFile);
  followTheme(window, options.background);
  recoverPage(window.webContents, options.log);
  void window.loadURL(appPageUrl).catch(() => options.log.error('page not loaded'));
  return window;
}

/** The page is untrusted: it gets its own files, the bridge, and nothing else. */
const lockedDown = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  webgl: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  autoplayPolicy: 'document-user-activation-required',
  // The spell checker would download dictionaries, and underline names of people and shops.
  spellcheck: false,
  // The outbox keeps working while another window is in front, and the page must show it.
  backgroundThrottling: false,
} as const;

export function setTheme(theme: 'system' | 'light' | 'dark'): void {
  nativeTheme.themeSource = theme;
}

type Background = MainWindowOptions['background'];

function getBackground(background: Background): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light;
}

function followTheme(window: BrowserWindow, background: Background): void {
  const repaint = (): void => window.setBackgroundColor(getBackground(background));
  nativeTheme.on('updated', repaint);
  window.once('closed', () => {
    nativeTheme.off('updated', repaint);
  });
}

function rememberPlace(window: BrowserWindow, placeFile: string): void {
  window.on('close', () => {
    const place: WindowPlacement = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      zoomFactor: window.webContents.getZoomFactor(),
    };
    writeWindowPlacement(placeFile, place);
  });
}

/**
 * Reloads a page whose process died, or that navigated elsewhere: every call is on disk. Gives up on a page that keeps
 * failing.
 */
function recoverPage(contents: WebContents, log: Log): void {
  const recently: number[] = [];
  const recover = (load: () => void): void => {
    const now = Date.now();
    recently.push(now);
    if (recently.filter((at) => now - at < 60_000).length > maxRecoveriesAMinute) return;
    setImmediate(() => {
      if (!contents.isDestroyed()) load();
    });
  };
  const bringBack = (): void => {
    void contents.loadURL(appPageUrl).catch(() => {
      log.error('page not loaded');
    });
  };
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('renderer gone', { reason, exitCode });
    if (reason !== 'clean-exit') recover(() => contents.reload());
  });
  // No guard can refuse a navigation to a blank page beforehand.
  contents.on('did-navigate', (_event, url) => {
    if (isAppPage(url)) return;
    log.warn('page left, and brought back');
    recover(bringBack);
  });
  // A page that fails to load leaves an empty page, without a `did-navigate` event.
  contents.on('did-fail-load', (_event, errorCode, _description, _url, isMainFrame) => {
    if (!isMainFrame || errorCode === abortedCode) return;
    log.error('page failed to load, and brought back', { errorCode });
    recover(bringBack);
  });
  contents.on('unresponsive', () => log.warn('renderer not responding'));
  contents.on('responsive', () => log.info('renderer responding again'));
}

const maxRecoveriesAMinute = 5;
/** Chromium's code for a refused navigation, after which the page stays. */
const abortedCode = -3;
