import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { app } from 'electron';
import { quitExitCodes } from '../../../shared/app/quit-exit-codes';
import { tokenSchema } from '../../../shared/app/api-token';
import type { Policies } from '../../../shared/app/parse-policies';
import { syncPasswordSchema } from '../../../shared/sync/sync-server-and-state';
import { readHealthReport } from '../../health/health-report';
import { silentLog } from '../../log/log';
import { openSystemVaults } from './open-system-vaults';
import type { CommandLineRequest } from './command-line-request';
import { waitForInstanceAnswer, waitForQuit } from './command-line-answer-file';
import { claimSingleInstance } from './single-instance';
import type { SessionBusLocation } from '../../keychain/linux/session-bus';

export type RequestParts = {
  readonly what: CommandLineRequest['what'];
  readonly policies: Policies;
  readonly sessionBus: SessionBusLocation;
};

/** From sysexits.h: the input is no valid secret, and the keychain cannot be reached. */
const [invalidInput, keychainFailed] = [65, 69];

/** Does what IT asks for by a switch, and ends this run. */
export async function runCommandLineRequest({ what, policies, sessionBus }: RequestParts): Promise<void> {
  const vaults = openSystemVaults(sessionBus, silentLog);
  const request = { what, request: randomUUID() };
  const folder = app.getPath('userData');
  const isSecret = what === 'token' || what === 'server-password';
  const exitCode = isSecret ? await storeSecret(what, vaults) : 0;
  if (exitCode !== 0) return app.exit(exitCode);
  const isAlone = claimSingleInstance(request, () => undefined);
  if (what === 'quit') return app.exit(isAlone ? quitExitCodes.quit : await waitForQuit(folder, request));
  const answer = isAlone ? null : (await waitForInstanceAnswer(folder, request))?.answer;
  if (isSecret) return app.exit(0);
  const health = readHealthReport({
    version: app.getVersion(),
    electronVersion: process.versions.electron,
    platform: `${process.platform} ${process.getSystemVersion()} ${process.arch}`,
    userDataFolder: folder,
    policies,
    token: await vaults.token.state(),
    running: answer,
    nowMs: Date.now(),
  });
  process.stdout.write(`${JSON.stringify(health, null, 2)}\n`, () => app.exit(health.isHealthy ? 0 : 1));
}

/** Puts what comes from standard input into the keychain. @returns the exit code */
async function storeSecret(
  what: 'token' | 'server-password',
  vaults: ReturnType<typeof openSystemVaults>,
): Promise<number> {
  const isToken = what === 'token';
  const typed = await text(process.stdin);
  const secret = isToken
    ? tokenSchema.safeParse(typed.trim())
    : // A password may begin and end with a space.
      syncPasswordSchema.min(1).safeParse(typed.replace(/\r?\n$/, ''));
  if (!secret.success) {
    process.stderr.write(`There is no ${isToken ? 'token' : 'password'} on standard input.\n`);
    return invalidInput;
  }
  const stored = await vaults[isToken ? 'token' : 'syncPassword'].set(secret.data);
  if (!stored.ok) process.stderr.write(`The keychain did not take the ${isToken ? 'token' : 'password'}.\n`);
  return stored.ok ? 0 : keychainFailed;
}
