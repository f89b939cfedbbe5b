import { isDeclined, type AppError } from '../../shared/errors/app-error';
import { applySettingsChange, type SettingsChange } from '../../shared/app/settings';
import type { AppState } from '../../shared/app/app-state';
import type { Channel } from '../../shared/ipc/channels-and-events';
import type { RequestOf, ResponseOf } from '../../shared/ipc/contract';
import type { AppActions } from '../state/app-actions';
import type { Ask } from '../ipc/ipc-client';
import { createStore, type Store } from '../state/store';

export type AppStore = {
  /** Null until the main process has answered for the first time. */
  readonly store: Store<AppState | null>;
  readonly refresh: () => Promise<AppError | null>;
  readonly actions: AppActions;
};

/**
 * The app's state, as the main process reports it after every change. It includes the agent's own settings changes
 * before the main process confirms them, so that the next change starts from them.
 */
export function createAppStore(ask: Ask): AppStore {
  const store = createStore<AppState | null>(null);
  let latest: AppState | null = null;
  let onTheirWay: readonly SettingsChange[] = [];
  const show = () =>
    store.set(
      () => latest && { ...latest, settings: onTheirWay.reduce(applySettingsChange, latest.settings) },
    );
  const change = async <C extends ChannelOfAppState>(
    channel: C,
    request: RequestOf<C>,
  ): Promise<AppError | null> => {
    const answer = await ask(channel, request);
    if (!answer.ok) return answer.error;
    latest = answer.value;
    show();
    return null;
  };
  const changeSettings = async (settings: SettingsChange): Promise<AppError | null> => {
    onTheirWay = [...onTheirWay, settings];
    show();
    const error = await change('app.set-settings', settings);
    onTheirWay = onTheirWay.filter((one) => one !== settings);
    show();
    return error;
  };
  return {
    store,
    refresh: () => change('app.get-state', null),
    actions: {
      saveToken: (token) => change('token.set', { token }),
      removeToken: () => change('token.remove', null),
      checkToken: () => change('token.check', null),
      setMode: async (mode) => {
        const error = await change('app.set-mode', { mode });
        return error !== null && isDeclined(error) ? null : error;
      },
      changeSettings,
    },
  };
}

type ChannelOfAppState = { [C in Channel]: ResponseOf<C> extends AppState ? C : never }[Channel];
