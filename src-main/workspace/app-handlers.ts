import type { AppState } from '../../shared/app/app-state';
import type { Mode } from '../../shared/app/mode';
import type { SettingsChange } from '../../shared/app/settings';
import type { AppError } from '../../shared/errors/app-error';
import type { ErrorReport } from '../../shared/errors/error-report';
import { succeed, type Result } from '../../shared/result';
import type { HandlersOf } from '../ipc/handler-types';

export type AppHandlerParts = {
  readonly appState: () => Promise<AppState>;
  readonly setMode: (mode: Mode) => Promise<Result<null, AppError>>;
  readonly changeSettings: (change: SettingsChange) => Result<null, AppError>;
  readonly setToken: (token: string) => Promise<Result<null, AppError>>;
  readonly removeToken: () => Promise<Result<null, AppError>>;
  readonly checkToken: () => Promise<void>;
  readonly copyText: (text: string) => void;
  readonly reportInUse: (isInUse: boolean) => void;
  readonly reportError: (report: ErrorReport) => void;
};

/** Creates the handlers for requests about the app as a whole: mode, settings, token. */
export function createAppHandlers(parts: AppHandlerParts): HandlersOf<'app' | 'token'> {
  async function thenState(done: Result<null, AppError>): Promise<Result<AppState, AppError>> {
    return done.ok ? succeed(await parts.appState()) : done;
  }

  return {
    'app.get-state': async () => succeed(await parts.appState()),
    'app.set-mode': async ({ mode }) => thenState(await parts.setMode(mode)),
    'app.set-settings': (change) => thenState(parts.changeSettings(change)),
    'app.copy-text': ({ text }) => {
      parts.copyText(text);
      return Promise.resolve(succeed(null));
    },
    'app.report-in-use': ({ isInUse }) => {
      parts.reportInUse(isInUse);
      return Promise.resolve(succeed(null));
    },
    'app.report-error': (report) => {
      parts.reportError(report);
      return Promise.resolve(succeed(null));
    },

    'token.set': async ({ token }) => thenState(await parts.setToken(token)),
    'token.remove': async () => thenState(await parts.removeToken()),
    'token.check': async () => {
      await parts.checkToken();
      return succeed(await parts.appState());
    },
  };
}
