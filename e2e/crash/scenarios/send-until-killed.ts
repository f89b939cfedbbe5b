import { succeed } from '../../../shared/result';
import { createSeededRandom } from '../../measurement/seeded-random';
import { openStoresInProcess } from '../../../src-main/data/open-stores-in-process.fixture';
import { openHeadlessWorkspace, openWithNaiveResend } from '../../headless-app/open-headless-workspace';
import { printLine } from '../app/print-line';

export type SendUntilKilled = {
  readonly userDataFolder: string;
  readonly endpoint: string;
  readonly token: string;
  readonly isForgetful: boolean;
  /** Seeds the outbox's pauses. */
  readonly seed: number;
};

/** Starts the app and its outbox, until it is killed. */
export async function sendUntilKilled({ isForgetful, token, seed, ...rest }: SendUntilKilled): Promise<void> {
  const workspace = await openHeadlessWorkspace({
    ...rest,
    timesFaster: 1_000,
    random: createSeededRandom(seed),
    token: () => Promise.resolve(succeed(token)),
    openStores: isForgetful ? openWithNaiveResend : openStoresInProcess,
  });
  printLine('open');
  await workspace.outbox.start();
}
