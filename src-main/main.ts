import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, session } from 'electron';
import { maxRingingCalls } from '../shared/calls/incoming-call';
import { parseCallLink, formatCallLink, type IncomingCall } from '../shared/calls/incoming-call-link';
import type { Settings } from '../shared/app/settings';
import { parseLanguageTag, type Language } from '../shared/i18n/language';
import { explanationAt } from '../shared/messages/explanation';
import { isDevBuild, isPackaged } from './electron/process/is-packaged';
import { readSystemNames } from './electron/process/system-names';
import { composeHelpdesk, type Helpdesk } from './composition-root';
import { readConfig } from './config';
import { openStoresOnThreads, type StoreOpener } from './data/open-stores';
import { claimAppScheme, serveApp } from './electron/security/app-protocol';
import { installApplicationMenu } from './electron/window/application-menu';
import { createFileChooser } from './electron/window/file-dialogs';
import { claimStart } from './electron/process/claim-start';
import { systemDialProgram } from './electron/process/dial-program';
import { readCallLinks, listenForCallLinks } from './electron/process/incoming-call-links';
import { confirmInDialog } from './electron/window/confirmation-dialog';
import { openIpcGate, sendEvent } from './electron/ipc/ipc-gate';
import { disableCoreDumps } from './electron/security/disable-core-dumps';
import { guardNavigation } from './electron/security/navigation-guard';
import { showNotification } from './electron/window/notifications';
import { blockPageStorage, unblockStoresAtEnd } from './electron/security/page-storage-guard';
import { lockSession, refuseCredentials } from './electron/security/session-permissions';
import { watchPower } from './electron/process/power-events';
import { createPagePrinter } from './electron/window/page-printer';
import { logProcessFaults } from './electron/process/log-process-faults';
import { hardenProcess } from './electron/security/process-hardening';
import { answerInstanceRequest } from './electron/process/answer-instance-request';
import { parseRequest } from './electron/process/instance-request';
import { bringToFront, drawAttention } from './electron/process/single-instance';
import { resolveSystemProxy } from './electron/process/system-proxy';
import { isTrustedFrame } from './electron/ipc/trusted-sender';
import { openMainWindow, setTheme } from './electron/window/main-window';
import { makeFolderPrivate } from './files/private-folder';
import { getDataFolder, logPolicies, readPolicies } from './policy/read-policies';
import { openVaults } from './keychain/open-vaults';
import { openConnectionsOnThread } from './sync/sync-thread';
import { silentLog } from './log/log';
import { openLogAndSetAside } from './files/open-log-and-set-aside';
import { listScripts } from './log/window-error-log';
import { toErrorTrace } from './log/error-trace';
import { systemCertificates } from './storehub/system-certificates';
import { scheduleTimeout } from './time/schedule-timeout';

const config = readConfig({ isPackaged, isDevBuild });
hardenProcess(config.argv);
const policies = readPolicies(config.policyPlace);
const logLevel = policies.required.LogLevel ?? policies.recommended.LogLevel ?? 'info';
const chosenFolder = getDataFolder(policies, config.policyPlace) ?? config.userDataFolder;
if (chosenFolder !== null) app.setPath('userData', chosenFolder);

let window: BrowserWindow | undefined;
let helpdesk: Helpdesk | undefined;
let closing: Promise<void> | undefined;
let isClosed = false;
let isRestartRequested = false;
/** Calls announced before the helpdesk exists, or after the window has closed. */
let unheardCalls: readonly IncomingCall[] = [];
/** Far more than softphones announce in that time. */
const maxUnheardCalls = 1000;
/** Silent until this is the only instance with this folder. */
let log = silentLog;

const liveEndpoint = claimStart({
  config,
  policies,
  language: systemLanguage,
  createVaults,
  onStartedAgain: startedAgain,
});
if (liveEndpoint !== null) setUp(liveEndpoint);

/** Everything that must happen before Electron is ready. */
function setUp(endpoint: URL): void {
  // Its first thread loads while Electron gets ready.
  const openStores = openStoresOnThreads(new URL('./db-worker.js', import.meta.url), {
    folder: config.registryFolder,
    machineFolder: config.machineWitnessFolder,
    newId: randomUUID,
  });
  makeFolderPrivate(app.getPath('userData'));
  log = openLogAndSetAside(app.getPath('userData'), Date.now, logLevel === 'warn' ? 'warn' : 'info');
  logProcessFaults(log, () => helpdesk?.askForRestart());
  log.info('app started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
    arch: process.arch,
  });
  logPolicies(policies, log);
  blockPageStorage(app.getPath('userData'));
  unheardCalls = readCallLinks(config.argv, log);
  listenForCallLinks(announceCalls, log);
  claimAppScheme();
  refuseCredentials();
  app
    .whenReady()
    .then(() => start(endpoint, openStores))
    .catch(failToStart);
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('before-quit', finishBeforeQuitting);
}

