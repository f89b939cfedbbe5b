import { randomBytes, randomUUID } from 'node:crypto';
import { app, clipboard, type BrowserWindow } from 'electron';
import type { Language } from '../shared/i18n/language';
import { composeHelpdesk } from './composition-root';
import type { Helpdesk, HelpdeskParts } from './helpdesk-parts';
import { openStoresOnThreads, type FolderRegistryLocation } from './data/open-stores';
import type { Log } from './log/log';
import { listScripts } from './log/window-error-log';
import { readSystemCertificates } from './storehub/system-certificates';
import { openConnectionsOnThread } from './sync/sync-thread';
import { checkOrganisationTemplates } from './templates/check-organisation-templates';
import { scheduleTimeout } from './time/schedule-timeout';
import { findUpdateInstaller } from './updates/windows-and-appimage-update-installers';
import { openIpcGate, sendEvent } from './electron/ipc/ipc-gate';
import { isTrustedFrame } from './electron/ipc/trusted-sender';
import { systemDialProgram } from './electron/process/dial-program';
import { onPowerEvents } from './electron/process/power-events';
import { resolveSystemProxy } from './electron/process/system-proxy';
import { confirmInDialog } from './electron/window/confirmation-dialog';
import { openSystemVaults } from './electron/process/open-system-vaults';
import { readSystemUser } from './electron/process/system-user';
import { isPackaged } from './electron/process/is-packaged-or-dev-build';
import { installApplicationMenu } from './electron/window/application-menu';
import { leavePage } from './electron/window/leave-page';
import { setTheme } from './electron/window/main-window';
import { createFileChooser } from './electron/window/file-dialogs';
import { showNotification } from './electron/window/notifications';
import { createHtmlPrinter } from './electron/printing/html-printer';
import type { SessionBusLocation } from './keychain/linux/session-bus';

type OpenHelpdeskParts = Pick<
  HelpdeskParts,
  'log' | 'liveEndpoint' | 'fixedMode' | 'policies' | 'openedSettings' | 'pcName' | 'systemLanguage'
> & {
  readonly window: BrowserWindow;
  readonly showWindow: () => void;
  readonly language: () => Language;
  readonly requestLog: Log;
  /** The scripts of the window; null if they come from the development server. */
  readonly scriptFolder: string | null;
  readonly databaseWorker: URL;
  readonly syncWorker: URL;
  readonly witnesses: FolderRegistryLocation;
  /** Resolves when the database may be opened, which takes a processor for a fifth of a second. */
  readonly whenToOpenStores: Promise<unknown>;
  readonly sessionBus: SessionBusLocation;
  /** The AppImage that this program was started from, or null. */
  readonly appImage: string | null;
};

/**
 * Creates the app with the parts that Electron and Node provide, and opens the gate between it and the window. This file
 * and all that it imports are loaded while the window's process starts.
 */
export function openHelpdesk({
  window,
  showWindow,
  language,
  requestLog,
  scriptFolder,
  databaseWorker,
  syncWorker,
  witnesses,
  whenToOpenStores,
  sessionBus,
  appImage,
  ...parts
}: OpenHelpdeskParts): Helpdesk {
  const { log } = parts;
  const scripts = scriptFolder === null ? null : listScripts(scriptFolder);
  const installMenu = () =>
    installApplicationMenu({
      appName: app.name,
      isMac: process.platform === 'darwin',
      isDevToolsAllowed: !isPackaged,
      language: language(),
    });
  installMenu();
  const helpdesk = composeHelpdesk({
    ...parts,
    policies: checkOrganisationTemplates(parts.policies),
    ...openSystemVaults({ sessionBus, isUnattended: false }, log),
    systemUser: readSystemUser(),
    openStores: openStoresOnThreads(databaseWorker, witnesses, whenToOpenStores),
    onSettingsChanged: ({ theme }) => {
      setTheme(theme);
      installMenu();
    },
    isWindowFile: (name) => scripts === null || scripts.has(name),
    userDataFolder: app.getPath('userData'),
    appVersion: app.getVersion(),
    electronVersion: process.versions.electron,
    openConnection: openConnectionsOnThread(syncWorker, log),
    resolveProxy: (url) => resolveSystemProxy(url.href),
    certificateAuthorities: readSystemCertificates,
    nowMs: Date.now,
    random: Math.random,
    randomBytes,
    newId: randomUUID,
    newPcId: randomUUID,
    schedule: scheduleTimeout,
    copyText: (text) => {
      void clipboard.writeText(text);
    },
    dialProgram: systemDialProgram,
    updateInstaller: findUpdateInstaller(process.platform, process.execPath, appImage),
    chooseFile: createFileChooser(() => window, language),
    confirm: confirmInDialog(() => window),
    htmlPrinter: createHtmlPrinter({ parent: () => window, log }),
    notify: (event, payload) => {
      // Sent after the response to the request that caused the change, so that the window has nothing left to fetch.
      setImmediate(() => {
        if (!window.isDestroyed()) sendEvent(window, event, payload);
      });
    },
    reloadWindow: () => {
      if (!window.isDestroyed()) window.webContents.reload();
    },
    leavePage: () => leavePage(window),
    showNotification: (text, onPressed) => {
      showNotification(text, () => {
        showWindow();
        onPressed();
      });
    },
  });
  // A page that is gone has the last word no more: keys may stand in the early form of the next one, which reports later.
  const forgetReport = () => void helpdesk.handlers['app.report-in-use']({ isInUse: true });
  window.webContents.on('render-process-gone', forgetReport);
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) forgetReport();
  });
  openIpcGate({ handlers: helpdesk.handlers, isTrustedSender: isTrustedFrame, log, requestLog });
  onPowerEvents(window, {
    onSuspendOrLock: () => {
      if (!window.isDestroyed()) sendEvent(window, 'calls.save-requested', null);
    },
    onResume: helpdesk.wake,
  });
  return helpdesk;
}
