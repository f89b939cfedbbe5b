import { randomUUID } from 'node:crypto';
import { app } from 'electron';
import { quitExitCodes } from '../../../shared/app/quit-exit-codes';
import type { Policies } from '../../../shared/app/parse-policies';
import { readHealthReport } from '../../health/health-report';
import { isFolderUsable } from '../../files/is-folder-usable';
import { checkOrganisationTemplates } from '../../templates/check-organisation-templates';
import { silentLog } from '../../log/log';
import { openSystemVaults } from './open-system-vaults';
import type { CommandLineRequest } from './command-line-request';
import { waitForInstanceAnswer, waitForQuit } from './command-line-answer-file';
import { handToAppInLastFolder } from './hand-to-app-in-last-folder';
import { claimSingleInstance } from './single-instance';
import { storeSecretFromInput } from './store-secret-from-input';
import type { SessionBusLocation } from '../../keychain/linux/session-bus';

export type RequestParts = {
  readonly what: CommandLineRequest['what'];
  readonly policies: Policies;
  readonly sessionBus: SessionBusLocation;
  readonly registryFolder: string;
};

/** Does what IT asks for by a switch, and ends this run. */
export async function runCommandLineRequest({
  what,
  policies,
  sessionBus,
  registryFolder,
}: RequestParts): Promise<void> {
  const vaults = openSystemVaults({ sessionBus, isUnattended: true }, silentLog);
  const request = { what, request: randomUUID() };
  const isSecret = what === 'token' || what === 'server-password';
  const exitCode = isSecret ? await storeSecretFromInput(what, vaults) : 0;
  if (exitCode !== 0) return app.exit(exitCode);
  const isOpenInLast = handToAppInLastFolder(registryFolder, request);
  const folder = app.getPath('userData');
  // Without a folder there is no lock to ask for, so no app can be open in it, as far as this user can tell.
  const isUsable = isFolderUsable(folder);
  const isAlone = !isOpenInLast && (!isUsable || claimSingleInstance(request, () => undefined));
  if (what === 'quit') return app.exit(isAlone ? quitExitCodes.quit : await waitForQuit(folder, request));
  const answer = isAlone ? null : (await waitForInstanceAnswer(folder, request))?.answer;
  if (isSecret) return app.exit(0);
  const health = readHealthReport({
    version: app.getVersion(),
    electronVersion: process.versions.electron,
    platform: `${process.platform} ${process.getSystemVersion()} ${process.arch}`,
    userDataFolder: folder,
    policies: checkOrganisationTemplates(policies),
    token: await vaults.token.state(),
    running: answer,
    nowMs: Date.now(),
  });
  process.stdout.write(`${JSON.stringify(health, null, 2)}\n`, () => app.exit(health.isHealthy ? 0 : 1));
}