function start(endpoint: URL, openStores: StoreOpener): void {
  const userDataFolder = app.getPath('userData');
  const isDevToolsAllowed = !isPackaged;
  guardNavigation(log);
  const isLocked = lockSession(session.defaultSession, {
    isDevToolsAllowed,
    devServer: config.devServer,
    log,
  });

  helpdesk = openHelpdesk(endpoint, openStores);
  const rendererFolder = join(import.meta.dirname, '../renderer');
  serveApp(session.defaultSession, { rendererFolder, devServer: config.devServer }, isLocked, languageNow);
  applySettings(helpdesk.settings());
  helpdesk.announceCalls(unheardCalls);
  unheardCalls = [];
  openIpcGate({
    handlers: helpdesk.handlers,
    isTrustedSender: isTrustedFrame,
    log,
    requestLog: logLevel === 'debug' ? log : silentLog,
  });

  window = openMainWindow({
    session: session.defaultSession,
    title: app.name,
    preloadFile: join(import.meta.dirname, '../preload/preload.cjs'),
    placeFile: join(userDataFolder, 'window.json'),
    background: { light: '#f4f3ef', dark: '#16181a' },
    isDevToolsAllowed,
    log,
  });
  // Before any answer of the keychain can bring the token into this process.
  disableCoreDumps();
  const { wake } = helpdesk;
  watchPower(window, {
    onLeaving: () => {
      if (window?.isDestroyed() === false) sendEvent(window, 'calls.save-requested', null);
    },
    onBack: wake,
  });
}

/** Creates the app with the parts that Electron and Node provide. */
function openHelpdesk(endpoint: URL, openStores: StoreOpener): Helpdesk {
  const scripts = listScripts(join(import.meta.dirname, '../renderer/assets'));
  return composeHelpdesk({
    isWindowFile: (name) => config.devServer !== null || scripts.has(name),
    userDataFolder: app.getPath('userData'),
    log,
    liveEndpoint: endpoint,
    fixedMode: config.fixedMode,
    policies,
    appVersion: app.getVersion(),
    electronVersion: process.versions.electron,
    openStores,
    ...createVaults(),
    openConnection: openConnectionsOnThread(new URL('./sync-worker.js', import.meta.url), log),
    resolveProxy: (url) => resolveSystemProxy(url.href),
    certificateAuthorities: systemCertificates,
    nowMs: Date.now,
    random: Math.random,
    randomBytes,
    newId: randomUUID,
    newPcId: randomUUID,
    ...readSystemNames(),
    schedule: scheduleTimeout,
    copyText: (text) => {
      void clipboard.writeText(text);
    },
    dialProgram: systemDialProgram,
    chooseFile: createFileChooser(() => window, languageNow),
    confirm: confirmInDialog(() => window),
    pagePrinter: createPagePrinter({ parent: () => window, log }),
    notify: (notice, payload) => {
      // Sent after the response to the request that caused the change, so that the window has nothing left to fetch.
      setImmediate(() => {
        if (window?.isDestroyed() === false) sendEvent(window, notice, payload);
      });
    },
    reloadWindow: () => window?.webContents.reload(),
    showNotification: (text, onPressed) => {
      showNotification(text, () => {
        showWindow();
        onPressed();
      });
    },
    systemLanguage: systemTag,
    onSettingsChanged: applySettings,
  });
}

function createVaults(): ReturnType<typeof openVaults> {
  return openVaults(
    {
      platform: process.platform,
      uid: process.getuid?.(),
      sessionBus: config.sessionBus,
      schedule: scheduleTimeout,
    },
    log,
  );
}

/** Shows a dialog, because without a window nobody would learn why the app does not start. */
function failToStart(thrown: unknown): void {
  log.error('app not started', toErrorTrace(thrown));
  const { sentence, nextStep } = explanationAt('native.notStarted', systemLanguage());
  dialog.showErrorBox(sentence, nextStep);
  app.exit(1);
}

function languageNow(): Language {
  return helpdesk?.language() ?? systemLanguage();
}

function systemLanguage(): Language {
  return parseLanguageTag(systemTag());
}

function systemTag(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}

function applySettings({ theme }: Settings): void {
  setTheme(theme);
  installApplicationMenu({
    appName: app.name,
    isMac: process.platform === 'darwin',
    isDevToolsAllowed: !isPackaged,
    language: languageNow(),
  });
}

/** Handles a second start of the app. An announced call does not take the focus: the agent may be typing elsewhere. */
function startedAgain(commandLine: readonly string[], handedOver: unknown): void {
  const request = parseRequest(handedOver);
  if (request !== null) {
    void answerInstanceRequest(request, helpdesk, log);
    return;
  }
  const calls = readCallLinks(commandLine, log);
  if (calls.length === 0) showWindow();
  else announceCalls(calls);
}

function showWindow(): void {
  if (window === undefined) return;
  if (window.isDestroyed()) isRestartRequested = true;
  else bringToFront(window);
}

function announceCalls(calls: readonly IncomingCall[]): void {
  if (helpdesk === undefined || window?.isDestroyed() === true) {
    unheardCalls = [...unheardCalls, ...calls].slice(-maxUnheardCalls);
  } else helpdesk.announceCalls(calls);
  if (window?.isDestroyed() === true) isRestartRequested = true;
  else if (window !== undefined) drawAttention(window);
}

/** Returns this run's command line, with the newest of these calls instead of the original ones. */
function argumentsFor(calls: readonly IncomingCall[]): string[] {
  const kept = calls.slice(-maxRingingCalls);
  const others = config.argv.filter((argument) => parseCallLink(argument) === null);
  return [...others, ...kept.map(formatCallLink)];
}

/**
 * Quits in order: closes the window, which saves the last input; waits for running sends and their outcomes; ends the
 * process. If the app was started again meanwhile, relaunches it.
 */
function finishBeforeQuitting(event: { preventDefault: () => void }): void {
  if (isClosed || helpdesk === undefined) return;
  event.preventDefault();
  if (window?.isDestroyed() === false) {
    window.close();
    return;
  }
  closing ??= helpdesk.close().finally(() => {
    isClosed = true;
    log.info('app ended', { isRestartRequested });
    unblockStoresAtEnd(app.getPath('userData'));
    if (isRestartRequested) app.relaunch({ args: argumentsFor(unheardCalls) });
    app.quit();
  });
}
