import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/mode';
import type { SettingsChange } from '../../shared/app/settings';

/** The actions on the app's state. Each returns its error, if any. */
export type AppActions = {
  readonly saveToken: (token: string) => Promise<AppError | null>;
  readonly removeToken: () => Promise<AppError | null>;
  readonly checkToken: () => Promise<AppError | null>;
  readonly setMode: (mode: Mode) => Promise<AppError | null>;
  readonly changeSettings: (change: SettingsChange) => Promise<AppError | null>;
};
