import { succeed } from '../../shared/result';
import { openStoresHere } from '../../src-main/db/open-stores-here';
import { openEngine, openForgetful } from './engine';
import { say } from './say';

export type DrainQueue = {
  readonly userDataFolder: string;
  readonly endpoint: string;
  readonly token: string;
  readonly isForgetful: boolean;
};

/** Starts the app and lets its outbox work, until it is killed. */
export async function drainQueue({ isForgetful, token, ...rest }: DrainQueue): Promise<void> {
  const desk = await openEngine({
    ...rest,
    timesFaster: 1_000,
    token: () => Promise.resolve(succeed(token)),
    openStores: isForgetful ? openForgetful : openStoresHere,
  });
  say('open');
  await desk.outbox.start();
}
