import type { AppError } from '../../shared/errors/app-error';
import type { Mode, SettingsChange } from '../../shared/app/app-state';

/** What may be done to the app's own state. Each gives the error, where there was one. */
export type AppActions = {
  readonly saveToken: (token: string) => Promise<AppError | null>;
  readonly removeToken: () => Promise<AppError | null>;
  readonly checkToken: () => Promise<AppError | null>;
  readonly setMode: (mode: Mode) => Promise<AppError | null>;
  readonly changeSettings: (change: SettingsChange) => Promise<AppError | null>;
};
