import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';

type Use<Opened, T> = (opened: Opened) => Promise<Result<T, AppError>>;

/** The handlers of the channels that begin with a prefix, such as `calls`. */
export type HandlersOf<Prefix extends string> = Pick<
  Handlers,
  Extract<keyof Handlers, `${Prefix}.${string}`>
>;

/** Runs a function with the workspace of the current mode, or answers why its database could not be opened. */
export type WithWorkspace<Workspace> = <T>(use: Use<Workspace, T>) => Promise<Result<T, AppError>>;

/** Runs a function with the history of a mode, for reading. Without a mode, it is the history of the workspace. */
export type WithHistory<History> = <T>(
  mode: Mode | undefined,
  use: Use<History, T>,
) => Promise<Result<T, AppError>>;
