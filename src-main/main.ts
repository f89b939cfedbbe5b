import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { maxRingingCalls, type IncomingCall } from '../shared/calls/incoming-caller';
import { parseCallLink, formatCallLink } from '../shared/calls/incoming-call-link';
import type { Settings } from '../shared/app/settings';
import { resolveLanguage, type Language } from '../shared/i18n/language';
import { isDevBuild, isPackaged } from './electron/process/is-packaged-or-dev-build';
import type { Helpdesk } from './helpdesk-parts';
import { readConfig } from './config';
import { claimAppScheme, serveApp } from './electron/security/app-protocol';
import { passStartupChecks } from './electron/process/startup-checks';
import { readCallLinks, listenForCallLinks } from './electron/process/listen-for-call-links';
import { disableCoreDumps } from './electron/security/disable-core-dumps';
import { guardNavigation } from './electron/security/navigation-guard';
import { blockPageStorage, unblockPageStorageAtQuit } from './electron/security/page-storage-guard';
import { lockDownSession, refuseCredentials } from './electron/security/lock-down-session';
import { logProcessFaults } from './electron/process/log-process-faults';
import { hardenProcess } from './electron/security/process-hardening';
import { relaunch } from './electron/process/relaunch';
import { rememberUserDataFolder } from './electron/process/hand-to-app-in-last-folder';
import { parseInstanceRequest } from './electron/process/command-line-request';
import { bringToFront, drawAttention } from './electron/window/bring-to-front-or-flash';
import { createDeferred } from './time/create-deferred';
import type { AnswerCommandLineRequest } from './electron/process/answer-command-line-request';
import { openMainWindow, setTheme } from './electron/window/main-window';
import { makeFolderPrivate } from './files/make-folder-private';
import { getDataFolder, logPolicies, readPolicies } from './policy/read-policies';
import { openSettings, type OpenedSettings } from './settings/open-settings';
import { getFixedMode } from './settings/policy-settings';
import { findConfiguredMode } from './workspace/find-configured-mode';
import { silentLog } from './log/log';
import { limitLogRate } from './log/rate-limited-log';
import { setAsideNonFilesAndOpenLog } from './files/set-aside-non-files-and-open-log';
import { toErrorTrace } from './log/error-trace';

const config = readConfig({ isPackaged, isDevBuild });
hardenProcess(config.argv);
// The date fields of Chromium show day, month, year, as Malaysia writes them, in each language of the app.
if (!app.commandLine.hasSwitch('lang')) app.commandLine.appendSwitch('lang', 'en-GB');
const policies = readPolicies(config.policyPlace);
const logLevel = policies.required.LogLevel ?? policies.recommended.LogLevel ?? 'info';
const chosenFolder = getDataFolder(policies, config.policyPlace) ?? config.userDataFolder;
if (chosenFolder !== null) app.setPath('userData', chosenFolder);

let window: BrowserWindow | undefined;
let readSettings: (() => Settings) | undefined;
let helpdesk: Helpdesk | undefined;
/** Resolves with what answers the requests of IT, once there is a helpdesk to ask. */
const { promise: composed, resolve: onComposed } = createDeferred<AnswerCommandLineRequest>();
let closing: Promise<void> | undefined;
let isClosed = false;
let isRestartRequested = false;
/** Calls announced before the helpdesk exists, or after the window has closed. */
let unheardCalls: readonly IncomingCall[] = [];
/** Far more than softphones announce in that time. */
const maxUnheardCalls = 1000;
/** Silent until this is the only instance with this folder. */
let log = silentLog;
/** Any program of the user can open links, as many as it likes. */
let callLinkLog = silentLog;

const liveEndpoint = passStartupChecks({
  config,
  policies,
  language: startupLanguage,
  onStartedAgain: handleSecondStart,
});
if (liveEndpoint !== null) setUp(liveEndpoint);

/** Everything that must happen before Electron is ready. */
function setUp(endpoint: URL): void {
  makeFolderPrivate(app.getPath('userData'));
  log = setAsideNonFilesAndOpenLog(app.getPath('userData'), Date.now, logLevel === 'warn' ? 'warn' : 'info');
  logProcessFaults(log, () => helpdesk?.askForRestart());
  log.info('app started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
    arch: process.arch,
  });
  logPolicies(policies, log);
  rememberUserDataFolder(config.registryFolder);
  blockPageStorage(app.getPath('userData'));
  callLinkLog = limitLogRate(log, Date.now);
  unheardCalls = readCallLinks(config.argv, callLinkLog);
  listenForCallLinks(announceCalls, callLinkLog);
  claimAppScheme();
  refuseCredentials();
  app
    .whenReady()
    .then(() => start(endpoint))
    .catch(failToStart);
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('before-quit', finishBeforeQuitting);
}

