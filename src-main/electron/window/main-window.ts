import { BrowserWindow, nativeTheme, screen, type Session, type WebContents } from 'electron';
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
  /** A small JSON file in the user-data folder that remembers where the window was. */
  readonly placeFile: string;
  /** What is painted before the page is, so that nothing flashes: the page's own background colours. */
  readonly background: { readonly light: string; readonly dark: string };
  readonly isDevToolsAllowed: boolean;
  readonly log: Log;
};

/** Opens the app's window where it was left. It is seen at once, in the colour of the page that it waits for. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
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
    backgroundColor: backgroundNow(options.background),
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

/** The page is a stranger: it gets its own files, the bridge, and nothing else. */
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
  // Dictionaries would be downloaded, and names of people and shops underlined.
  spellcheck: false,
  // The outbox goes on while another window is in front: what it shows must too.
  backgroundThrottling: false,
} as const;

export function setTheme(theme: 'system' | 'light' | 'dark'): void {
  nativeTheme.themeSource = theme;
}

type Background = MainWindowOptions['background'];

function backgroundNow(background: Background): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light;
}

function followTheme(window: BrowserWindow, background: Background): void {
  const repaint = (): void => window.setBackgroundColor(backgroundNow(background));
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
 * A page whose process died, or that was left for another one, is loaded again: every call is on disk. One that keeps
 * failing is left alone.
 */
function recoverPage(contents: WebContents, log: Log): void {
  const recently: number[] = [];
  const recover = (load: () => void): void => {
    const now = Date.now();
    recently.push(now);
    if (recently.filter((at) => now - at < 60_000).length > mostRecoveriesAMinute) return;
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
  // A blank page is reached without asking anybody, so that no guard can refuse it beforehand.
  contents.on('did-navigate', (_event, url) => {
    if (isAppPage(url)) return;
    log.warn('page left, and brought back');
    recover(bringBack);
  });
  // A page that cannot be loaded leaves an empty one behind, of which `did-navigate` tells nothing.
  contents.on('did-fail-load', (_event, errorCode, _description, _url, isMainFrame) => {
    if (!isMainFrame || errorCode === abortedCode) return;
    log.error('page failed to load, and brought back', { errorCode });
    recover(bringBack);
  });
  contents.on('unresponsive', () => log.warn('renderer not responding'));
  contents.on('responsive', () => log.info('renderer responding again'));
}

const mostRecoveriesAMinute = 5;
/** Chromium's for a navigation that was refused: the page stays. */
const abortedCode = -3;
