import type { AppError } from '../../shared/app-error';
import type { AppState } from '../../shared/app-state';
import type { Channel } from '../../shared/ipc/channels';
import type { Request, Response } from '../../shared/ipc/contract';
import type { AppActions } from '../app-actions';
import type { Ask } from '../ipc-client';
import { makeStore, type Store } from '../store';

type AppStore = {
  /** Null until the main process has answered for the first time. */
  readonly store: Store<AppState | null>;
  readonly refresh: () => Promise<AppError | null>;
  readonly actions: AppActions;
};

/** The app's own state, as the main process tells it after every change. */
export function appStore(ask: Ask): AppStore {
  const store = makeStore<AppState | null>(null);
  const change = async <C extends ChannelOfAppState>(
    channel: C,
    request: Request<C>,
  ): Promise<AppError | null> => {
    const answer = await ask(channel, request);
    if (!answer.ok) return answer.error;
    store.set(() => answer.value);
    return null;
  };
  return {
    store,
    refresh: () => change('app.state', null),
    actions: {
      saveToken: (token) => change('token.set', { token }),
      removeToken: () => change('token.remove', null),
      checkToken: () => change('token.check', null),
      setMode: (mode) => change('app.set-mode', { mode }),
      setSettings: (settings) => change('app.set-settings', settings),
    },
  };
}

type ChannelOfAppState = { [C in Channel]: Response<C> extends AppState ? C : never }[Channel];