async function start(endpoint: URL): Promise<void> {
  const userDataFolder = app.getPath('userData');
  const isDevToolsAllowed = !isPackaged;
  guardNavigation(log);
  const isLocked = lockDownSession(session.defaultSession, {
    isDevToolsAllowed,
    devServer: config.devServer,
    log,
  });
  const pcName = hostname();
  const opened = openSettings({ userDataFolder, log, policies, pcName });
  readSettings = opened.settings.shown;
  setTheme(opened.settings.shown().theme);

  const rendererFolder = join(import.meta.dirname, '../renderer');
  const page = serveApp(
    session.defaultSession,
    { rendererFolder, devServer: config.devServer },
    isLocked,
    () => ({
      language: getLanguage(),
      isPractice: isPracticeLikely(opened.settings),
      hasTour: !opened.settings.shown().isTourClosed,
    }),
  );
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

  await page.parsed;
  const [{ openHelpdesk }, { answerCommandLineRequest }] = await Promise.all([
    import('./open-helpdesk'),
    import('./electron/process/answer-command-line-request'),
  ]);
  // The agent has closed the window meanwhile.
  if (isClosed || window.isDestroyed()) return;
  helpdesk = openHelpdesk({
    window,
    showWindow,
    language: getLanguage,
    log,
    requestLog: logLevel === 'debug' ? log : silentLog,
    scriptFolder: config.devServer === null ? join(rendererFolder, 'assets') : null,
    syncWorker: new URL('./sync-worker.js', import.meta.url),
    liveEndpoint: endpoint,
    fixedMode: config.fixedMode,
    policies,
    openedSettings: opened,
    databaseWorker: new URL('./db-worker.js', import.meta.url),
    witnesses: {
      folder: config.registryFolder,
      machineFolder: config.machineWitnessFolder,
      newId: randomUUID,
    },
    whenToOpenStores: page.parsed,
    sessionBus: config.sessionBus,
    appImage: config.appImage,
    pcName,
    systemLanguage: systemTag,
  });
  page.serveScript();
  onComposed(answerCommandLineRequest);
  helpdesk.announceCalls(unheardCalls);
  unheardCalls = [];
}

/** Shows a dialog, because without a window nobody would learn why the app does not start. */
async function failToStart(thrown: unknown): Promise<void> {
  log.error('app not started', toErrorTrace(thrown));
  const { sentence, nextStep } = await import('../shared/messages/native-catalogues')
    .then(({ nativeMessages }) => nativeMessages[startupLanguage()])
    .then((t) => ({ sentence: t('native.notStarted.sentence'), nextStep: t('native.notStarted.nextStep') }))
    .catch(() => ({ sentence: `${app.name} did not start.`, nextStep: '' }));
  dialog.showErrorBox(sentence, nextStep);
  app.exit(1);
}

/** Without any decision, a first start has no token. */
function isPracticeLikely(settings: OpenedSettings['settings']): boolean {
  const fixedMode = config.fixedMode ?? getFixedMode(policies.required.Mode);
  return (findConfiguredMode({ fixedMode, policies, settings }) ?? 'practice') === 'practice';
}

function getLanguage(): Language {
  return resolveLanguage(readSettings?.().language ?? 'system', systemTag());
}

/** The language before the settings are open: the agent's own is not known yet. */
function startupLanguage(): Language {
  const { required, recommended } = policies;
  return resolveLanguage(required.Language ?? recommended.Language ?? 'system', systemTag());
}

function systemTag(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}

/** Handles a second start of the app. An announced call does not take the focus: the agent may be typing elsewhere. */
function handleSecondStart(commandLine: readonly string[], handedOver: unknown): void {
  const request = parseInstanceRequest(handedOver);
  if (request !== null) {
    void composed.then((answerCommandLineRequest) => answerCommandLineRequest(request, helpdesk, log));
    return;
  }
  const calls = readCallLinks(commandLine, callLinkLog);
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
function buildArguments(calls: readonly IncomingCall[]): string[] {
  const kept = calls.slice(-maxRingingCalls);
  const others = config.argv.filter((argument) => parseCallLink(argument) === null);
  return [...others, ...kept.map(formatCallLink)];
}

/**
 * Quits in order: closes the window, which saves the last input; waits for running sends and their outcomes; ends the
 * process. If the app was started again meanwhile, relaunches it, and leaves a newer version for the next end.
 */
function finishBeforeQuitting(event: { preventDefault: () => void }): void {
  if (isClosed) return;
  event.preventDefault();
  if (window?.isDestroyed() === false) {
    window.close();
    return;
  }
  closing ??= closeAndEnd();
}

async function closeAndEnd(): Promise<void> {
  let startInstaller: (() => void) | null = null;
  try {
    startInstaller = (await helpdesk?.close()) ?? null;
  } finally {
    isClosed = true;
    log.info('app ended', { isRestartRequested });
    unblockPageStorageAtQuit(app.getPath('userData'));
    if (isRestartRequested) relaunch(buildArguments(unheardCalls), config.appImage);
    else startInstaller?.();
    app.quit();
  }
}
