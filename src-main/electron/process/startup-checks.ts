import { app, dialog } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { parseEndpoint, type EndpointFault } from '../../storehub/parse-endpoint';
import { connectionCheckSwitch, findCommandLineRequest } from './command-line-request';
import { relaunch } from './relaunch';
import { runWithoutScreen } from './run-without-screen';
import { mayWriteTo, refuseToStart, refuseWithoutScreen } from './refuse-to-start';
import type { RequestParts } from './run-command-line-request';
import { handToAppInLastFolder } from './hand-to-app-in-last-folder';
import { claimSingleInstance } from './single-instance';
import { limitSecondInstanceArguments } from './limit-second-instance-arguments';
import type { SessionBusLocation } from '../../keychain/linux/session-bus';

type StartParts = Pick<RequestParts, 'policies'> & {
  readonly config: {
    readonly apiUrl: string;
    readonly argv: readonly string[];
    readonly sessionBus: SessionBusLocation;
    readonly unsupportedStartOptions: readonly string[];
    readonly appImage: string | null;
    readonly hasScreen: boolean;
    readonly registryFolder: string;
  };
  readonly language: () => Language;
  /** Called for each later start, with its arguments and what it handed over. */
  readonly onStartedAgain: (commandLine: readonly string[], handedOver: unknown) => void;
};

/** As a shell writes the end by SIGTERM: 128 and its number. */
const interruptedExitCode = 143;

const endpointFaults: Readonly<Record<EndpointFault, string>> = {
  'not-a-url': 'is not a URL',
  'not-https': 'is not https',
  'credentials-in-url': 'contains a user name or password',
  'fragment-in-url': 'contains a fragment (#)',
};

/**
 * Checks that this run may start, and claims the single instance.
 * @returns the endpoint of live tickets; null if this run ends, because it must not start, only asks the running
 *   instance to quit, or another instance is running
 */
export function passStartupChecks({ config, language, policies, onStartedAgain }: StartParts): URL | null {
  if (config.unsupportedStartOptions.length > 0) {
    refuseToStart(config.unsupportedStartOptions);
    return null;
  }
  if (config.argv.includes('--help') || config.argv.includes('--version')) {
    runAndExit(config, () => printHelp(config.argv));
    return null;
  }
  const endpoint = parseEndpoint(config.apiUrl);
  if (!endpoint.ok) {
    dialog.showErrorBox(
      app.name,
      `HELPDESK_API_URL ${endpointFaults[endpoint.error]}. Tickets go to https addresses only, or to this computer itself.`,
    );
    app.exit(1);
    return null;
  }
  const argumentsToHandOver = limitSecondInstanceArguments(config.argv);
  if (argumentsToHandOver.join('\n') !== config.argv.join('\n')) {
    relaunch(argumentsToHandOver, config.appImage);
    app.exit();
    return null;
  }
  if (config.argv.includes(connectionCheckSwitch)) {
    runAndExit(config, async () => {
      const { printConnectionCheck } = await import('./print-connection-check');
      await printConnectionCheck(endpoint.value);
    });
    return null;
  }
  const what = findCommandLineRequest(config.argv);
  if (what !== null) {
    const { sessionBus, registryFolder } = config;
    runAndExit(config, async () => {
      const { runCommandLineRequest } = await import('./run-command-line-request');
      await runCommandLineRequest({ what, policies, sessionBus, registryFolder });
    });
    return null;
  }
  if (!config.hasScreen) {
    refuseWithoutScreen();
    return null;
  }
  if (handToAppInLastFolder(config.registryFolder, {})) {
    app.quit();
    return null;
  }
  if (claimSingleInstance({}, onStartedAgain)) return endpoint.value;
  if (mayWriteTo(app.getPath('userData'))) app.quit();
  // No other instance can hold the lock, so the folder is read-only.
  else
    void Promise.all([import('./refuse-read-only-folder'), app.whenReady()]).then(
      ([{ refuseReadOnlyFolder }]) => refuseReadOnlyFolder(app.getPath('userData'), language()),
    );
  return null;
}

/**
 * Does what a switch asks for, here or in a run without a screen, and ends this run. Of a signal Electron makes a quit,
 * which would end with 0, and nothing else quits here.
 */
function runAndExit({ argv, hasScreen }: StartParts['config'], work: () => Promise<void>): void {
  app.on('before-quit', () => app.exit(interruptedExitCode));
  if (hasScreen) work().catch(() => app.exit(1));
  else app.exit(runWithoutScreen(argv));
}

async function printHelp(argv: readonly string[]): Promise<void> {
  const { getCommandLineHelp } = await import('./command-line-help');
  const help = getCommandLineHelp(argv, { name: app.name, version: app.getVersion() });
  await new Promise((resolve) => process.stdout.write(help ?? '', resolve));
  app.exit(0);
}
