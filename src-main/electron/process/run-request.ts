import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { app } from 'electron';
import { quitExitCodes } from '../../../shared/app/quit-exit-codes';
import { tokenSchema } from '../../../shared/app/api-token';
import type { Policies } from '../../../shared/app/parse-policies';
import { readHealth } from '../../health/read-health';
import type { TokenVault } from '../../keychain/token-vault';
import { awaitAnswer, awaitQuit, type InstanceRequest } from './instance-request';
import { claimSingleInstance } from './single-instance';

export type RequestParts = {
  readonly what: InstanceRequest['what'];
  readonly policies: Policies;
  readonly createVault: () => TokenVault;
};

/** From sysexits.h: the token is none, and the keychain cannot be reached. */
const [invalidToken, keychainFailed] = [65, 69];

/** Does what IT asks for by a switch, and ends this run. */
export async function runRequest({ what, policies, createVault }: RequestParts): Promise<void> {
  const request = { what, request: randomUUID() };
  const folder = app.getPath('userData');
  const isStored = what === 'token' ? await storeToken(createVault()) : quitExitCodes.quit;
  if (isStored !== quitExitCodes.quit) return app.exit(isStored);
  const isAlone = claimSingleInstance(request, () => undefined);
  if (what === 'quit') return app.exit(isAlone ? quitExitCodes.quit : await awaitQuit(folder, request));
  const answer = isAlone ? null : (await awaitAnswer(folder, request))?.answer;
  if (what === 'token') return app.exit(0);
  const health = readHealth({
    version: app.getVersion(),
    electronVersion: process.versions.electron,
    platform: `${process.platform} ${process.getSystemVersion()} ${process.arch}`,
    userDataFolder: folder,
    policies,
    token: await createVault().state(),
    running: answer,
    nowMs: Date.now(),
  });
  process.stdout.write(`${JSON.stringify(health, null, 2)}\n`, () => app.exit(health.isHealthy ? 0 : 1));
}

/** Puts the token from standard input into the keychain. @returns the exit code */
async function storeToken(vault: TokenVault): Promise<number> {
  const token = tokenSchema.safeParse((await text(process.stdin)).trim());
  if (!token.success) {
    process.stderr.write('There is no token on standard input.\n');
    return invalidToken;
  }
  const stored = await vault.set(token.data);
  if (!stored.ok) process.stderr.write('The keychain did not take the token.\n');
  return stored.ok ? 0 : keychainFailed;
}
